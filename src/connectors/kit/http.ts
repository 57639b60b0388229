import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import type { RequestWatch } from '../../observe/index.ts';
import { parseBounded } from './bounded-json.ts';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from './errors.ts';

/** Bounds on what a source may send us; a source is never trusted. */
export const SOURCE_LIMITS = {
  bodyBytes: 32 * 1024 * 1024,
  headerMs: 30_000,
  jsonDepth: 64,
  /** A source may not silence us for longer than this by one answer, in milliseconds. */
  longestWaitMs: 24 * 3600 * 1000,
  /** When a 429 names no instant. */
  defaultWaitMs: 30_000,
} as const;

export interface SourceRequest {
  method?: 'GET' | 'POST';
  url: string;
  /** Undefined values are left out. */
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

export interface SourceAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Everything a connector may do on the network: bounded, without redirects, abortable. */
export interface SourceHttp {
  /** The answer whatever its status. @throws Retryable when none came, in time or whole */
  send(ask: SourceRequest): Promise<SourceAnswer>;
  /** The parsed JSON body of a 2xx answer. @throws one of the four errors for any other outcome */
  json(ask: SourceRequest): Promise<unknown>;
  /** A header of the last answer; null where it had none of that name. */
  header(name: string): string | null;
  /** What the source's own clock said in its last answer; null while it has said nothing. */
  readonly sourceTime: Date | null;
}

export interface HttpOptions {
  dispatcher?: Dispatcher | undefined;
  signal: AbortSignal;
  timeoutMs: number;
  now: () => Date;
  /** Told of each request, and of how it ended. */
  watch?: RequestWatch;
}

/** Makes the network side of one request's context. */
export function sourceHttp(options: HttpOptions): SourceHttp {
  let sourceTime: Date | null = null;
  let headers: SourceAnswer['headers'] = {};

  async function send(ask: SourceRequest): Promise<SourceAnswer> {
    const url = new URL(ask.url);
    for (const [name, value] of Object.entries(ask.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const method = ask.method ?? 'GET';
    const ended = options.watch?.({ method, url });
    let status: number | null = null;
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
    try {
      const answer = await request(url, {
        method,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip',
          'user-agent': 'backhaul',
          ...(ask.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...ask.headers,
        },
        body: ask.json === undefined ? null : JSON.stringify(ask.json),
        signal,
        headersTimeout: Math.min(SOURCE_LIMITS.headerMs, options.timeoutMs),
        bodyTimeout: options.timeoutMs,
        ...(options.dispatcher ? { dispatcher: options.dispatcher } : {}),
      });
      status = answer.statusCode;
      headers = answer.headers;
      const date = Date.parse(String(answer.headers.date ?? ''));
      if (Number.isFinite(date)) sourceTime = new Date(date);
      const { text, bytes } = await readBounded(answer);
      ended?.({ status, bytes, aborted: false });
      return { status, headers: answer.headers, text };
    } catch (error) {
      ended?.({ status, bytes: null, aborted: options.signal.aborted });
      if (error instanceof Retryable || error instanceof Terminal) throw error;
      if (options.signal.aborted)
        throw new Retryable('The request was given up because it is no longer wanted.');
      throw new Retryable(`No answer from ${url.host}: ${reasonOf(error)}.`);
    }
  }

  return {
    send,
    async json(ask) {
      const answer = await send(ask);
      refuse(answer, new URL(ask.url).host, options.now());
      return parseBounded(answer.text, SOURCE_LIMITS.jsonDepth);
    },
    header: (name) => {
      const value = headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
    get sourceTime() {
      return sourceTime;
    },
  };
}

/** Sorts a status into the four errors; a 2xx passes. */
function refuse(answer: SourceAnswer, host: string, now: Date): void {
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  if (status === 401) throw new CredentialsRefused(`${host} refused the credentials (401).`);
  if (status === 403)
    throw new CredentialsRefused(`${host} says a permission is missing (403).`, 'permission');
  if (status === 429) throw new RateLimited(`${host} asked us to wait (429).`, waitUntil(answer, now));
  if (status === 408 || status === 425 || status >= 500) throw new Retryable(`${host} answered ${status}.`);
  // A login page or a maintenance page in the way, mostly; following it could lead anywhere.
  if (status >= 300 && status < 400)
    throw new Retryable(`${host} redirected (${status}); redirects are not followed.`);
  throw new Terminal(`${host} refused the request (${status}).`, status);
}

/** Reads Retry-After (seconds or a date), bounded: a hostile source must not stop us for a year. */
function waitUntil(answer: SourceAnswer, now: Date): Date {
  const header = String(answer.headers['retry-after'] ?? '').trim();
  const asked = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  const wait = Number.isFinite(asked) ? Math.max(asked, 0) : SOURCE_LIMITS.defaultWaitMs;
  return new Date(now.getTime() + Math.min(wait, SOURCE_LIMITS.longestWaitMs));
}

async function readBounded(answer: Dispatcher.ResponseData): Promise<{ text: string; bytes: number }> {
  const stream = decoded(answer);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length;
    if (bytes > SOURCE_LIMITS.bodyBytes) {
      answer.body.destroy();
      throw new Retryable(
        `An answer was larger than ${SOURCE_LIMITS.bodyBytes} bytes and was not read further.`,
      );
    }
    chunks.push(chunk as Buffer);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)), bytes };
  } catch {
    throw new Retryable('An answer was not valid UTF-8.');
  }
}

/** Counting happens after decompression, so a bomb is met by the same bound. */
function decoded(answer: Dispatcher.ResponseData): AsyncIterable<unknown> {
  const encoding = String(answer.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer.body;
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[encoding];
  if (!unpack) throw new Retryable(`An answer came in the unknown encoding ${encoding.slice(0, 20)}.`);
  const stream = unpack();
  answer.body.on('error', (error) => stream.destroy(error));
  return answer.body.pipe(stream);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the time allowed has passed';
  const code = (error as { code?: unknown })?.code;
  return typeof code === 'string' ? code : 'the connection broke';
}
