/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { fromZone } from '../kit/zone.ts';

export { countedId as numberOrNull, filledText as text, finiteNumber as amount } from '../kit/readings.ts';

/** The zone of every date of version 1, in questions and in answers. */
export const ZONE = 'America/Los_Angeles';

/** An instant, which the vendor writes as its clock in Pacific time shows it. @throws RangeError when it is none */
export function instant(value: unknown): string {
  if (typeof value !== 'string')
    throw new RangeError(`not a date of ShipStation: ${String(value).slice(0, 40)}`);
  return unifiedDate(fromZone(value, ZONE));
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value);
}

/** The latest of some instants, those that are missing left out. */
export function latest(first: string, others: readonly unknown[]): string {
  const known = others.map(instantOrNull).filter((date) => date !== null);
  return known.reduce((last, date) => (Date.parse(date) > Date.parse(last) ? date : last), first);
}

/** A number the vendor gives its things, as text. @throws RangeError when it is none */
export function number(value: unknown): string {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a number of ShipStation: ${String(value).slice(0, 40)}`);
  return String(value);
}

/** Whole units. @throws RangeError for anything else */
export function units(value: unknown): number {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a count of ShipStation: ${String(value).slice(0, 40)}`);
  return value as number;
}

/** A list that may be missing. @throws RangeError when something else stands in its place */
export function items<T>(value: readonly (T | null)[] | null | undefined): T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of ShipStation that should be a list is not');
  return value.filter((one): one is T => one !== null);
}
