/** Readings that mean the same at every vendor. What throws here quarantines the one record it stands in. */
import { unifiedDate } from './dates.ts';
import type { Context } from './manifest.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** An instant that says its offset. @throws RangeError for anything else: in whose zone it is meant is not guessed */
export function instantWithOffset(value: unknown): string {
  if (typeof value !== 'string' || !INSTANT.test(value))
    throw new RangeError(`not an instant with an offset: ${String(value).slice(0, 40)}`);
  return unifiedDate(value);
}

/** A text; an empty one, and what is none, says nothing. */
export function filledText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A number; what is none says nothing. */
export function finiteNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An id that the vendor counts; null for anything but a whole number. */
export function countedId(value: unknown): string | null {
  return Number.isSafeInteger(value) ? String(value) : null;
}

/** A number of units. @throws RangeError for anything but a whole number: one that is none is no 0 */
export function wholeUnits(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a count: ${String(value).slice(0, 40)}`);
  return value as number;
}

/** What all that say something agree on; null where they differ. */
export function sole(values: readonly (string | null)[]): string | null {
  const different = new Set(values.filter((value) => value !== null));
  return different.size === 1 ? [...different][0]! : null;
}

/** What a table has for a word of the vendor. */
export function known<T>(table: Readonly<Record<string, T>>, word: string | null): T | undefined {
  return word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** A row of a list that the vendor does not date, and when it was read. */
export interface ReadRow<Row> {
  readAt: string;
  row: Row;
}

/** Rows with the instant they were read at, by the vendor's clock where it tells it. */
export function readNow<Row>(ctx: Context, rows: readonly Row[]): ReadRow<Row>[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row }));
}

/** Of what nobody measures, or in units that nobody tells. */
export const UNMEASURED = {
  length: null,
  width: null,
  height: null,
  unit: null,
  weight: null,
  weight_unit: null,
} as const;
