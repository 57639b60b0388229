/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';

export { wholeUnits as units } from '../kit/readings.ts';

/** Text; what is empty says nothing. Ids are longer than a number can hold, and always text. */
export function textOrNull(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  throw new RangeError('a field that should be text is not');
}

/** @throws RangeError when there is none */
export function text(value: unknown, what: string): string {
  const found = textOrNull(value);
  if (found === null) throw new RangeError(`no ${what}`);
  return found;
}

/** Seconds since 1970. @throws RangeError when it is none */
export function epoch(value: unknown): string {
  if (!Number.isSafeInteger(value) || (value as number) <= 0)
    throw new RangeError(`not an instant in seconds: ${String(value).slice(0, 40)}`);
  return unifiedDate((value as number) * 1000);
}

/** Zero says "not yet". */
export function epochOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === 0 ? null : epoch(value);
}

/** Money comes as text, `20.50`. @throws RangeError when it is none */
export function amountOrNull(value: unknown): number | null {
  const given = textOrNull(value);
  if (given === null) return null;
  if (!/^-?\d+(\.\d+)?$/.test(given)) throw new RangeError(`not an amount: ${given.slice(0, 40)}`);
  return Number(given);
}

/** What of several amounts is there, added up in cents; null where none is. */
export function sumOrNull(values: readonly unknown[]): number | null {
  const known = values.map(amountOrNull).filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((cents, one) => cents + Math.round(one * 100), 0) / 100;
}

/** A list, possibly absent. @throws RangeError when something else stands in its place */
export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field that should be a list is not');
  return value;
}
