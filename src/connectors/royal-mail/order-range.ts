import type { Cells } from '../kit/invoice-file/cells.ts';
import { readIdentifier } from '../kit/invoice-file/identifiers.ts';
import { Unreadable } from '../kit/invoice-file/reading.ts';
import type { Cursor } from '../kit/manifest.ts';

/** The first and the last sales order of a file: numbers grow with time, so few files have orders of one page. */
export interface Range {
  first: string;
  last: string;
}

/** What is kept with a file's facts; null for what has none. */
export function rangeOf(facts: Cursor | null): Range | null {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return null;
  const { first_order: first, last_order: last } = facts;
  return typeof first === 'string' && typeof last === 'string' ? { first, last } : null;
}

/** A range with one order more. */
export function widened(range: Range | null, order: string): Range {
  if (!range) return { first: order, last: order };
  return {
    first: isBefore(order, range.first) ? order : range.first,
    last: isBefore(range.last, order) ? order : range.last,
  };
}

/** Whether two ranges may have an order in common. */
export function touches(one: Range, other: Range): boolean {
  return !isBefore(one.last, other.first) && !isBefore(other.last, one.first);
}

/** The sales order of a row; null where it has none, or has lost its digits. */
export function orderIn(cells: Cells): string | null {
  return identifierIn(cells.sales_order);
}

/** A number that names something; null for what is empty or has lost its digits. */
export function identifierIn(text = ''): string | null {
  try {
    return readIdentifier(text) || null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function isBefore(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}
