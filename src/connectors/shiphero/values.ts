/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { filledText as text } from '../kit/readings.ts';

export { text };

const FORM =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?)?(?:(Z|[+-]\d\d:\d\d)|([+-]\d\d)(\d\d))?$/;

/** An instant; the vendor leaves the offset out and means UTC. @throws RangeError when it is none */
export function instant(value: unknown): string {
  const [whole, day, time = '00:00:00', fraction = '', zone, hours, minutes] =
    (typeof value === 'string' && FORM.exec(value)) || [];
  if (whole === undefined) throw new RangeError(`not an instant of ShipHero: ${String(value).slice(0, 40)}`);
  const offset = zone ?? (hours === undefined ? 'Z' : `${hours}:${minutes}`);
  return unifiedDate(`${day}T${time}${fraction}${offset}`);
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value);
}

/** An instant in whole seconds; null for what is none. */
export function secondsOrNull(value: unknown): number | null {
  try {
    return Math.floor(Date.parse(instant(value)) / 1000);
  } catch {
    return null;
  }
}

/** The latest of some instants; null when there is none. */
export function latest(values: readonly unknown[]): string | null {
  const dates = values.map(instantOrNull).filter((date) => date !== null);
  return dates.reduce<string | null>((last, date) => (last !== null && last >= date ? last : date), null);
}

/** Money and measures are texts at this vendor; a text that is no number says nothing and becomes null. */
export function amount(value: unknown): number | null {
  const number = typeof value === 'string' && /\d/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Whole units; the vendor leaves out what was never counted. @throws RangeError for anything else */
export function units(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (!Number.isSafeInteger(value))
    throw new RangeError(`not a number of units of ShipHero: ${String(value).slice(0, 40)}`);
  return value as number;
}

/** The texts of a list. */
export function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.map(text).filter((value) => value !== null) : [];
}

/** A list that may be missing, without the gaps that the vendor's schema allows. */
export function items<T>(values: readonly (T | null)[] | null | undefined): T[] {
  return Array.isArray(values) ? values.filter((value): value is T => value !== null) : [];
}

/** The vendor's size and weight. */
export interface VendorDimensions {
  weight: string | null;
  height: string | null;
  width: string | null;
  length: string | null;
}

/** Inches and ounces: the vendor's default, and nothing in a record tells when an account has set others. */
export function measurements(size: VendorDimensions | null | undefined) {
  const [length, width, height] = [amount(size?.length), amount(size?.width), amount(size?.height)];
  const weight = amount(size?.weight);
  return {
    length,
    width,
    height,
    unit: length === null && width === null && height === null ? null : ('in' as const),
    weight,
    weight_unit: weight === null ? null : ('oz' as const),
  };
}
