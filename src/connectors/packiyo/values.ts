import { unifiedDate } from '../kit/dates.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Text, or null where there is none. Numbers are written out: an attribute may come as either. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number that may have come as text; null where it is none. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** @throws RangeError when it is no whole number: units that are wrong are worse than a record in quarantine */
export function unitsOf(value: unknown, name: string): number {
  const units = numberOf(value);
  if (units === null || !Number.isInteger(units)) throw new RangeError(`${name} is no whole number`);
  return units;
}

/** An instant with an offset, as the records carry it; null where there is none, for a zone is never guessed. */
export function instantOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  return Number.isNaN(Date.parse(value)) ? null : unifiedDate(value);
}

/** The dates every record has. */
export function datesOf({ created_at, updated_at, ordered_at }: Attributes): {
  created_date: string;
  updated_date: string;
} {
  const created = instantOf(created_at) ?? instantOf(ordered_at) ?? instantOf(updated_at);
  if (created === null) throw new RangeError('the record has no date with an offset');
  return { created_date: created, updated_date: instantOf(updated_at) ?? created };
}

/** What has no field of its own. */
export function others(attributes: Attributes, mapped: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !mapped.includes(name)));
}
