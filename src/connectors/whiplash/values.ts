/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { instantWithOffset as instant } from '../kit/readings.ts';

export { wholeUnits as units } from '../kit/readings.ts';

export { instant };

export function instantOrNull(value: unknown): string | null {
  return isAbsent(value) ? null : instant(value);
}

/** A number the vendor gives its things, as text. @throws RangeError when it is none */
export function number(value: unknown): string {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw new RangeError(`not a number of the vendor: ${String(value).slice(0, 40)}`);
  return String(value);
}

export function numberOrNull(value: unknown): string | null {
  return isAbsent(value) ? null : number(value);
}

/** Text; what is empty says nothing. */
export function textOrNull(value: unknown): string | null {
  if (isAbsent(value)) return null;
  if (typeof value === 'string') return value;
  throw new RangeError('a field that should be text is not');
}

/** Money, weights and lengths come as text, `20.50`. @throws RangeError when it is none */
export function amountOrNull(value: unknown): number | null {
  if (isAbsent(value)) return null;
  const amount = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount))
    throw new RangeError(`not an amount: ${String(value).slice(0, 40)}`);
  return amount;
}

export function flagOrNull(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** @throws RangeError when there is none: what is left out is not empty */
export function listOf<T>(value: readonly T[] | null | undefined, what: string): readonly T[] {
  if (!Array.isArray(value)) throw new RangeError(`no list of ${what}`);
  return value;
}

function isAbsent(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}
