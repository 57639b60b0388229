/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { instantWithOffset as instant, wholeUnits as units } from '../kit/readings.ts';

export { instant, units };

/** ISO 8601 with an offset: without one the zone would have to be guessed. */

export function instantOrNull(value: unknown): string | null {
  return isAbsent(value) ? null : instant(value);
}

/** The latest of some instants in the unified spelling; null when there is none. */
export function latest(instants: readonly (string | null)[]): string | null {
  const known = instants.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b));
}

/** A number the vendor gives its things, as text. @throws RangeError when it is none */
export function number(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  // 2 ** 53 has sixteen digits: what is longer has lost its last ones on the way and is no name of anything.
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw new RangeError(`not a number of the vendor: ${String(value).slice(0, 40)}`);
  return text;
}

export function numberOrNull(value: unknown): string | null {
  return isAbsent(value) ? null : number(value);
}

/** Text; what is empty says nothing. A number is text, too: one list of the vendor types order numbers so. */
export function textOrNull(value: unknown): string | null {
  if (isAbsent(value) || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new RangeError('a field that should be text is not');
}

export function unitsOrNull(value: unknown): number | null {
  return isAbsent(value) ? null : units(value);
}

/** An amount, which the vendor writes as text, `12.50`. @throws RangeError when it is none */
export function amountOrNull(value: unknown): number | null {
  if (isAbsent(value) || value === '') return null;
  const amount = typeof value === 'string' && /^[0-9.]+$/.test(value) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount))
    throw new RangeError(`not an amount: ${String(value).slice(0, 40)}`);
  return amount;
}

/** A list, possibly absent. @throws RangeError when something else stands in its place */
export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw new RangeError('a field that should be a list is not');
  return value;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
