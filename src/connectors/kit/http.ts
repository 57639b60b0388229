import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import type { RequestWatch } from '../../observe/index.ts';
import { parseBounded } from './bounded-json.ts';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from './errors.ts';

/** Bounds on what a source may send us; a source is never trusted. */
export const SOURCE_LIMITS = {
  /** Status line and headers. */
  headerBytes: 16 * 1024,
  bodyBytes: 16 * 1024 * 1024,
  headerMs: 30_000,
  jsonDepth: 64,
  /**
   * Values in one answer. Sixteen megabytes of `{},` would take seconds in which this process does nothing else, and
   * 350 MB to hold, while a page of two hundred orders has some twenty thousand values.
   */
  jsonValues: 250_000,
  /** A source may not silence us for longer than this by one answer, in milliseconds. */
  longestWaitMs: 24 * 3600 * 1000,
  /** When a 429 names no instant. */
  defaultWaitMs: 30_000,
} as const;

export interface SourceRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** Undefined values are left out. */
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form; undefined values are left out. */
  form?: Readonly<Record<string, string | undefined>>;
  /** Sent as it is. */
  text?: { type: string; body: string };
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
  /**
   * The bytes of a 2xx answer, as they are after HTTP's own unpacking: for documents that are no UTF-8, or packed again.
   *
   * @throws one of the four errors for any other outcome
   */
  file(ask: SourceRequest): Promise<Buffer>;
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
  /** Largest body that is read, where it is less than a source may send. */
  bodyBytes?: number;
}

/**
 * Each request under way has a socket of its own: over HTTP/2, customers of one vendor would share one, and whoever
 * reads slowly could hold up the others.
 */
const SOCKETS = new Agent({ allowH2: false, maxHeaderSize: SOURCE_LIMITS.headerBytes });

/** Makes the network side of one request's context. */
export function sourceHttp(options: HttpOptions): SourceHttp {
  let sourceTime: Date | null = null;
  let headers: SourceAnswer['headers'] = {};

  async function fetchBytes(ask: SourceRequest): Promise<Omit<SourceAnswer, 'text'> & { bytes: Buffer }> {
    const url = new URL(ask.url);
    for (const [name, value] of Object.entries(ask.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const method = ask.method ?? 'GET';
    const body = bodyOf(ask);
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
          ...(body && { 'content-type': body.type }),
          ...ask.headers,
        },
        body: body?.text ?? null,
        signal,
        headersTimeout: Math.min(SOURCE_LIMITS.headerMs, options.timeoutMs),
        bodyTimeout: options.timeoutMs,
        dispatcher: options.dispatcher ?? SOCKETS,
      });
      status = answer.statusCode;
      headers = answer.headers;
      const date = Date.parse(String(answer.headers.date ?? ''));
      if (Number.isFinite(date)) sourceTime = new Date(date);
      const bytes = await readBounded(answer, options.bodyBytes ?? SOURCE_LIMITS.bodyBytes);
      ended?.({ status, bytes: bytes.length, aborted: false });
      return { status, headers: answer.headers, bytes };
    } catch (error) {
      ended?.({ status, bytes: null, aborted: options.signal.aborted });
      if (error instanceof Retryable || error instanceof Terminal) throw error;
      if (options.signal.aborted)
        throw new Retryable('The request was given up because it is no longer wanted.');
      throw new Retryable(`No answer from ${url.host}: ${reasonOf(error)}.`);
    }
  }

  async function send(ask: SourceRequest): Promise<SourceAnswer> {
    const { bytes, ...answer } = await fetchBytes(ask);
    return { ...answer, text: textOf(bytes) };
  }

  return {
    send,
    async file(ask) {
      const answer = await fetchBytes(ask);
      refuse(answer, new URL(ask.url).host, options.now());
      return answer.bytes;
    },
    async json(ask) {
      const answer = await send(ask);
      refuse(answer, new URL(ask.url).host, options.now());
      if (answer.text.trim() === '') throw new Retryable(`An answer was empty (${answer.status}).`);
      return parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
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

/** What is sent, and as what. */
function bodyOf({ json, form, text }: SourceRequest): { type: string; text: string } | null {
  if (json !== undefined) return { type: 'application/json', text: JSON.stringify(json) };
  if (text) return { type: text.type, text: text.body };
  if (!form) return null;
  const fields = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

/**
 * Sorts an answer of `send` into the four errors, for sources whose bodies have to be looked at before; a 2xx passes.
 *
 * @throws what `json` and `file` throw for such an answer
 */
export function refuse(answer: Pick<SourceAnswer, 'status' | 'headers'>, host: string, now: Date): void {
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
function waitUntil(answer: Pick<SourceAnswer, 'headers'>, now: Date): Date {
  const header = String(answer.headers['retry-after'] ?? '').trim();
  const asked = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  const wait = Number.isFinite(asked) ? Math.max(asked, 0) : SOURCE_LIMITS.defaultWaitMs;
  return new Date(now.getTime() + Math.min(wait, SOURCE_LIMITS.longestWaitMs));
}

async function readBounded(answer: Dispatcher.ResponseData, most: number): Promise<Buffer> {
  try {
    // Told at once where the source says so itself; `Number` makes nothing of a header that is no number.
    if (Number(answer.headers['content-length']) > most) throw tooLarge(most);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of decoded(answer)) {
      bytes += (chunk as Buffer).length;
      if (bytes > most) throw tooLarge(most);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // What is not read to its end would keep its socket until the time allowed has passed.
    answer.body.on('error', () => {}).destroy();
    throw error;
  }
}

function tooLarge(most: number): Retryable {
  return new Retryable(`An answer was larger than ${most} bytes and was not read further.`);
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Retryable('An answer was not valid UTF-8.');
  }
}

/**
 * Each piece costs a turn of the event loop: in pieces of zlib's own 16 KiB a bomb took a thousand turns to be known as
 * one, which beside other slots may last longer than the time allowed.
 */
const UNPACKED_AT_ONCE = 128 * 1024;

/** Counting happens after decompression, so a bomb is met by the same bound. */
function decoded(answer: Dispatcher.ResponseData): AsyncIterable<unknown> {
  const encoding = String(answer.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer.body;
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[encoding];
  if (!unpack) throw new Retryable(`An answer came in the unknown encoding ${encoding.slice(0, 20)}.`);
  const stream = unpack({ chunkSize: UNPACKED_AT_ONCE });
  answer.body.on('error', (error) => stream.destroy(error));
  return answer.body.pipe(stream);
}

/** What went wrong on the way, in words where the code alone would say nothing to a person. */
function reasonOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError') return 'the time allowed has passed';
  if (name === 'HTTPParserError') return 'what came is not HTTP';
  if (typeof code !== 'string') return 'the connection broke';
  // Of zlib, and of Brotli beside it.
  if (/^(Z_|ERR__)/.test(code)) return `its body could not be unpacked (${code})`;
  return UNDICI_WORDS[code] ?? code;
}

const UNDICI_WORDS: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_TIMEOUT: 'the time allowed has passed',
  UND_ERR_BODY_TIMEOUT: 'the time allowed has passed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in the time allowed',
  UND_ERR_HEADERS_OVERFLOW: 'its headers were larger than anyone would send',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its body was not as long as it said',
  UND_ERR_SOCKET: 'the connection broke',
};
