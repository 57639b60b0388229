import { Retryable } from '../kit/errors.ts';

/** Rows asked for at a time: the vendor's largest. */
export const PAGE_SIZE = 200;

/** One answer of a list, checked against what was asked. */
export interface ListAnswer {
  rows: unknown[];
  /**
   * How many rows the question has in all, and on how many pages; null where the answer does not say, and more may
   * stand on the next page however few there are on this one.
   */
  extent: { total: number; pages: number } | null;
}

/** What an empty list is, however it was said. */
export const NOTHING: ListAnswer = { rows: [], extent: { total: 0, pages: 0 } };

/**
 * Reads an answer in each of the three forms that the vendor's documents allow: `{meta, data}`, a bare array, and
 * a bare row (as which its document describes the list of orders).
 *
 * @throws Retryable when it is none of them, or contradicts itself or the question
 */
export function readList(body: unknown, page: number): ListAnswer {
  if (Array.isArray(body)) return { rows: bounded(body), extent: null };
  const { data, meta, id } = (body ?? {}) as Record<string, unknown>;
  if (Array.isArray(data)) return withExtent(bounded(data), meta, page);
  if (data === undefined && meta === undefined && id !== undefined)
    return { rows: [body], extent: { total: 1, pages: 1 } };
  throw new Retryable('An answer of Fulfillment.com had no list of rows.');
}

function bounded(rows: unknown[]): unknown[] {
  if (rows.length > PAGE_SIZE)
    throw new Retryable(`An answer of Fulfillment.com had more than the ${PAGE_SIZE} rows asked for.`);
  return rows;
}

function withExtent(rows: unknown[], meta: unknown, page: number): ListAnswer {
  const pagination = (meta as { pagination?: unknown } | null | undefined)?.pagination;
  if (pagination === undefined || pagination === null) return { rows, extent: null };
  const { count, currentPage, total, totalPages } = pagination as Record<string, unknown>;
  if (!isCount(total) || !isCount(totalPages))
    throw new Retryable('An answer of Fulfillment.com did not say how many rows there are.');
  if (currentPage !== undefined && currentPage !== page)
    throw new Retryable('Fulfillment.com answered with another page than the one asked for.');
  // A row that was announced and is not there is a row lost, whichever of the two numbers lies.
  if ((count !== undefined && count !== rows.length) || total < rows.length)
    throw new Retryable('An answer of Fulfillment.com announced another number of rows than it had.');
  if ((rows.length === 0 && page <= totalPages) || (totalPages <= 1 && page === 1 && total !== rows.length))
    throw new Retryable('An answer of Fulfillment.com lacked rows that it announced.');
  return { rows, extent: { total, pages: totalPages } };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
