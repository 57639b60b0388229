/** What holds for several functions; see README.md for where each word is from. */
import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';

/** A row of a list that the vendor does not date, and when it was read. */
export interface ReadRow<Row> {
  readAt: string;
  row: Row;
}

/** Words of the manifest that the lists without a window share. */
export const snapshot = {
  basis: 'none',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

export function readNow<Row>(ctx: Context, rows: readonly Row[]): ReadRow<Row>[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row }));
}

/** The `idOf` of such a list. */
export const idIn =
  (field: string) =>
  (raw: ReadRow<object>): string | null => {
    const id = (raw?.row as Record<string, unknown> | null | undefined)?.[field];
    return typeof id === 'string' ? id || null : null;
  };
