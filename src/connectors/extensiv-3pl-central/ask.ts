import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** Any object of the vendor. */
export type Hal = Readonly<Record<string, unknown>>;

/** One answer of a list. */
export interface Listed {
  /** How many rows the question has in all, on whatever page. */
  total: number;
  rows: Hal[];
}

/**
 * Asks for a page of a list.
 *
 * @param rel what its rows are called in `_embedded`: `orders/order`; null for the one list that has `summaries`
 * @param size how many rows were asked for
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askList(
  ctx: Context,
  path: string,
  rel: string | null,
  size: number,
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<Listed> {
  const answer = await ctx.http.json({
    url: `${ctx.baseUrl}${path}`,
    query: { ...query, pgsiz: size },
    headers: signed(ctx),
  });
  const { totalResults: total, ...body } = (answer ?? {}) as Hal;
  if (!Number.isSafeInteger(total) || (total as number) < 0)
    throw new Retryable('An answer of Extensiv did not say how many results there are.');
  const rows = rel === null ? (body.summaries ?? []) : embedded(body, rel);
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null))
    throw new Retryable('An answer of Extensiv had no list of results.');
  if (rows.length > size || rows.length > (total as number))
    throw new Retryable('An answer of Extensiv had more results than it could have.');
  return { total: total as number, rows: rows as Hal[] };
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: signed(ctx) }),
};

function signed({ session }: Context): Record<string, string> {
  return { authorization: bearer(session), accept: 'application/hal+json' };
}

/**
 * What is embedded in an object. The keys are addresses that the vendor spells in two ways, and in some lists only
 * their last word; those of later days may stand on another host.
 */
export function embedded(hal: unknown, rel: string): unknown[] {
  const all = Object.entries((hal as { _embedded?: object | null } | null)?._embedded ?? {});
  const wanted = rel.toLowerCase();
  const found =
    all.find(([key]) => key.toLowerCase().endsWith(`/rels/${wanted}`)) ??
    all.find(([key]) => key.toLowerCase() === wanted.split('/')[1] || key === 'item');
  const list = found?.[1] ?? [];
  if (!Array.isArray(list)) throw new Retryable('An answer of Extensiv had something else than a list.');
  return list;
}
