import { parseBounded } from '../kit/bounded-json.ts';
import { Retryable } from '../kit/errors.ts';
import { hmacSha256, sortedParameters } from '../kit/hmac.ts';
import { refuse, SOURCE_LIMITS, type SourceAnswer } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { refuseCode } from './refusals.ts';

/** A question to the interface. */
export interface Question {
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent by POST; left out, it is a GET. */
  body?: object;
  /** The list of shops is asked for without one. */
  shop?: 'none';
}

/**
 * Asks, signed with the app's secret: over the path, the sorted query and the very bytes of the body.
 *
 * @returns the `data` of the answer
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askFor(ctx: Context, { path, query = {}, body, shop }: Question): Promise<unknown> {
  const { app_key = '', app_secret = '', shop_cipher = '' } = ctx.credentials;
  const asked = {
    ...query,
    app_key,
    timestamp: Math.floor(ctx.now().getTime() / 1000),
    ...(shop !== 'none' && { shop_cipher }),
  };
  const text = body === undefined ? '' : JSON.stringify(body);
  const answer = await ctx.http.send({
    method: body === undefined ? 'GET' : 'POST',
    url: `${ctx.baseUrl}${path}`,
    query: { ...asked, sign: signatureOf(app_secret, path, asked, text) },
    headers: { 'x-tts-access-token': ctx.session.access_token ?? '', 'content-type': 'application/json' },
    ...(body !== undefined && { text: { type: 'application/json', body: text } }),
  });
  return dataIn(answer, ctx.baseUrl, ctx.now());
}

/** Requests as a user words them; those about the consent itself are of no shop. */
export const passthrough: Passthrough = {
  sign(ctx, { json, ...asked }) {
    const { app_key = '', app_secret = '', shop_cipher = '' } = ctx.credentials;
    const { pathname: path, searchParams } = new URL(passTo(ctx.baseUrl, asked).url);
    const query = {
      ...(!path.startsWith('/authorization/') && { shop_cipher }),
      ...Object.fromEntries(searchParams),
      ...asked.query,
      app_key,
      timestamp: Math.floor(ctx.now().getTime() / 1000),
    };
    const body = json === undefined ? '' : JSON.stringify(json);
    // What is signed is the path at the vendor, whatever the address has before it.
    const below = path.slice(new URL(ctx.baseUrl).pathname.replace(/\/$/, '').length);
    return passTo(
      ctx.baseUrl,
      { ...asked, path: below, query: {} },
      {
        query: { ...query, sign: signatureOf(app_secret, below, query, body) },
        headers: { 'x-tts-access-token': ctx.session.access_token ?? '', 'content-type': 'application/json' },
        ...(json !== undefined && { text: { type: 'application/json', body } }),
      },
    );
  },
};

export function signatureOf(
  secret: string,
  path: string,
  query: Question['query'] & object,
  body: string,
): string {
  const signed = `${path}${sortedParameters(query, ['sign', 'access_token'])}${body}`;
  return hmacSha256(secret, `${secret}${signed}${secret}`);
}

/** What an answer carries: its own code tells whether it succeeded, whatever the status is. */
export function dataIn(answer: SourceAnswer, url: string, now: Date): unknown {
  const { host } = new URL(url);
  if (answer.status === 429 || answer.status >= 500) refuse(answer, host, now);
  const envelope = envelopeIn(parsedOrNull(answer));
  if (envelope?.code === 0) return envelope.data;
  if (envelope) refuseCode(envelope.code, envelope.said, now);
  refuse(answer, host, now);
  throw new Retryable(
    envelope
      ? `TikTok answered with its code ${envelope.code}.`
      : 'An answer of TikTok had no code that says whether it succeeded.',
  );
}

/** What an answer to the sign-in carries. @throws what its code means, Retryable for one that is not known */
export function grantIn(body: unknown, now: Date): unknown {
  const envelope = envelopeIn(body);
  if (envelope?.code === 0) return envelope.data;
  if (envelope) refuseCode(envelope.code, envelope.said, now);
  throw new Retryable(
    `TikTok answered the sign-in with ${envelope ? `its code ${envelope.code}` : 'no code'}.`,
  );
}

function envelopeIn(body: unknown): { code: number; said: string; data: unknown } | null {
  const { code, message, data } = (body ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(code) ? { code: code as number, said: String(message), data } : null;
}

function parsedOrNull({ text }: SourceAnswer): unknown {
  try {
    return parseBounded(text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  } catch (error) {
    if (text.trim().startsWith('{')) throw error;
    return null;
  }
}
