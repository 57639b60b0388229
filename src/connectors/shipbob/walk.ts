import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor, Page } from '../kit/manifest.ts';
import { pageBefore } from '../kit/paging.ts';
import { countIn } from './client.ts';

/** The most rows of a page. */
export const LIMIT = 250;
const MOST_BEGINNINGS = 20;

/** What the headers of a list say of it; null where they do not. */
export interface Extent {
  count: number;
  pages: number;
}

/** Where a walk stands: the page to ask for, how many rows there were, and how often it had to begin again. */
type Place = { page: number; count: number; again: number };

/** What the last answer said of its list. */
export function extentOf(ctx: Context): Extent | null {
  const count = countIn(ctx.http.header('Total-Count'));
  const pages = countIn(ctx.http.header('Total-Pages'));
  return count === null || pages === null ? null : { count, pages };
}

/**
 * A window of a list with numbered pages, from the last page to the first, for rows leave the window while it is
 * walked: an order that changes has a later date from then on. What stands behind it moves to where is still to be
 * read. Rows that come in between, which only late ones do, show in the count, and the walk begins again.
 *
 * Where the headers do not say how many pages there are, only a window that fits into one answer can be read.
 *
 * @param ask one page, from 1
 */
export async function walkBack<Raw>(
  ctx: Context,
  cursor: Cursor | null,
  ask: (page: number) => Promise<unknown[]>,
): Promise<Page<Raw>> {
  const place = cursor as Place | null;
  const page = place?.page ?? 1;
  const rows = bounded(await ask(page));
  const extent = extentOf(ctx);
  const records = rows as Raw[];
  if (!extent) {
    if (place) throw new Retryable('ShipBob does not say any more how many pages there are.');
    const more = ctx.http.header('Next-Page') !== null || rows.length === LIMIT;
    return more ? { kind: 'capped' } : { kind: 'page', records, next: null };
  }
  if (rows.length === 0 && page <= extent.pages && extent.count > 0)
    throw new Retryable('A page of ShipBob that was announced had nothing on it.');
  return { kind: 'page', records, next: place ? following(place, extent) : second(rows, extent) };
}

/** After the first page, which only told how many there are: the last. */
function second(rows: readonly unknown[], { count, pages }: Extent): Place | null {
  if (pages > 1) return { page: pages, count, again: 0 };
  if (rows.length !== count) throw new Retryable('ShipBob announced another number of rows than it gave.');
  return null;
}

function following(place: Place, { count, pages }: Extent): Place | null {
  if (count > place.count) {
    if (place.again >= MOST_BEGINNINGS)
      throw new Retryable('A list of ShipBob keeps growing while it is read.');
    return { page: Math.max(pages, 1), count, again: place.again + 1 };
  }
  const before = pageBefore(place.page);
  // Pages at the end may be gone by now, and whatever was on them stands further ahead.
  return before === null ? null : { page: Math.max(Math.min(before, pages), 1), count, again: place.again };
}

function bounded(rows: unknown[]): unknown[] {
  if (rows.length > LIMIT)
    throw new Retryable(`An answer of ShipBob had more than the ${LIMIT} rows asked for.`);
  return rows;
}
