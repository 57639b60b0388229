import { parseBounded } from '../kit/bounded-json.ts';
import { RateLimited, Retryable } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS, type SourceAnswer, type SourceRequest } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { allowed } from './credentials.ts';
import { part } from './values.ts';

/** Rows asked for at a time: the most that every plan allows. */
export const PAGE_SIZE = 100;

/** What is asked by: texts, lists of which each is given by itself, and selectors, which go as JSON. */
export type Query = Readonly<Record<string, string | readonly string[] | object>>;

/**
 * One request, signed.
 *
 * @throws the four kinds of ../kit/errors.ts
 */
export async function ask(ctx: Context, path: string, query: Query = {}, json?: unknown): Promise<unknown> {
  ctx.told(allowed(ctx.credentials));
  const url = new URL(`${ctx.baseUrl}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') url.searchParams.append(name, value);
    else if (Array.isArray(value)) for (const one of value) url.searchParams.append(name, one);
    else url.searchParams.append(name, JSON.stringify(value));
  }
  const request: SourceRequest = {
    url: url.href,
    headers: signed(ctx),
    ...(json !== undefined && { method: 'POST', json }),
  };
  const answer = await ctx.http.send(request);
  if (answer.status === 429) throw asTold(ctx, answer);
  refuse(answer, url.host, ctx.now());
  // Asked again, the vendor gives what it has worked out meanwhile, under 203.
  if (answer.status === 202)
    throw new Retryable('Skulabs has accepted the question and is still at work on it.');
  return parsed(answer);
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => {
    ctx.told(allowed(ctx.credentials));
    return passTo(ctx.baseUrl, asked, { headers: signed(ctx) });
  },
};

function signed({ credentials }: Context): Record<string, string> {
  return { authorization: `Bearer ${credentials.api_key ?? ''}` };
}

/** A bare list. @throws Retryable when the answer is none */
export async function askArray(
  ctx: Context,
  path: string,
  query: Query = {},
  json?: unknown,
): Promise<object[]> {
  return rowsIn(await ask(ctx, path, query, json));
}

/** Rows of an answer. @throws Retryable when they are none */
export function rowsIn(answer: unknown): object[] {
  if (
    !Array.isArray(answer) ||
    answer.some((row) => typeof row !== 'object' || row === null || Array.isArray(row))
  )
    throw new Retryable('An answer of Skulabs was no list.');
  return answer;
}

/** The vendor says in its body how long to wait, in seconds. */
function asTold(ctx: Context, answer: SourceAnswer): Error {
  const wait = part(part(part(safely(() => parsed(answer))).error).data).wait_seconds;
  if (typeof wait !== 'number' || !(wait >= 0) || answer.headers['retry-after'] !== undefined)
    return safely(() => refuse(answer, new URL(ctx.baseUrl).host, ctx.now())) as Error;
  const waitMs = Math.min(Math.ceil(wait * 1000), SOURCE_LIMITS.longestWaitMs);
  return new RateLimited('Skulabs asked us to wait (429).', new Date(ctx.now().getTime() + waitMs));
}

/** What something gives, or the error it throws. */
function safely(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function parsed({ text, status }: SourceAnswer): unknown {
  if (text.trim() === '') throw new Retryable(`An answer of Skulabs was empty (${status}).`);
  return parseBounded(text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
}
