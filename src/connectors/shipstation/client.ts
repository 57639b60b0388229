import { RateLimited, Retryable } from '../kit/errors.ts';
import { SOURCE_LIMITS } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { basic } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** A page of a list, and how much there is in all. */
export interface ListPage {
  rows: unknown[];
  total: number;
  pages: number;
}

/**
 * One request, signed.
 *
 * @param path below the address, with a slash
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askVendor(ctx: Context, path: string, query: Query = {}): Promise<unknown> {
  try {
    return await ctx.http.json({ url: `${ctx.baseUrl}${path}`, query, headers: signed(ctx) });
  } catch (error) {
    throw error instanceof RateLimited ? asTold(ctx, error) : error;
  } finally {
    const left = countIn(ctx.http.header('X-Rate-Limit-Remaining'));
    if (left !== null) ctx.told({ remaining: left });
  }
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: signed(ctx) }),
};

function signed({ credentials: { api_key = '', api_secret = '' } }: Context): Record<string, string> {
  return { authorization: basic(api_key, api_secret) };
}

/** A bare list. @throws Retryable when the answer is none */
export async function askArray(ctx: Context, path: string, query: Query = {}): Promise<unknown[]> {
  const rows = await askVendor(ctx, path, query);
  if (!Array.isArray(rows)) throw new Retryable('An answer of ShipStation was no list.');
  return rows;
}

/**
 * A page of a list, which stands in the answer under the list's own name.
 *
 * @throws Retryable when it is none, or contradicts itself or the question
 */
export async function askPage(
  ctx: Context,
  name: 'orders' | 'shipments' | 'fulfillments',
  query: Query,
  at: { page: number; size: number },
): Promise<ListPage> {
  const answer = await askVendor(ctx, `/${name}`, { ...query, page: at.page, pageSize: at.size });
  const { [name]: rows, total, page, pages } = (answer ?? {}) as Record<string, unknown>;
  if (!Array.isArray(rows) || !isCount(total) || !isCount(pages))
    throw new Retryable(`An answer of ShipStation had no list of ${name}.`);
  if (page !== undefined && page !== at.page && rows.length > 0)
    throw new Retryable('ShipStation answered with another page than the one asked for.');
  if (rows.length > at.size || rows.length > total || (rows.length === 0 && at.page <= pages && total > 0))
    throw new Retryable(`ShipStation announced another number of ${name} than it gave.`);
  return { rows, total, pages };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function countIn(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
}

/** The vendor has a header of its own for how long to wait, in seconds. */
function asTold(ctx: Context, error: RateLimited): RateLimited {
  const wait = countIn(ctx.http.header('X-Rate-Limit-Reset'));
  if (wait === null || ctx.http.header('retry-after') !== null) return error;
  const until = ctx.now().getTime() + Math.min(wait * 1000, SOURCE_LIMITS.longestWaitMs);
  return new RateLimited(error.message, new Date(until));
}
