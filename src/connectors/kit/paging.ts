/** Ways in which sources page. Each helper is pure: it says where to go on, and the connector asks. */
import { hash } from 'node:crypto';
import { Retryable } from './errors.ts';

/** Where a walk over numbered pages stands: the page to ask for, and a digest of the one before it. */
export type PageNumber = { page: number; before: string };

const MOST_PAGES = 100_000;

/** The first page, counted from 1 unless told. */
export function firstPage(from = 1): PageNumber {
  return { page: from, before: '' };
}

/**
 * The next numbered page, or null at the end. Where the source does not tell how many pages there are, only a page with
 * nothing on it ends the walk: many give fewer rows than they were asked for.
 *
 * @param pages how many there are (or the number of the last), where the answer says so
 * @throws Retryable when the source repeats itself, which would never end
 */
export function nextPage(
  place: PageNumber,
  rows: readonly unknown[],
  pages: number | null,
): PageNumber | null {
  if (pages === null ? rows.length === 0 : place.page >= pages) return null;
  if (rows.length === 0) throw new Retryable('A page that was announced had nothing on it.');
  const before = hash('md5', JSON.stringify(rows), 'hex');
  if (before === place.before || place.page >= MOST_PAGES)
    throw new Retryable('The source gives the same page again and again, so its list never ends.');
  return { page: place.page + 1, before };
}

/** How much a list has in all, and in how many pages, as an answer says. */
export interface Extent {
  count: number;
  pages: number;
}

/** Where a walk from the last page to the first stands: the page to ask for, how many rows there were, how often it began again. */
export type BackwardPlace = { page: number; count: number; again: number };

const MOST_BEGINNINGS = 20;

/**
 * The next place of a walk from the last page to the first, or null at its end: for windows that rows only leave while
 * they are walked, since whatever is changed has a later date from then on. What stands behind such a row moves to where
 * is still to be read. Rows that come in between, which only late ones do, show in the count, and the walk begins again.
 *
 * @param place null for the first answer, to page 1, which tells how many pages there are
 * @throws Retryable when the answer contradicts itself, or the list keeps growing
 */
export function nextBackward(
  place: BackwardPlace | null,
  rows: readonly unknown[],
  { count, pages }: Extent,
): BackwardPlace | null {
  const { page, again } = place ?? { page: 1, again: 0 };
  if (rows.length > count || (rows.length === 0 && count > 0 && page <= pages))
    throw new Retryable('A page does not have the rows that the source says there are.');
  if (!place) {
    if (pages > 1) return { page: pages, count, again };
    if (rows.length < count) throw new Retryable('A list of one page has fewer rows than the source says.');
    return null;
  }
  if (count > place.count) {
    if (again >= MOST_BEGINNINGS) throw new Retryable('The list keeps growing while it is read.');
    return { page: Math.max(pages, 1), count, again: again + 1 };
  }
  if (page === 1) return null;
  // Pages at the end may be gone by now, and whatever was on them stands further ahead.
  return { page: Math.max(Math.min(page - 1, pages), 1), count, again };
}

/**
 * The address in a `Link` header with `rel="next"`, as a cursor; null where there is none.
 *
 * @throws Retryable when it leads elsewhere than where was asked
 */
export function nextLink(header: string | null, asked: string): string | null {
  const link = header?.split(/,(?=\s*<)/).find((one) => /;\s*rel="?next"?(\s|;|$)/i.test(one));
  const url = link && /<([^>]*)>/.exec(link)?.[1];
  return url ? nextUrl(url, asked) : null;
}

/**
 * An address that a source gave for what comes next, as a cursor: whole, and only of the same origin, for credentials
 * go wherever is asked.
 *
 * @param asked the address that was asked, or the base of the interface
 * @throws Retryable when it leads elsewhere
 */
export function nextUrl(url: string, asked: string): string {
  let next: URL;
  try {
    next = new URL(url, asked);
  } catch {
    throw new Retryable('The source gave an address for its next page that is none.');
  }
  if (next.origin !== new URL(asked).origin)
    throw new Retryable(
      `The source gave an address for its next page on another host (${next.host.slice(0, 100)}).`,
    );
  return next.href;
}
