/**
 * How a list with numbered pages is read whole, though nothing says in which order its rows stand and they may move
 * while pages are turned: until as many different rows were seen as the vendor counts, while it counts the same
 * throughout. A row that leaves shows in the count, one that slipped past in the rows.
 */
import { hash } from 'node:crypto';
import { Retryable } from '../kit/errors.ts';
import { type Listed, PAGE_SIZE } from './client.ts';
import type { Part } from './values.ts';

/** Where a walk stands: the page to ask for, how many rows there are, and marks of the ids that were seen. */
export type Place = { page: number; total: number | null; seen: string; tries: number };

/** What a page led to; `unsteady` where several walks over the list were not whole. */
export type Walked = { rows: Part[]; next: Place | null } | 'unsteady';

export const START: Place = { page: 1, total: null, seen: '', tries: 1 };
const MOST_TRIES = 5;
/** Letters of a mark: 48 bits, so that no two of a few thousand are the same. */
const MARK = 8;

/** One step of a walk. @param listed the page at that place. @throws Retryable when it is not what was announced */
export function step(place: Place, { rows, total }: Listed): Walked {
  if (total === null) {
    // Without a count nothing shows what is lacking; only a list of one page can be told to be whole.
    return rows.length < PAGE_SIZE && place.page === 1 ? { rows, next: null } : 'unsteady';
  }
  const steady = place.total === null || place.total === total;
  const seen = marked(place.seen, rows);
  if (steady && seen.length / MARK === total) return { rows, next: null };
  if (steady && rows.length > 0)
    return { rows, next: { page: place.page + 1, total, seen, tries: place.tries } };
  if (place.page === 1) throw new Retryable('Carton Cloud announced rows and gave none.');
  if (place.tries >= MOST_TRIES) return 'unsteady';
  return { rows, next: { ...START, tries: place.tries + 1 } };
}

function marked(seen: string, rows: readonly Part[]): string {
  const marks = new Set(seen.match(/.{8}/g));
  for (const { id } of rows) marks.add(hash('sha256', String(id), 'base64url').slice(0, MARK));
  return [...marks].join('');
}
