import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor, Page } from '../kit/manifest.ts';
import { askFor } from './client.ts';

/** Rows asked for at a time: the vendor's largest. */
export const PAGE_SIZE = 200;
/** A question that has as many is not listed to its end. The specification says 20,000, the guide, which is newer, 10,000. */
const MOST_LISTED = 10_000;
const LONGEST_CURSOR = 2000;

/** One page of a list, in the words of whichever list it is. */
export interface Listed {
  rows: unknown;
  meta: unknown;
}

/**
 * The step over a list that goes on with a query of the vendor's own making.
 *
 * @param query of the first page; what of it the vendor's cursor leaves out is added to that again
 * @param read where in the body the rows and the `meta` are
 */
export async function listStep(
  ctx: Context,
  path: string,
  query: Readonly<Record<string, string>>,
  cursor: Cursor | null,
  read: (body: Record<string, unknown>) => Listed,
): Promise<Page<unknown>> {
  const body =
    cursor === null
      ? await askFor(ctx, path, { ...query, limit: String(PAGE_SIZE) })
      : await askFor(ctx, `${path}${String(cursor)}`);
  if (body === null) return { kind: 'page', records: [], next: null };
  const { rows, meta } = read(body);
  const { totalCount, nextCursor } = (meta ?? {}) as Record<string, unknown>;
  if (!Array.isArray(rows) || rows.length > PAGE_SIZE || !Number.isSafeInteger(totalCount))
    throw new Retryable('An answer of Walmart had no list, no count, or more rows than were asked for.');
  if ((totalCount as number) >= MOST_LISTED) return { kind: 'capped' };
  const next = nextOf(nextCursor, query);
  // A list of one page that says how long it is, and is shorter, has lost rows on the way.
  if (cursor === null && next === null && rows.length !== totalCount)
    throw new Retryable('An answer of Walmart announced another number of rows than it had.');
  return { kind: 'page', records: rows, next };
}

/** The vendor's query as it is: what is encoded anew is another one. */
function nextOf(given: unknown, query: Readonly<Record<string, string>>): string | null {
  if (given === undefined || given === null || given === '') return null;
  if (typeof given !== 'string' || !/^\?[\x21-\x7e]+$/.test(given) || given.length > LONGEST_CURSOR)
    throw new Retryable('An answer of Walmart had a cursor that is no query.');
  const has = new URLSearchParams(given.slice(1));
  const lost = Object.entries(query).filter(([name]) => !has.has(name));
  return `${given}${lost.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('')}`;
}

/** An instant as filters take it, `2026-05-01T10:30:15Z`. */
export function filterDate(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
