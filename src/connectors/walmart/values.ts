/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { instantWithOffset as instant } from '../kit/readings.ts';

export { instant };

/** Text; what is empty says nothing. */
export function textOrNull(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new RangeError('a field that should be text is not');
}

/** @throws RangeError when there is none */
export function text(value: unknown, what: string): string {
  const found = textOrNull(value);
  if (found === null) throw new RangeError(`no ${what}`);
  return found;
}

/** Milliseconds since 1970, as orders have them. @throws RangeError when it is none */
export function epoch(value: unknown): string {
  if (!Number.isSafeInteger(value) || (value as number) <= 0)
    throw new RangeError(`not an instant in milliseconds: ${String(value).slice(0, 40)}`);
  return unifiedDate(value as number);
}

/** The latest of some dates in the unified spelling. */
export function latest(first: string, others: readonly string[]): string {
  return others.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b), first);
}

/** A whole number of units, which orders write as text, `"2"`. @throws RangeError when it is none */
export function units(value: unknown): number {
  const count = typeof value === 'string' && /^\d{1,9}(\.0+)?$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a count: ${String(value).slice(0, 40)}`);
  return count as number;
}

/** @throws RangeError when it is no amount */
export function amount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`not an amount: ${String(value).slice(0, 40)}`);
  return value;
}

/** Cents are added, for 0.1 and 0.2 do not make 0.3. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((cents, one) => cents + Math.round(one * 100), 0) / 100;
}

/** A list, possibly absent. @throws RangeError when something else stands in its place */
export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field that should be a list is not');
  return value;
}
