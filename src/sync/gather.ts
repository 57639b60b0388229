import type { Place } from '../store/queries/stretch.ts';

/** What is asked of a list. */
export interface PageAsk {
  /** The `next` of the page before; null for the first. */
  after: string | null;
  limit: number;
}

/** A page of a list. */
export interface Page<T> {
  items: T[];
  /** What to ask for next; null at the end. */
  next: string | null;
}

/** Stretches looked through for one page: with filters that few fit, a page may end before it is full. */
const MOST_STRETCHES = 20;
/** Ids are given by processes' clocks, times by the database's: so far apart they are believed to be. */
const SLACK_MS = 3600 * 1000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Gathers a page from a list that is read stretch by stretch, newest first.
 *
 * @param range bounds by which ids can be left out without a look
 * @param read reads the next stretch
 */
export async function gather<T>(
  { after, limit }: PageAsk,
  { since, until }: { since?: Date | undefined; until?: Date | undefined },
  read: (place: Place) => Promise<Page<T>>,
): Promise<Page<T>> {
  const from = since ? idAt(since.getTime() - SLACK_MS) : FIRST_ID;
  const latest = until ? idAt(until.getTime() + SLACK_MS) : LAST_ID;
  const items: T[] = [];
  let before = after !== null && after < latest ? after : latest;
  for (let looks = 0; looks < MOST_STRETCHES; looks++) {
    const page = await read({ before, from, limit: limit - items.length });
    items.push(...page.items);
    if (page.next === null || items.length >= limit) return { items, next: page.next };
    before = page.next;
  }
  return { items, next: before };
}

/** The first id (UUIDv7) of an instant. */
export function idAt(ms: number): string {
  const digits = Math.max(ms, 0).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`;
}
