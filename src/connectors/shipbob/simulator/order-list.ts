import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import type { Dates, Orders, Row } from './orders.ts';

const WINDOWS: readonly [start: string, end: string, date: 'created' | 'updated' | 'tracked'][] = [
  ['StartDate', 'EndDate', 'created'],
  ['LastUpdateStartDate', 'LastUpdateEndDate', 'updated'],
  ['LastTrackingUpdateStartDate', 'LastTrackingUpdateEndDate', 'tracked'],
];
const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * `GET /order`: every filter must hold, and no window includes the instants it is given. Nothing says by what the list
 * stands; here by the newest change, which moves while it is paged.
 */
export function orderList(asked: Asked, orders: Orders, channel: number | null, now: number): Given {
  const { query } = asked;
  const windows = WINDOWS.map(([start, end, date]) => ({ date, ...windowOf(query, start, end) }));
  const tracking = query.get('HasTracking');
  const from = Math.max(...windows.map((one) => one.after ?? 0));
  const to = Math.min(...windows.map((one) => one.before ?? Number.POSITIVE_INFINITY), now + 1);
  const rows = orders
    .around(from, to, now)
    .filter((row) => windows.every((one) => isIn(row, one)))
    .filter((row) => tracking === null || String(row.hasTracking) === tracking)
    .filter((row) => channel === null || orders.channel(row) === channel)
    .toSorted((a, b) => changeOf(b) - changeOf(a) || b.life.number - a.life.number);
  return numbered(asked, rows, (row) => orders.json(row, now));
}

/** A page of a list, its extent in the headers. */
export function numbered<Item>(asked: Asked, rows: readonly Item[], json: (row: Item) => unknown): Given {
  const page = count(asked.query, 'Page', 1, 1, 2 ** 31 - 1);
  const limit = count(asked.query, 'Limit', 50, 1, 250);
  const pages = Math.ceil(rows.length / limit);
  const next = new URLSearchParams(asked.query);
  next.set('Page', String(page + 1));
  return {
    json: rows.slice((page - 1) * limit, page * limit).map(json),
    headers: {
      'Page-Number': String(page),
      'Page-Size': String(limit),
      'Total-Count': String(rows.length),
      'Total-Pages': String(pages),
      ...(page < pages && { 'Next-Page': `${asked.path}?${next}` }),
    },
  };
}

/** A parameter; what it may not be is refused by its name. */
export function count(
  query: URLSearchParams,
  name: string,
  normal: number,
  least: number,
  most: number,
): number {
  const text = query.get(name);
  if (text === null) return normal;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw invalid(name, `The value '${text}' is not valid.`);
  return value;
}

export function invalid(name: string, sentence: string): Refused {
  return new Refused({ status: 400, json: { [name]: [sentence] } });
}

interface Window {
  date: 'created' | 'updated' | 'tracked';
  after: number | null;
  before: number | null;
}

function windowOf(query: URLSearchParams, start: string, end: string): Omit<Window, 'date'> {
  const [after, before] = [start, end].map((name) => {
    const text = query.get(name);
    if (text === null) return null;
    if (!ISO_8601.test(text)) throw invalid(name, `The value '${text}' is not valid.`);
    return Date.parse(text);
  });
  return { after: after!, before: before! };
}

function isIn(row: Dates, { date, after, before }: Window): boolean {
  if (after === null && before === null) return true;
  const at = row[date];
  return at !== null && (after === null || at > after) && (before === null || at < before);
}

function changeOf(row: Row): number {
  return Math.max(row.created, row.updated ?? 0, row.tracked ?? 0);
}
