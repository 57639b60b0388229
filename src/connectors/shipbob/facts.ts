/** What holds for several functions; see README.md for where each word is from. */

import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { numberOrNull } from './values.ts';

/** A row of a list that the vendor does not date, and when it was read. */
export interface ReadRow<Row> {
  readAt: string;
  row: Row;
}

/** Words of the manifest that the lists without a window share. */
export const snapshot = {
  basis: 'none',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // They stand by their number as far as can be told, and seldom change.
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** Rows with the instant at which they were read. */
export function readNow<Row>(ctx: Context, rows: readonly unknown[]): ReadRow<Row>[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row: row as Row }));
}

/** The `idOf` of such a list. */
export const idIn =
  (field: string) =>
  (raw: ReadRow<object>): string | null =>
    numberOrNull((raw?.row as Record<string, unknown> | null | undefined)?.[field]);

/** The dates of a record that the vendor does not date. */
export function datedBy(readAt: string): { created_date: string; updated_date: string } {
  return { created_date: readAt, updated_date: readAt };
}
