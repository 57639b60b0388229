import { Webhook } from 'standardwebhooks';
import { type Dispatcher, request } from 'undici';

/** How long a receiver may take to answer, in milliseconds, as documented. */
const ANSWER_WITHIN_MS = 15_000;
/** Of an answer's body: what is kept for people, and what is read at most so that the connection can be used again. */
const EXCERPT_CHARACTERS = 500;
const BODY_MOST = 16 * 1024;
/** A receiver may ask for this much rest at most, in milliseconds. */
const LONGEST_REST_MS = 3600 * 1000;

/** One message to one receiver. */
export interface Message {
  url: string;
  /** The same for every attempt of it: receivers know repeats by it. */
  id: string;
  /** JSON text. */
  body: string;
  /** `whsec_…`, each of which signs; none: it goes unsigned. */
  secrets: readonly string[];
}

/** How an attempt went. */
export interface Outcome {
  delivered: boolean;
  /** Of the answer; null when none came. */
  status: number | null;
  /** The beginning of the answer. */
  response: string | null;
  /** Why it does not count as delivered, for people; null when it does. */
  error: string | null;
  durationMs: number;
  /** How long the receiver wants to be left alone, in milliseconds; null when it did not say. */
  restMs: number | null;
}

/**
 * Sends a message once, signed with the headers of Svix and of Standard Webhooks, which differ in their names only.
 * Any 2xx counts as delivered. Never rejects.
 *
 * @param signal gives the attempt up, which then counts as not made
 */
export async function post(dispatcher: Dispatcher, message: Message, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const answer = await request(message.url, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Backhaul-Webhooks', ...signed(message) },
      body: message.body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    const response = await excerpt(answer.body);
    const { statusCode: status } = answer;
    const delivered = status >= 200 && status < 300;
    return {
      delivered,
      status,
      response,
      error: delivered ? null : wrongStatus(status),
      durationMs: took(),
      restMs: restMs(status, answer.headers['retry-after']),
    };
  } catch (error) {
    return {
      delivered: false,
      status: null,
      response: null,
      error: reasonOf(error),
      durationMs: took(),
      restMs: null,
    };
  }
}

function signed({ id, body, secrets }: Message): Record<string, string> {
  if (secrets.length === 0) return { 'webhook-id': id };
  const now = new Date();
  const signature = secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' ');
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    'svix-id': id,
    'svix-timestamp': timestamp,
    'svix-signature': signature,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  };
}

/** The status has decided already; a body that breaks off or never ends is no failure. */
async function excerpt(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      if (bytes <= BODY_MOST) chunks.push(chunk as Buffer);
      else break;
    }
  } catch {
    // What came before is all there is to show.
  }
  const text = Buffer.concat(chunks).toString('utf8').slice(0, EXCERPT_CHARACTERS);
  return text.replaceAll('\0', '').toWellFormed();
}

function restMs(status: number, header: string | string[] | undefined): number | null {
  if ((status !== 429 && status !== 503) || header === undefined) return null;
  const text = String(header).trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_REST_MS) : null;
}

function wrongStatus(status: number): string {
  return status >= 300 && status < 400
    ? `It answered ${status}, a redirect, which is not followed. Set the url to where it leads.`
    : `It answered ${status}; only a status from 200 to 299 counts as received.`;
}

function reasonOf(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'TimeoutError') return `No answer came within ${ANSWER_WITHIN_MS / 1000} seconds.`;
  if (code === 'ADDRESS_REFUSED') return message ?? code;
  if (code === 'ENOTFOUND') return 'The host name is not known.';
  if (code === 'ECONNREFUSED') return 'Nobody listens at this address.';
  return `The connection failed (${typeof code === 'string' ? code : 'it broke off'}).`;
}
