import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor, Page } from '../kit/manifest.ts';
import { type BackwardPlace, type Extent, nextBackward } from '../kit/paging.ts';
import { countIn } from './client.ts';

/** The most rows of a page. */
export const LIMIT = 250;

/** What the last answer said of its list; null where it did not. */
export function extentOf(ctx: Context): Extent | null {
  const count = countIn(ctx.http.header('Total-Count'));
  const pages = countIn(ctx.http.header('Total-Pages'));
  return count === null || pages === null ? null : { count, pages };
}

/**
 * A window of a list with numbered pages, from the last page to the first. Where the headers do not say how many pages
 * there are, only a window that fits into one answer can be read.
 *
 * @param ask one page, from 1
 */
export async function walkBack<Raw>(
  ctx: Context,
  cursor: Cursor | null,
  ask: (page: number) => Promise<unknown[]>,
): Promise<Page<Raw>> {
  const place = cursor as BackwardPlace | null;
  const rows = await ask(place?.page ?? 1);
  if (rows.length > LIMIT)
    throw new Retryable(`An answer of ShipBob had more than the ${LIMIT} rows asked for.`);
  const extent = extentOf(ctx);
  const records = rows as Raw[];
  if (extent) return { kind: 'page', records, next: nextBackward(place, rows, extent) };
  if (place) throw new Retryable('ShipBob does not say any more how many pages there are.');
  const more = ctx.http.header('Next-Page') !== null || rows.length === LIMIT;
  return more ? { kind: 'capped' } : { kind: 'page', records, next: null };
}
