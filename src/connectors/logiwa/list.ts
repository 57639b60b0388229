import { Retryable } from '../kit/errors.ts';
import type { Ask, Context, Cursor } from '../kit/manifest.ts';
import { type BackwardPlace, type Extent, nextBackward } from '../kit/paging.ts';
import { windowInZone } from '../kit/zone.ts';
import { call } from './client.ts';
import { amount, field, idOrNull, isRow, type Row, withoutEcho, written, ZONE } from './values.ts';

/** Rows of the others; the vendor gives at most 200. */
export const PAGE_SIZE = 100;

type Asked = Readonly<Record<string, unknown>>;

/** A page of a list, and how much there is in all. */
export interface Listed extends Extent {
  rows: Row[];
}

/**
 * One page of a list. How much there is stands in each row, so an empty page says nothing.
 *
 * @param at the page, from 1, and the most rows of it
 * @throws Retryable when it is none, or contradicts itself or the question
 */
export async function askPage(
  ctx: Context,
  method: string,
  asked: Asked,
  at: { page: number; size: number },
): Promise<Listed> {
  const body = await call(ctx, method, { ...asked, PageSize: at.size, SelectedPageIndex: at.page });
  const rows = field(body, 'Data');
  // Said in so many words that it succeeded, and that there is nothing.
  if (rows === null) return { rows: [], count: 0, pages: 0 };
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw new Retryable(`An answer of Logiwa to ${method} had no list of rows.`);
  if (rows.length === 0) return { rows, count: 0, pages: 0 };
  const [pages, count, page] = ['PageCount', 'RecordCount', 'SelectedPageIndex'].map((name) =>
    amount(field(rows[0], name)),
  );
  if (pages === null || count === null || pages! < at.page || count! < rows.length || rows.length > at.size)
    throw new Retryable(`Logiwa announced another number of rows of ${method} than it gave.`);
  if (page !== null && page !== at.page)
    throw new Retryable(`Logiwa answered with another page of ${method} than the one asked for.`);
  return { rows: rows.map(withoutEcho), count: count!, pages: pages! };
}

/**
 * The step over a window of a list: from the last page to the first, for the order of a list is told nowhere, and rows
 * leave it while it is read.
 *
 * @param date the pair of filters, without `_Start` and `_End`
 */
export async function windowStep(
  ctx: Context,
  ask: Ask,
  cursor: Cursor | null,
  list: { method: string; date: string; asked?: Asked; size: number },
): Promise<{ rows: Row[]; next: Cursor | null }> {
  const { from, to } = windowInZone(ask.from!, ask.to!, ZONE);
  const window = { [`${list.date}_Start`]: written(from), [`${list.date}_End`]: written(to) };
  const place = cursor as BackwardPlace | null;
  const page = place?.page ?? 1;
  const { rows, ...extent } = await askPage(
    ctx,
    list.method,
    { ...list.asked, ...window },
    { page, size: list.size },
  );
  // A page that all rows have left says nothing of those before it.
  const said = place && rows.length === 0 ? { count: place.count, pages: page - 1 } : extent;
  return { rows, next: nextBackward(place, rows, said) };
}

/** What is asked for at a time of a list that is read whole. */
const LARGEST_PAGE = 200;
const MOST_PAGES = 200;

/** The first page of a list that is to be read whole, paid for. */
export async function begin(ctx: Context, method: string, asked: Asked): Promise<Listed> {
  await ctx.take(1);
  return askPage(ctx, method, asked, { page: 1, size: LARGEST_PAGE });
}

/** The same list to its end, each page paid for. @throws Retryable when it does not end */
export async function finish(ctx: Context, method: string, asked: Asked, first: Listed): Promise<Row[]> {
  if (first.pages > MOST_PAGES)
    throw new Retryable(`The list of ${method} that belongs to a page of records does not end.`);
  const rows = [...first.rows];
  for (let page = 2; page <= first.pages; page++) {
    await ctx.take(1);
    rows.push(...(await askPage(ctx, method, asked, { page, size: LARGEST_PAGE })).rows);
  }
  return once(rows);
}

/** A row that came in meanwhile may have moved others onto the next page. */
function once(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const number = idOrNull(field(row, 'ID'));
    const isNew = number === null || !seen.has(number);
    if (number !== null) seen.add(number);
    return isNew;
  });
}
