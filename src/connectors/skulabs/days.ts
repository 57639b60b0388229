/** Orders by the day they were placed: no pages, and a message where the list was cut. */
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { ask, askArray, rowsIn } from './client.ts';
import { storesIn } from './credentials.ts';
import { key, part } from './values.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Rows to aim for in an answer, of which each is looked up further. */
const WELL_FILLED = 150;
const MOST_DAYS = 31;

/** The first and the last day to ask for: `2026-05-01`. */
export interface Days {
  first: string;
  last: string;
}

/** Where a walk stands: the day to ask for, with how many after it, and which store where one day of all is too much. */
export type DayPlace = { day: string; width: number; store: number | null };

/** What a step led to; `capped` where one store's orders of one day are more than is listed. */
export type DayStep = { rows: object[]; next: DayPlace | null } | 'capped';

/**
 * Days that cover a window in whatever zone the vendor means them: one more on either side.
 *
 * @param from in milliseconds since 1970, like `to`, which is excluded
 */
export function daysAround(from: number, to: number): Days {
  return { first: dayOf(from - DAY_MS), last: dayOf(to - 1 + DAY_MS) };
}

/** One question: some days of all stores, or one day of one store. A list that was cut is not believed. */
export async function askDays(
  ctx: Context,
  path: '/order/get_all' | '/order/get_archived',
  days: Days,
  place: DayPlace | null,
): Promise<DayStep> {
  const { day, width, store } = place ?? { day: days.first, width: 1, store: null };
  const end = earlier(plus(day, width - 1), days.last);
  const stores = store === null ? storesIn(ctx.credentials) : await storesOf(ctx);
  const wanted = store === null ? stores : stores.slice(store, store + 1);
  // Whether the end is included is not said: with the day after it, it is.
  const query = { start: day, end: plus(end, 1), ...(wanted.length > 0 && { store_ids: wanted }) };
  const { orders, message } = part(await ask(ctx, path, query));
  if (!Array.isArray(orders)) throw new Retryable('An answer of Skulabs had no list of orders.');
  if (typeof message === 'string' && message !== '') return narrower(day, width, store);
  const rows = rowsIn(orders);
  if (store !== null && store + 1 < stores.length) return { rows, next: { day, width, store: store + 1 } };
  const next = plus(end, 1);
  return {
    rows,
    next: next > days.last ? null : { day: next, width: widthAfter(width, rows.length), store: null },
  };
}

function narrower(day: string, width: number, store: number | null): DayStep {
  if (width > 1) return { rows: [], next: { day, width: Math.floor(width / 2), store: null } };
  return store === null ? { rows: [], next: { day, width, store: 0 } } : 'capped';
}

function widthAfter(width: number, rows: number): number {
  const wider = Math.floor((width * WELL_FILLED) / Math.max(rows, 1));
  return Math.min(Math.max(wider, 1), 2 * width, MOST_DAYS);
}

/** The stores that are read, one by one: those that were entered, or all there are. */
async function storesOf(ctx: Context): Promise<string[]> {
  const entered = storesIn(ctx.credentials);
  if (entered.length > 0) return entered;
  await ctx.take(1);
  const all = await askArray(ctx, '/store/get');
  if (all.length === 0) throw new Retryable('Skulabs lists orders and no store.');
  return all.map((store) => key(part(store)._id)).toSorted();
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function plus(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
