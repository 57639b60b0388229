import { hash } from 'node:crypto';
import { Retryable } from '../kit/errors.ts';
import type { ListAnswer } from './list-answer.ts';

/** Where a walk over the numbered pages of one question stands: after a page, before the next. */
export interface Place {
  /** The page to ask for, from 1. */
  page: number;
  /** Digest of the rows of the page before; empty at the start. */
  before: string;
}

export const START: Place = { page: 1, before: '' };
const MOST_PAGES = 100_000;

/**
 * Where a walk goes after an answer; null at its end. Where no extent was given only an empty page ends it: a source
 * may give fewer rows a page than it was asked for.
 *
 * @throws Retryable when the source repeats itself, which would never end
 */
export function placeAfter(place: Place, answer: ListAnswer): Place | null {
  const { rows, extent } = answer;
  if (rows.length === 0 || (extent && place.page >= extent.pages)) return null;
  const before = digestOf(rows);
  if (before === place.before || place.page >= MOST_PAGES)
    throw new Retryable('Fulfillment.com gives the same page again and again, so its list never ends.');
  return { page: place.page + 1, before };
}

/** A digest of whole rows. */
function digestOf(rows: readonly unknown[]): string {
  return hash('md5', JSON.stringify(rows), 'hex');
}

/** Adds the ids of some rows to a sum; equal sets of ids give equal sums in whatever order they came. */
export function addIds(sum: string, rows: readonly unknown[]): string {
  let total = BigInt(`0x${sum}`);
  for (const row of rows) {
    const id = (row as { id?: unknown } | null)?.id;
    total += BigInt(`0x${hash('md5', JSON.stringify(id ?? row) ?? '', 'hex')}`);
  }
  return BigInt.asUintN(128, total).toString(16);
}
