/**
 * How a list is walked by a date without losing a row while rows are edited.
 *
 * Pages are numbered, so that a row which leaves the list (its date having moved on) pulls an unread one over the edge
 * of a page. Hence only first pages are asked for, in the order of the date, each beginning with the second of the last
 * row seen: rows come twice, none is skipped. Where a second has more rows than a page, its pages are followed until
 * as many different rows were seen as the vendor says there are, while it says the same number throughout. Nothing
 * enters a second that is over, so that a row which leaves shows in the number.
 */
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askList, type Hal } from './ask.ts';

/** A list, and the date it is walked by. */
export interface List {
  path: string;
  rel: string;
  /** Rows asked for at a time. */
  rows: number;
  query?: Readonly<Record<string, string>>;
  /** The date, as conditions name it. */
  date: string;
  /** Further conditions. */
  where: readonly string[];
  dateOf(row: Hal): unknown;
  idOf(row: Hal): unknown;
}

/** Where a walk stands: wall clocks of the vendor, `2026-05-01T00:00:00`; the second one excluded. */
export type Place = { from: string; to: string; tie: Tie | null };

/** Within a second that has more rows than a page. */
type Tie = { page: number; total: number | null; ids: number[]; tries: number };

const MOST_TRIES = 20;
/** What a cursor may hold. */
const MOST_TIED = 5000;

/** One step of a walk; `capped` where more rows share a second than can be told apart. */
export async function walk(
  ctx: Context,
  list: List,
  place: Place,
): Promise<{ rows: Hal[]; next: Place | null } | 'capped'> {
  const { from, tie } = place;
  const to = tie ? nextSecond(from) : place.to;
  const { total, rows } = await askList(ctx, list.path, list.rel, list.rows, {
    ...list.query,
    pgnum: tie?.page ?? 1,
    sort: list.date,
    rql: [`${list.date}=ge=${from}`, `${list.date}=lt=${to}`, ...list.where].join(';'),
  });
  const last = lastSecond(rows, list, from);
  if (tie) return withinTie(list, place, tie, total, rows);
  if (rows.length === total) return { rows, next: null };
  if (last === null) throw new Retryable('Extensiv announced results and sent none.');
  const next = last > from ? { ...place, from: last } : { ...place, tie: { ...FRESH } };
  return { rows, next };
}

const FRESH: Tie = { page: 1, total: null, ids: [], tries: 1 };

function withinTie(list: List, place: Place, tie: Tie, total: number, rows: Hal[]) {
  if (total > MOST_TIED) return 'capped';
  const ids = [...new Set([...tie.ids, ...rows.map((row) => Number(list.idOf(row)))])];
  const same = tie.total === null || tie.total === total;
  if (same && ids.length === total) {
    const from = nextSecond(place.from);
    return { rows, next: from < place.to ? { from, to: place.to, tie: null } : null };
  }
  if (same && rows.length > 0)
    return { rows, next: { ...place, tie: { ...tie, page: tie.page + 1, total, ids } } };
  if (tie.tries >= MOST_TRIES)
    throw new Retryable('A list of Extensiv keeps moving: no reading of it was whole.');
  return { rows, next: { ...place, tie: { ...FRESH, tries: tie.tries + 1 } } };
}

/** @throws Retryable unless the rows stand in the order that was asked for */
function lastSecond(rows: readonly Hal[], list: List, from: string): string | null {
  let last = from;
  for (const row of rows) {
    const date = list.dateOf(row);
    const second = typeof date === 'string' ? date.slice(0, 19).replace(' ', 'T') : '';
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(second))
      throw new Retryable(`Extensiv listed a result without the date ${list.date} that it was listed by.`);
    if (second < last) throw new Retryable('Extensiv did not keep to the order that was asked for.');
    last = second;
  }
  return rows.length === 0 ? null : last;
}

function nextSecond(second: string): string {
  return new Date(Date.parse(`${second}Z`) + 1000).toISOString().slice(0, 19);
}
