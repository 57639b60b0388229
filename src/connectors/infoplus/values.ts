/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { filledText as text } from '../kit/readings.ts';

export { finiteNumber as amount } from '../kit/readings.ts';

export { text };

/** All dates of the vendor's models have an offset. */
const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/;

/** An instant. @throws RangeError when it is none */
export function instant(value: unknown): string {
  const [, time, fraction = '', zone = ''] = (typeof value === 'string' && FORM.exec(value)) || [];
  if (time === undefined) throw new RangeError(`not an instant of Infoplus: ${String(value).slice(0, 40)}`);
  // Finer than a millisecond than which nothing else of ours is.
  return unifiedDate(`${time}${fraction.slice(0, 4)}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
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

/** The earliest of some instants; null where all are missing. */
export function earliest(dates: readonly unknown[]): string | null {
  const known = dates.map(instantOrNull).filter((date) => date !== null);
  return known.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** A number that the vendor gives its things. @throws RangeError when it is none */
export function number(value: unknown): number {
  const found = numberOrNull(value);
  if (found === null) throw new RangeError(`not a number of Infoplus: ${String(value).slice(0, 40)}`);
  return found;
}

/** The same; null for anything else. */
export function numberOrNull(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/** The same as text, as ids are; null for anything else. */
export function id(value: unknown): string | null {
  return numberOrNull(value)?.toString() ?? null;
}

/** Whole units; what is missing was never counted. @throws RangeError for anything else */
export function units(value: unknown): number {
  return value === null || value === undefined ? 0 : number(value);
}

/** A list that may be missing. @throws RangeError when something else stands in its place */
export function items<T>(value: readonly (T | null)[] | null | undefined): T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of Infoplus that should be a list is not');
  return value.filter((one): one is T => one !== null);
}

/** Lines name what they are about by its SKU, which counts within a line of business. @throws RangeError without either */
export function itemKey(lobId: unknown, sku: unknown): string {
  const name = text(sku);
  if (name === null) throw new RangeError('an item of Infoplus has no SKU');
  return `${number(lobId)}:${name}`;
}

/** The same; null without either. */
export function keyOrNull(lobId: unknown, sku: unknown): string | null {
  return numberOrNull(lobId) === null || text(sku) === null ? null : itemKey(lobId, sku);
}
