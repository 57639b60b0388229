/** What the lists without a window have in common. */
import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { instantOrNull, numberOrNull } from './values.ts';

/** A row, and when it was read: the vendor does not date each. */
export interface ReadRow<Row> {
  readAt: string;
  row: Row;
}

export const snapshot = {
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  // The lists have no pages.
  pageSize: 500,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

export function readNow<Row>(ctx: Context, rows: readonly unknown[]): ReadRow<Row>[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row: row as Row }));
}

export const idIn =
  (field: string) =>
  (raw: ReadRow<object>): string | null =>
    numberOrNull((raw?.row as Record<string, unknown> | null | undefined)?.[field]);

/** The vendor's dates, and where it has none, when the row was read. */
export function dates(readAt: string, created: unknown, modified: unknown) {
  const made = instantOrNull(created);
  return { created_date: made ?? readAt, updated_date: instantOrNull(modified) ?? made ?? readAt };
}
