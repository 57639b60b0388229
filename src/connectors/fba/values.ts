/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { filledText as textOrNull } from '../kit/readings.ts';

export { sole } from '../kit/readings.ts';

export { textOrNull };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** @throws RangeError when there is none */
export function text(value: unknown, what: string): string {
  const found = textOrNull(value);
  if (found === null) throw new RangeError(`no ${what}`);
  return found;
}

/** An instant with an offset. @throws RangeError when it is none */
export function instant(value: unknown): string {
  if (typeof value !== 'string' || !INSTANT.test(value))
    throw new RangeError(`not an instant with an offset: ${String(value).slice(0, 40)}`);
  return unifiedDate(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** An instant that may be missing. @throws RangeError when there is something that is none */
export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value);
}

/** An instant; null for what is none. */
export function dateOrNull(value: unknown): string | null {
  try {
    return instant(value);
  } catch {
    return null;
  }
}

/** Whole units, as a number or as text. @throws RangeError when they are none */
export function units(value: unknown): number {
  const count = typeof value === 'string' && /^-?\d{1,9}(\.0+)?$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a count: ${String(value).slice(0, 40)}`);
  return count as number;
}

/** Units that may be missing, which counts as none. @throws RangeError when there is something else */
export function unitsOrZero(value: unknown): number {
  return value === null || value === undefined || value === '' ? 0 : units(value);
}

/** An amount of money, which the vendor writes as text; null for anything else. */
export function amount(money: { amount?: unknown; value?: unknown } | null | undefined): number | null {
  const given = money?.amount ?? money?.value;
  return typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : null;
}

/** A list, possibly absent. @throws RangeError when something else stands in its place */
export function listOf<T>(value: readonly (T | null)[] | null | undefined): T[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new RangeError('a field that should be a list is not');
  return value.filter((one): one is T => one !== null);
}
