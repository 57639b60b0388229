/** What holds for several functions; see README.md for where each word is from. */
import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { field, idOrNull, type Row, ZONE } from './values.ts';

const SECOND = 1000;

/** Words of the manifest that the lists with a window share. */
export const windowed = {
  evidence: 'third-party',
  mapperVersion: 1,
  // Whether the filter includes its ends is told nowhere.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: SECOND,
  zone: ZONE,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Walked from the last page to the first: rows only leave a window.
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
} as const satisfies Partial<SourceFunction>;

/** Those that the lists without one share. */
export const snapshot = {
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: SECOND,
  lagMs: 0,
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** A row that the vendor does not date, and when it was read. */
export interface ReadRow {
  readAt: string;
  row: Row;
}

export function readNow(ctx: Context, rows: readonly Row[]): ReadRow[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row }));
}

/** The `idOf` of a payload that holds its row under a name. */
export const idUnder =
  (name: string) =>
  (raw: unknown): string | null =>
    idOrNull(field(field(raw, name), 'ID'));

export const updatedDate = (record: Record<string, unknown>): string | null =>
  typeof record.updated_date === 'string' ? record.updated_date : null;
