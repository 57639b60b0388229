/**
 * How a list is walked without losing a record while records are edited.
 *
 * The vendor's cursors are offsets ("arrayconnection:99" in base 64), so whatever leaves a list while it is paged
 * pulls an unread row over the edge of a page. Hence the list is asked in the order of its date, and each page begins
 * anew one second before the last date seen: rows may come twice (which the engine notices), none is skipped. An edit
 * only ever moves a record to a later date, where this walk or the next window finds it.
 *
 * Nothing documents what `sort` takes, so it is tried first (see ./probe.ts). Where the vendor does not keep to it, the
 * window is narrowed until one answer holds all of it, which needs no order at all.
 *
 * Only where so many rows share one second that no page gets past it are the vendor's cursors used, and then until two
 * passes in a row saw exactly the same rows, none of them twice: had a row left during the first of them, the second
 * could not have seen it.
 */
import { hash } from 'node:crypto';
import { Retryable } from '../kit/errors.ts';

/** A row of a page: which record, and its date in seconds, null where it has none that can be read. */
export interface Row {
  id: string;
  at: number | null;
}

/**
 * Where a walk stands: which seconds to ask for next, and whether the vendor keeps to the order of the date; null
 * while nobody has tried.
 */
export type Place = { from: number; to: number; sorted: boolean | null; tie: Tie | null };

/** A second with more rows than a page. */
type Tie = {
  /** The vendor's cursor; null at the start of a pass. */
  after: string | null;
  /** Marks of the rows that this pass has seen. */
  seen: string;
  /** What the pass before saw; null before the second pass and after one that saw a row twice. */
  before: string | null;
};

/** One answer, as far as the walk cares. */
export interface Answered {
  rows: readonly Row[];
  more: boolean;
  endCursor: string | null;
  /** Whether the vendor's whole answer came in the order of the date, and by more than chance. */
  sorted: boolean;
}

/** More rows within two seconds are a result that cannot be split: the marks must fit into a cursor. */
const MOST_TIED = 2000;
const MARK_LENGTH = 8;

/**
 * The place after an answer.
 *
 * @param end up to where the whole walk goes, in seconds
 * @returns null at the end; `capped` when more rows share a second than can be walked
 */
export function advance(place: Place, end: number, answer: Answered): Place | null | 'capped' {
  if (place.tie) return withinTie(place, place.tie, end, answer);
  const { rows, more, sorted } = answer;
  if (!more) return onwards(place, end);
  const last = rows.at(-1)?.at;
  if (sorted && typeof last === 'number') {
    // A vendor that keeps to the order has by then shown all of the window.
    if (last - 1 > place.to) return onwards(place, end);
    // One second back, because nobody says whether the filter includes the instant it is given.
    if (last - 1 > place.from) return { ...place, from: last - 1 };
  } else if (place.to - place.from > 2) {
    const width = Math.max(Math.floor((place.to - place.from) / 2), 2);
    return { ...place, to: place.from + width };
  }
  return withinTie(place, { after: null, seen: '', before: null }, end, answer);
}

/** Whether rows come in the order of their dates; one without a date says that nothing is known. */
export function isSorted(rows: readonly Row[]): boolean {
  return rows.every((row, at) => row.at !== null && (at === 0 || row.at >= (rows[at - 1]!.at ?? 0)));
}

/** All of the window asked for is read: the next one, twice as wide, or the end. */
function onwards(place: Place, end: number): Place | null {
  if (place.to >= end) return null;
  const width = Math.max(place.to - place.from, 1);
  return { ...place, from: place.to - 1, to: Math.min(place.to + 2 * width, end), tie: null };
}

function withinTie(place: Place, tie: Tie, end: number, answer: Answered): Place | null | 'capped' {
  const { rows, more, endCursor, sorted } = answer;
  // The second asked for and the one after it; what is later is read again from there.
  const tied = place.from + 1;
  const seen =
    tie.seen +
    rows
      .filter(({ at }) => at === null || at <= tied)
      .map(mark)
      .join('');
  if (seen.length > MOST_TIED * MARK_LENGTH) return 'capped';
  const past = sorted && (rows.at(-1)?.at ?? 0) > tied;
  if (more && !past) {
    if (endCursor === null || endCursor === '')
      throw new Retryable('ShipHero said that there is more but not where.');
    if (endCursor === tie.after)
      throw new Retryable('ShipHero gave the same cursor again, which would never end.');
    return { ...place, tie: { ...tie, after: endCursor, seen } };
  }
  const pass = summary(seen);
  if (pass === null || pass !== tie.before) return { ...place, tie: { after: null, seen: '', before: pass } };
  if (tied < place.to) return { ...place, from: tied, tie: null };
  return onwards(place, end);
}

function mark({ id }: Row): string {
  return hash('sha256', id, 'base64url').slice(0, MARK_LENGTH);
}

/** One value for a set of rows; null when a row is in it twice, for then another one may have been skipped. */
function summary(seen: string): string | null {
  const marks = seen.match(new RegExp(`.{${MARK_LENGTH}}`, 'g')) ?? [];
  if (new Set(marks).size < marks.length) return null;
  return hash('sha256', marks.toSorted().join(''), 'base64url').slice(0, 22);
}
