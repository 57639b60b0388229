/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { filledText as text } from '../kit/readings.ts';

export { finiteNumber as amount } from '../kit/readings.ts';

export { text };

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
/** How .NET writes a date that was never set. */
const NEVER = /^0001-/;

/** An instant; without an offset UTC is meant. @throws RangeError when it is none */
export function instant(value: unknown): string {
  const [, time, fraction = '', zone = 'Z'] = (typeof value === 'string' && FORM.exec(value)) || [];
  if (time === undefined || NEVER.test(time))
    throw new RangeError(`not an instant of SkuVault: ${String(value).slice(0, 40)}`);
  return unifiedDate(`${time}${fraction.slice(0, 4)}${zone}`);
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' && NEVER.test(value) ? null : instant(value);
}

/** The latest of some instants, those that are missing left out. */
export function latest(first: string, others: readonly unknown[]): string {
  const known = others.map(instantOrNull).filter((date) => date !== null);
  return known.reduce((last, date) => (Date.parse(date) > Date.parse(last) ? date : last), first);
}

/** A text that must say something. @throws RangeError when it does not */
export function key(value: unknown): string {
  const found = text(value);
  if (found === null) throw new RangeError('a name that SkuVault gives its things is missing');
  return found;
}

/** Money: a number, `{a, s}`, or in old replies a text such as `$4.10`; null for anything else. */
export function money(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'object' && value !== null) return money((value as { a?: unknown }).a);
  const [, sign, digits] =
    (typeof value === 'string' && /^(-?)\D{0,3}(\d[\d,]*(?:\.\d+)?)$/.exec(value.trim())) || [];
  return digits === undefined ? null : Number(`${sign}${digits.replaceAll(',', '')}`);
}

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/** The currency that some money names, by its code or its sign; null where none does. */
export function currency(values: readonly unknown[]): string | null {
  for (const value of values) {
    const named = (value as { s?: unknown } | null | undefined)?.s ?? value;
    const word = typeof named === 'string' ? (/^[A-Z]{3}$|[$€£]/.exec(named.trim())?.[0] ?? '') : '';
    if (word !== '') return Object.hasOwn(SIGNS, word) ? SIGNS[word]! : word;
  }
  return null;
}

/** Whole units; what is missing was never counted. @throws RangeError for anything else */
export function units(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a count of SkuVault: ${String(value).slice(0, 40)}`);
  return value as number;
}

/** A list that may be missing. @throws RangeError when something else stands in its place */
export function items<T>(value: readonly (T | null)[] | null | undefined): T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field of SkuVault that should be a list is not');
  return value.filter((one): one is T => one !== null);
}
