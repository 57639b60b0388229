import { Retryable } from '../kit/errors.ts';
import type { Cursor } from '../kit/manifest.ts';
import { pageBefore } from '../kit/paging.ts';
import type { ListPage } from './client.ts';

/** Where a walk stands: the page to ask for, how many rows there were, and how often it had to begin again. */
type Place = { page: number; total: number; again: number };

const MOST_BEGINNINGS = 20;

/**
 * A window of a list with numbered pages, from the last page to the first, for rows leave the window while it is
 * walked: an order that changes has a later date from then on. What stands behind it moves to where is still to be
 * read. Rows that come in between, which only late ones do, show in the total, and the walk begins again.
 *
 * @param ask one page, from 1
 */
export async function walkBack(
  cursor: Cursor | null,
  ask: (page: number) => Promise<ListPage>,
): Promise<{ rows: unknown[]; next: Cursor | null }> {
  const place = cursor as Place | null;
  const { rows, total, pages } = await ask(place?.page ?? 1);
  if (!place) return { rows, next: pages > 1 ? { page: pages, total, again: 0 } : null };
  if (total > place.total) {
    if (place.again >= MOST_BEGINNINGS)
      throw new Retryable('A list of ShipStation keeps growing while it is read.');
    return { rows, next: { page: Math.max(pages, 1), total, again: place.again + 1 } };
  }
  const before = pageBefore(place.page);
  if (before === null) return { rows, next: null };
  // Pages at the end may be gone by now, and whatever was on them stands further ahead.
  return { rows, next: { page: Math.max(Math.min(before, pages), 1), total, again: place.again } };
}
