/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { CredentialsRefused } from '../kit/errors.ts';
import type { SignInContext } from '../kit/manifest.ts';
import type { XmlNode } from '../kit/xml.ts';
import { fromZone, inZone } from '../kit/zone.ts';

/** Where most of the vendor's warehouses stand; dates carry no zone. */
export const USUAL_ZONE = 'America/New_York';
const DAY_MS = 24 * 3600 * 1000;

/** An object of an answer: texts, objects, and lists of them. */
export type Fields = Readonly<Record<string, unknown>>;

/** The zone of a connection's warehouse. @throws CredentialsRefused when there is none of that name */
export function zoneOf({ credentials }: Pick<SignInContext, 'credentials'>): string {
  const zone = credentials.time_zone ?? USUAL_ZONE;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    throw new CredentialsRefused(
      'The time zone of the warehouse is written like America/New_York or Europe/Amsterdam; there is none of the name that was entered.',
    );
  }
}

/** An answer without what belongs to XML alone: its attributes, and the objects around a text that has some. */
export function plain(node: XmlNode | XmlNode[]): unknown {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(plain);
  const entries = Object.entries(node).filter(([name]) => !name.startsWith('@'));
  if (entries.length === 0) return '';
  if (entries.length === 1 && entries[0]![0] === '#text') return plain(entries[0]![1]);
  return Object.fromEntries(entries.map(([name, inner]) => [name, plain(inner)]));
}

/** An object in an answer; empty for what is none. */
export function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects of a list, which is a single one where there is but one, and a text where there is none. */
export function listIn(value: unknown): Fields[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'object' && one !== null) as Fields[];
}

/** The texts of a list, without empty ones. */
export function textsIn(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map(text).filter((one) => one !== null);
}

/** A text; what is empty, or none, is null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A number, which is written as text; null for anything else. */
export function amount(value: unknown): number | null {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,12})?$/.test(value.trim()) ? Number(value) : null;
}

/** Whole units, null where there are none told. @throws RangeError for parts of one */
export function unitsOrNull(value: unknown): number | null {
  const number = amount(value);
  if (number !== null && !Number.isSafeInteger(number))
    throw new RangeError(`not a count of Bergen: ${String(value).slice(0, 40)}`);
  return number;
}

/** An instant in the warehouse's zone: `02/03/2026`, or `5/17/2026 2:57:42 PM`. @throws RangeError when it is none */
export function instant(value: unknown, zone: string): string {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP]M))?)?$/i.exec(
    String(value ?? '').trim(),
  );
  if (!parts) throw new RangeError(`not a date of Bergen: ${String(value).slice(0, 40)}`);
  const [, month, day, year, hour = '0', minute = '00', second = '00', half] = parts;
  const two = (number: string | number) => String(number).padStart(2, '0');
  // Noon is 12 PM, and midnight 12 AM.
  const shown = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  return unifiedDate(fromZone(`${year}-${two(month!)}-${two(day!)}T${two(shown)}:${minute}:${second}`, zone));
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown, zone: string): string | null {
  return text(value) === null ? null : instant(value, zone);
}

/** The day that the warehouse's clock shows at an instant: `2026-03-08`. */
export function dayIn(date: Date, zone: string): string {
  return inZone(date, zone).slice(0, 10);
}

/** So many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day as the vendor takes it: `03/08/2026`. */
export function written(day: string): string {
  return `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;
}

/** What is not named, as far as it says something. */
export function saying(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
