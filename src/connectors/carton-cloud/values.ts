/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';

export { finiteNumber as amount } from '../kit/readings.ts';

/** Any object of the vendor. */
export type Part = Readonly<Record<string, unknown>>;

/** Timestamps have an offset. @throws RangeError when it is none */
export function instant(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(value))
    throw new RangeError(`not a timestamp of Carton Cloud: ${String(value).slice(0, 40)}`);
  return unifiedDate(value);
}

/** The instant in one of a record's `timestamps`; null where it has none of that name. @throws RangeError when it is none */
export function stamp(
  record: unknown,
  name: 'created' | 'modified' | 'packed' | 'dispatched',
): string | null {
  const { time } = part(part(part(record).timestamps)[name]);
  return time === null || time === undefined || time === '' ? null : instant(time);
}

/** A day, as its first instant. @throws RangeError when it is none */
export function dayOrNull(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value))
    throw new RangeError(`not a day of Carton Cloud: ${String(value).slice(0, 40)}`);
  return unifiedDate(value);
}

/** @throws RangeError when it is no id */
export function id(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new RangeError(`not an id of Carton Cloud: ${String(value).slice(0, 40)}`);
  return value;
}

/** Text; what is empty says nothing. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The first of several that says something. */
export function firstText(...values: unknown[]): string | null {
  return values.map(text).find((one) => one !== null) ?? null;
}

/** A quantity, which may be a fraction; what is absent is 0. @throws RangeError when it is none */
export function quantity(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`not a quantity of Carton Cloud: ${String(value).slice(0, 40)}`);
  return value;
}

/** Whole units. */
export function units(value: unknown): number {
  return Math.round(quantity(value));
}

/** An object that may be absent. */
export function part(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
}

/** A list that may be absent. @throws RangeError when something else stands in its place */
export function parts(value: unknown): Part[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of Carton Cloud that should be a list is not');
  return value.map(part);
}
