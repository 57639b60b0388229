import { parseBounded } from '../kit/bounded-json.ts';
import { CredentialsRefused, RateLimited, Retryable } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS, type SourceAnswer } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { OPERATIONS } from './operations.ts';

/** Larger than any wait in milliseconds that the vendor would ask for: a point in time, in seconds since 1970. */
const POINT_IN_TIME = 1e9;

/**
 * One call. All of them are posts, with both tokens in the body.
 *
 * @param call group and name: `sales/getSalesByDate`
 * @throws the four kinds of ../kit/errors.ts
 */
export async function call(ctx: Context, call: string, asked: Record<string, unknown>): Promise<unknown> {
  const url = `${ctx.baseUrl}/${call}`;
  const json = { ...tokens(ctx), ...asked };
  const answer = await ctx.http.send({ method: 'POST', url, json });
  const body = bodyOf(answer);
  // How wrong tokens are refused is not told, so it may be under any status.
  if (errorsIn(body).some((error) => /token/i.test(error)))
    throw new CredentialsRefused(
      'SkuVault refused the tenant token or the user token. Get both anew, and enter them.',
    );
  if (answer.status === 429) throw tooMany(ctx, answer);
  refuse(answer, new URL(url).host, ctx.now());
  if (body === undefined) return parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  return body;
}

/** Calls as a user words them: posts, for only a body has room for the tokens. */
export const passthrough: Passthrough = {
  operation: ({ path }) => path.split(/[/?]/).findLast((part) => Object.hasOwn(OPERATIONS, part)) ?? null,
  sign: (ctx, asked) =>
    passTo(ctx.baseUrl, asked, { json: { ...tokens(ctx), ...(asked.json as object | undefined) } }),
};

function tokens({ credentials: { tenant_token = '', user_token = '' } }: Context) {
  return { TenantToken: tenant_token, UserToken: user_token };
}

/** The list in an answer. @throws Retryable when there is none, or errors beside it */
export function listIn<Row>(answer: unknown, name: string): Row[] {
  const rows = ((answer ?? {}) as Record<string, unknown>)[name];
  const errors = errorsIn(answer).length;
  if (!Array.isArray(rows) || errors > 0)
    throw new Retryable(`An answer of SkuVault had no ${name}, or ${errors} errors beside them.`);
  return rows as Row[];
}

/** What is no JSON is said by whoever needs it. */
function bodyOf(answer: SourceAnswer): unknown {
  try {
    return parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  } catch {
    return undefined;
  }
}

function errorsIn(body: unknown): string[] {
  const { Errors } = (Array.isArray(body) ? {} : (body ?? {})) as { Errors?: unknown };
  return Array.isArray(Errors)
    ? Errors.map((error) => (typeof error === 'string' ? error : JSON.stringify(error)))
    : [];
}

/** The vendor's header was a point in time once, and is a wait in milliseconds now. */
function tooMany(ctx: Context, answer: SourceAnswer): RateLimited | Error {
  const host = new URL(ctx.baseUrl).host;
  const header = String(answer.headers['x-ratelimit-reset'] ?? '');
  if (answer.headers['retry-after'] !== undefined || !/^\d{1,15}$/.test(header)) {
    try {
      refuse(answer, host, ctx.now());
    } catch (error) {
      return error as Error;
    }
  }
  const now = ctx.now().getTime();
  const wait = Number(header) > POINT_IN_TIME ? Number(header) * 1000 - now : Number(header);
  const bounded = Math.min(Math.max(wait, 1000), SOURCE_LIMITS.longestWaitMs);
  return new RateLimited(`${host} asked us to wait (429).`, new Date(now + bounded));
}
