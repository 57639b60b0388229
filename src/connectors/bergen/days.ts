/** Walking over lists of ticket numbers that can be asked for by days alone, and have no pages. */
import type { Ask, Cursor } from '../kit/manifest.ts';
import { dayIn, daysAfter } from './values.ts';

/** Days of one step. */
const STRIDE = 14;

/** The numbers of tickets between two days, such as `2026-03-08`; whether the last one is included is not told. */
export type ListDays = (from: string, to: string) => Promise<readonly string[]>;

/** Where a walk stands: everything before that day was read, and of it the tickets up to that number. */
type Place = { day: string; after: string };

/** A ticket, and the last day under which it is listed. */
export interface Found {
  id: string;
  day: string;
}

/**
 * Some tickets of a window, at most so many, and where to go on.
 *
 * A day is asked for together with the next: where the last day is included, tickets of the next are in both questions
 * and belong to the later one; where it is not, none is. So each is found under one day, whichever is meant.
 *
 * @param list each call of it is paid for but the first
 */
export async function dayStep(
  ask: Ask,
  cursor: Cursor | null,
  zone: string,
  most: number,
  list: ListDays,
): Promise<{ found: Found[]; next: Cursor | null }> {
  const last = dayIn(ask.to!, zone);
  const place = (cursor as Place | null) ?? { day: dayIn(ask.from!, zone), after: '' };
  const end = earlier(daysAfter(place.day, STRIDE - 1), last);
  const goOn = (day: string): Place | null => (day > last ? null : { day, after: '' });
  // Where next to nothing happens, most questions are about nothing.
  if (place.after === '' && (await list(place.day, daysAfter(end, 1))).length === 0)
    return { found: [], next: goOn(daysAfter(end, 1)) };
  const found: Found[] = [];
  let { day, after } = place;
  let here = await list(day, daysAfter(day, 1));
  for (;;) {
    const following = await list(daysAfter(day, 1), daysAfter(day, 2));
    const due = leftOf(here, following).filter((id) => id > after);
    const room = most - found.length;
    if (due.length > room && found.length > 0) return { found, next: { day, after: '' } };
    found.push(...due.slice(0, room).map((id) => ({ id, day })));
    if (due.length > room) return { found, next: { day, after: found.at(-1)!.id } };
    day = daysAfter(day, 1);
    if (day > end) return { found, next: goOn(day) };
    after = '';
    here = following;
  }
}

/** Those of a day that are not of the next, by number. */
function leftOf(here: readonly string[], following: readonly string[]): string[] {
  const later = new Set(following);
  return [...new Set(here)].filter((id) => !later.has(id)).toSorted();
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
