import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Chunk } from './prepare-page.ts';
import type { OpenSlice } from './settle.ts';

/**
 * How far a slice is, told after each page. Where the source lists its records by the date that the window is
 * compared with, the last date tells; elsewhere the count of pages does, beside what comparable readings took. It is
 * an estimate that only grows and stays below the whole: only a slice that was read to its end is all read.
 */

/** The whole of a slice, in the millionths that progress is counted in; whole numbers, so that sums are exact. */
export const WHOLE = 1_000_000;
/** What an open slice can be at most. */
const MOST = 0.99;
/** So many records in order on one page are no accident. */
const TELLING_STEPS = 5;
/** How many pages may be left of a slice of which nothing is known: the estimate nears the whole and never gets there. */
const UNKNOWN_PAGES = 10;

/** The basis dates of a page's records in the order of the source's list. */
export interface PageDates {
  /** `level`: all of one instant. */
  order: 'rising' | 'falling' | 'mixed' | 'level';
  /** How often a date differs from the one before it. */
  steps: number;
  first: Date;
  last: Date;
}

/** Looks how the basis dates of a page lie; null where its records have none. */
export function pageDates(chunks: readonly Chunk[], fn: SourceFunction): PageDates | null {
  if (fn.basis === 'none') return null;
  const dates = chunks.flatMap(({ records }) => records.flatMap(({ basis }) => basis?.getTime() ?? []));
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const moves = dates.slice(1).map((date, index) => Math.sign(date - dates[index]!));
  return {
    order: moves.map((move) => ORDER_OF_MOVE[move + 1]!).reduce(together, 'level'),
    steps: moves.filter((move) => move !== 0).length,
    first: new Date(first),
    last: new Date(last),
  };
}

const ORDER_OF_MOVE = ['falling', 'level', 'rising'] as const;

function together(a: PageDates['order'], b: PageDates['order']): PageDates['order'] {
  if (a === 'level') return b;
  return b === 'level' || a === b ? a : 'mixed';
}

/**
 * A slice after a page that was not its last.
 *
 * @param before as it was when the page was asked for
 * @param after as the page leaves it; begun anew where its `attempt` is another
 */
export function moveOn(
  before: OpenSlice,
  after: OpenSlice,
  dates: PageDates | null,
  fn: Pick<SourceFunction, 'order'>,
): OpenSlice {
  const walked = after.attempt === before.attempt ? walk(after, dates) : after;
  // A list that moves is read twice at least, so each pass is worth half of what is left.
  const [done, worth] = fn.order === 'moving' ? [1 - 2 ** (1 - walked.pass), 2 ** -walked.pass] : [0, 1];
  const share = done + worth * passShare(walked, dates);
  const progress = Math.max(before.progress, Math.floor(Math.min(share, MOST) * WHOLE));
  return { ...walked, progress };
}

/** The slice with the dates of one more page. */
function walk(slice: OpenSlice, dates: PageDates | null): OpenSlice {
  if (!dates) return slice;
  const bridge = slice.lastDate ? Math.sign(dates.first.getTime() - slice.lastDate.getTime()) : 0;
  const order = [ORDER_OF_MOVE[bridge + 1]!, dates.order].reduce(together, slice.dateOrder ?? 'level');
  return { ...slice, dateOrder: order === 'level' ? null : order, lastDate: dates.last };
}

/** How much of its present pass a slice has behind it, from 0 to 1. */
function passShare(slice: OpenSlice, dates: PageDates | null): number {
  if (slice.pages === 0) return 0;
  if (!tellsByDates(slice)) return shareByPages(slice);
  // One short page in order may be an accident, and what was claimed once is never taken back.
  if (slice.pages === 1 && (dates?.steps ?? 0) < TELLING_STEPS) return 0;
  return shareByDates(slice);
}

/** Whether the dates of the pass so far tell how far it is. */
export function tellsByDates({ window, dateOrder, lastDate }: OpenSlice): boolean {
  return window !== null && lastDate !== null && (dateOrder === 'rising' || dateOrder === 'falling');
}

function shareByDates({ window, dateOrder, lastDate }: OpenSlice): number {
  const { start, end } = window!;
  const passed =
    dateOrder === 'rising' ? lastDate!.getTime() - start.getTime() : end.getTime() - lastDate!.getTime();
  return Math.min(Math.max(passed / (end.getTime() - start.getTime()), 0), 1);
}

/** Up to what is expected in step with the pages, and beyond it ever more slowly. */
function shareByPages({ pages, expectedPages }: OpenSlice): number {
  const slack = expectedPages === null ? UNKNOWN_PAGES : Math.max(expectedPages / 10, 1);
  return pages / (Math.max(pages, expectedPages ?? 0) + slack);
}
