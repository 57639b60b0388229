/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { finiteNumber as amount, countedId as idOrNull } from '../kit/readings.ts';
import { fromZone } from '../kit/zone.ts';
import type { Hal } from './ask.ts';

export { amount, idOrNull };

/** A record with the zone that its dates are meant in, so that it can be mapped by itself. */
export interface Told<T> {
  zone: string;
  vendor: T;
}

/** A date, without an offset as a rule. @throws RangeError when it is none */
export function instant(value: unknown, zone: string): string {
  if (typeof value !== 'string') throw new RangeError(`not a date: ${String(value).slice(0, 40)}`);
  return unifiedDate(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : fromZone(value, zone));
}

export function instantOrNull(value: unknown, zone: string): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value, zone);
}

/** A number the vendor gives its things, as text. @throws RangeError when it is none */
export function id(value: unknown): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an id: ${String(value).slice(0, 40)}`);
  return String(value);
}

/** Text; what is empty says nothing. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The first of several that says something. */
export function firstText(...values: unknown[]): string | null {
  return values.map(text).find((one) => one !== null) ?? null;
}

export function texts(values: readonly unknown[]): string[] {
  return [...new Set(values.map(text).filter((one) => one !== null))];
}

/** Units: decimals at this vendor, rounded to whole ones. What is absent is 0. @throws RangeError when it is no number */
export function units(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`not a quantity: ${String(value).slice(0, 40)}`);
  return Math.round(value);
}

/** An object that may be absent. */
export function part(value: unknown): Hal {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Hal) : {};
}

/** A list that may be absent. */
export function parts(value: unknown): Hal[] {
  return Array.isArray(value) ? value.map(part) : [];
}

/** What a line is about: the item's number, or its SKU where it has none. */
export function itemOf(line: Hal): { inventory_item_id: string; sku: string | null } {
  const item = part(line.itemIdentifier);
  const sku = text(item.sku);
  return { inventory_item_id: idOrNull(item.id) ?? sku ?? '', sku };
}

/** Size and weight in inches and pounds, as `imperial` and packages have them. */
export function measurements(value: unknown) {
  const size = part(value);
  const [length, width, height] = [amount(size.length), amount(size.width), amount(size.height)];
  const weight = amount(size.weight);
  return {
    length,
    width,
    height,
    unit: length === null && width === null && height === null ? null : ('in' as const),
    weight,
    weight_unit: weight === null ? null : ('lb' as const),
  };
}
