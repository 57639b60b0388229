/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';

export { countedId as numberOrNull, filledText as text, finiteNumber as amount } from '../kit/readings.ts';

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
/** How .NET, which the vendor's interface runs on, writes a date that was never set. */
const NEVER = /^0001-/;

/** An instant; without an offset UTC is meant. @throws RangeError when it is none */
export function instant(value: unknown): string {
  const [, time, fraction = '', zone = 'Z'] = (typeof value === 'string' && FORM.exec(value)) || [];
  if (time === undefined) throw new RangeError(`not an instant of ShipBob: ${String(value).slice(0, 40)}`);
  // Finer than a millisecond than which nothing else of ours is.
  return unifiedDate(`${time}${fraction.slice(0, 4)}${zone}`);
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' && NEVER.test(value) ? null : instant(value);
}

/** The latest of some instants, those that are missing left out. */
export function latest(first: string, ...others: readonly unknown[]): string {
  const known = others.map(instantOrNull).filter((date) => date !== null);
  return known.reduce((last, date) => (Date.parse(date) > Date.parse(last) ? date : last), first);
}

/** A number the vendor gives its things, as text. @throws RangeError when it is none */
export function number(value: unknown): string {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a number of ShipBob: ${String(value).slice(0, 40)}`);
  return String(value);
}

/** Whole units; what is missing was never counted. @throws RangeError for anything else */
export function units(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a count of ShipBob: ${String(value).slice(0, 40)}`);
  return value as number;
}

/** A list that may be missing. @throws RangeError when something else stands in its place */
export function items<T>(value: readonly (T | null)[] | null | undefined): T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of ShipBob that should be a list is not');
  return value.filter((one): one is T => one !== null);
}
