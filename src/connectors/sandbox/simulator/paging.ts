import { KEPT_MS, type SandboxAccount } from './account.ts';
import { DAY_MS } from './calendar.ts';
import { byPlace, type Collection, sortedRows } from './collections.ts';
import { type Cursor, openCursor, sealCursor } from './cursor.ts';
import type { Moment, Range, Row } from './moment.ts';
import { hashText, mix } from './random.ts';
import { VendorError } from './vendor-error.ts';

const LARGEST_PAGE = 200;
const WIDEST_WINDOW_MS = 14 * DAY_MS;

/** One answer of a list. */
interface ListAnswer {
  data: Record<string, unknown>[];
  next_cursor: string | null;
  total: number;
  truncated?: true;
}

/** Answers one page of a list. @throws VendorError when the question is refused */
export function answerList(
  account: SandboxAccount,
  collection: Collection,
  query: URLSearchParams,
): ListAnswer {
  const knobs = account.knobs();
  const moment = account.moment();
  const limit = readLimit(query);
  const range = readRange(collection, query, moment.now);
  const asked = collection.window ? `${range.after}|${range.before}` : '';
  const bound = mix(account.base, hashText(`${collection.path}|${asked}`));
  const cursor = openCursor(query.get('cursor'), bound, moment.now, knobs.cursor_ttl_seconds);
  const rows = sortedRows(collection, moment, range);
  const total = knobs.wrong_totals ? (rows.length * 3 + 7) % 1000 : rows.length;
  if (knobs.result_cap > 0 && rows.length > knobs.result_cap && collection.window)
    return { data: toJson(rows.slice(0, knobs.result_cap)), next_cursor: null, total, truncated: true };

  const seal = (place: Omit<Cursor, 'bound' | 'made'>) => sealCursor({ ...place, bound, made: moment.now });
  if (knobs.empty_page_with_next && rows.length > 0 && !cursor?.rested) {
    const place = cursor ?? { at: -1, ref: '', offset: 0 };
    return { data: [], next_cursor: seal({ ...place, rested: true }), total };
  }
  const { page, next } = knobs.resort_while_paging
    ? pageByOffset(rows, cursor, limit)
    : pageByPlace(rows, cursor, limit, knobs.duplicate_over_pages);
  if (knobs.edit_in_run) editOne(account, collection, rows, moment);
  return { data: toJson(page), next_cursor: next ? seal(next) : null, total };
}

interface Paged {
  page: Row[];
  next: { at: number; ref: string; offset: number } | null;
}

/** The honest way: the cursor names the last row given, so rows that leave the window take none with them. */
function pageByPlace(rows: Row[], cursor: Cursor | null, limit: number, repeatLast: boolean): Paged {
  const from = cursor ? firstAfter(rows, cursor) : 0;
  const next = rows[from + limit - 1];
  const start = repeatLast && from > 0 ? from - 1 : from;
  return {
    page: rows.slice(start, from + limit),
    next: next && from + limit < rows.length ? { at: next.at, ref: next.ref, offset: from + limit } : null,
  };
}

/** The way of many vendors: pages are counted off a list that is sorted anew each time, and rows move in it. */
function pageByOffset(rows: Row[], cursor: Cursor | null, limit: number): Paged {
  const place = new Map(rows.map((row) => [row, mix(hashText(row.ref), row.at / 1000)]));
  rows.sort((one, other) => place.get(one)! - place.get(other)! || byPlace(one, other));
  const from = cursor?.offset ?? 0;
  const offset = from + limit;
  return { page: rows.slice(from, offset), next: offset < rows.length ? { at: -1, ref: '', offset } : null };
}

function firstAfter(rows: Row[], place: { at: number; ref: string }): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(rows[middle]!, place) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Somebody at the warehouse touches one of the orders that are just being read. */
function editOne(account: SandboxAccount, collection: Collection, rows: Row[], moment: Moment): void {
  if (collection.path !== 'orders' || rows.length === 0) return;
  const turn = account.requests.received;
  const row = rows[mix(account.base, turn, 151) % rows.length]!;
  account.edit(row.ref, { priority: 6 + (turn % 4), note: `Touched at ${moment.now}` });
}

function toJson(rows: Row[]): Record<string, unknown>[] {
  return rows.map((row) => row.json());
}

function readLimit(query: URLSearchParams): number {
  const text = query.get('limit') ?? String(LARGEST_PAGE);
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > LARGEST_PAGE)
    throw new VendorError(400, 'bad_limit', `limit is a number from 1 to ${LARGEST_PAGE}.`);
  return limit;
}

function readRange(collection: Collection, query: URLSearchParams, now: number): Range {
  if (collection.window === null) return { after: -1, before: now };
  const [after, before] = ['after', 'before'].map((edge) => {
    const text = query.get(`${collection.window}_${edge}`);
    const instant = text && /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(instant))
      throw new VendorError(
        400,
        'bad_window',
        `${collection.window}_${edge} must be an instant with an offset.`,
      );
    return instant;
  }) as [number, number];
  if (before < after) throw new VendorError(400, 'bad_window', 'The window ends before it starts.');
  if (before - after > WIDEST_WINDOW_MS)
    throw new VendorError(400, 'window_too_wide', 'A window has at most 14 days.');
  if (after < now - KEPT_MS) throw new VendorError(422, 'history_gone', 'Only three years are kept.');
  return { after, before };
}
