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

/**
 * The page before, for walks from the last page to the first: what is added to the end of such a list moves nothing
 * that is still to be read. Ask for page 1 to learn how many there are, and begin with the last.
 */
export function pageBefore(page: number, first = 1): number | null {
  return page > first ? page - 1 : null;
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
