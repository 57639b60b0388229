/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { finiteNumber as amount } from '../kit/readings.ts';

export { amount };

/** Any object of the vendor. */
export type Part = Readonly<Record<string, unknown>>;

/** An instant, with an offset: in whose zone one without is meant is not said. @throws RangeError when it is none */
export function instant(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(value))
    throw new RangeError(`not an instant of Skulabs: ${String(value).slice(0, 40)}`);
  return unifiedDate(value);
}

/** An instant that may be missing. @throws RangeError when there is something that is none */
export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value);
}

/** The latest of some instants, those that are missing left out. */
export function latest(first: string, ...others: readonly unknown[]): string {
  const known = others.map(instantOrNull).filter((date) => date !== null);
  return known.reduce((last, date) => (Date.parse(date) > Date.parse(last) ? date : last), first);
}

/** A text that must be there. @throws RangeError when it is not */
export function key(value: unknown): string {
  if (typeof value !== 'string' || value === '')
    throw new RangeError(`not an id of Skulabs: ${String(value).slice(0, 40)}`);
  return value;
}

/** A text; what is empty, or none, is null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The first of several that says something. */
export function firstText(...values: unknown[]): string | null {
  return values.map(text).find((one) => one !== null) ?? null;
}

/** Whole units; what is missing is 0. @throws RangeError for anything else than a number */
export function units(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`not a quantity of Skulabs: ${String(value).slice(0, 40)}`);
  return Math.round(value);
}

/** An object that may be absent. */
export function part(value: unknown): Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Part) : {};
}

/** A list that may be absent. @throws RangeError when something else stands in its place */
export function parts(value: unknown): Part[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of Skulabs that should be a list is not');
  return value.map(part);
}

const LENGTHS: Readonly<Record<string, 'in' | 'cm'>> = { in: 'in', cm: 'cm' };
const WEIGHTS: Readonly<Record<string, readonly ['oz' | 'lb' | 'kg', factor: number]>> = {
  oz: ['oz', 1],
  lb: ['lb', 1],
  kg: ['kg', 1],
  g: ['kg', 1 / 1000],
};

/** Size and weight; a number whose unit is not named says nothing. */
export function measurements(value: unknown) {
  const size = part(value);
  const unit = known(LENGTHS, size.dimensions_unit);
  const weighed = known(WEIGHTS, size.weight_unit);
  const length = (name: string) => (unit ? amount(size[name]) : null);
  const weight = amount(size.weight);
  return {
    length: length('length'),
    width: length('width'),
    height: length('height'),
    unit: unit ?? null,
    weight: weighed && weight !== null ? weight * weighed[1] : null,
    weight_unit: weighed && weight !== null ? weighed[0] : null,
  };
}

/** What a table has for a word of the vendor. */
export function known<T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined {
  return typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;
}
