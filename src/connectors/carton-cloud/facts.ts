/** What holds for the lists without a window; see README.md for where each word is from. */
import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { PAGE_SIZE } from './client.ts';
import { type Part, part, stamp, text } from './values.ts';

/** A row of such a list, and when it was read: few of them are dated. */
export interface Read {
  readAt: string;
  row: Part;
}

/** Words of the manifest. */
export const snapshot = {
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 0,
  // See walk.ts: what is read is whole, in whatever order it stands.
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** Rows with the instant at which they were read. */
export function readNow(ctx: Context, rows: readonly Part[]): Read[] {
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rows.map((row) => ({ readAt, row }));
}

/** The `idOf` of such a list. */
export const idOf = (raw: unknown): string | null => text(part(part(raw).row).id);

/** The dates of a record: when it was read where the vendor does not say more. */
export function datesOf({ readAt, row }: Read): { created_date: string; updated_date: string } {
  return { created_date: stamp(row, 'created') ?? readAt, updated_date: stamp(row, 'modified') ?? readAt };
}
