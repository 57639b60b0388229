/** What holds for several functions; see README.md for where each word is from. */
import type { Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { type ReadRow, readNow } from '../kit/readings.ts';
import { keyOf, LIMIT, search } from './client.ts';
import type { List } from './lists.ts';
import { instantOrNull } from './values.ts';

export { type ReadRow, readNow };

/** Words of the manifest that the lists with a window share. */
export const windowed = {
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: LIMIT,
  // `gte` and `lt`.
  edges: { from: 'inclusive', to: 'exclusive' },
  // Dates are asked for in whole seconds.
  grainMs: 1000,
  // Assumed; nothing is said of it.
  lagMs: 600_000,
  // Walked by numbers that never change.
  order: 'immutable',
  // What is joined may change without the record's own date.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
} as const satisfies Partial<SourceFunction>;

/** Those of the lists without a window. */
export const snapshot = {
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: LIMIT,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'immutable',
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** The step of a function that reads all of a list. The cursor is the number of the last row that was read. */
export function all<Row extends object>(list: List): SourceFunction<ReadRow<Row>>['page'] {
  return async (ctx: Context, _ask: unknown, cursor: Cursor | null): Promise<Page<ReadRow<Row>>> => {
    const rows = await search<Row>(ctx, list, [], cursor as number | null);
    const next = rows.length < LIMIT ? null : keyOf(list, rows.at(-1)!);
    return { kind: 'page', records: readNow(ctx, rows), next };
  };
}

/** The two dates of a row; when it was read, where it has none. */
export function datesOf({
  readAt,
  row,
}: ReadRow<{ createDate?: string | null; modifyDate?: string | null }>): {
  created_date: string;
  updated_date: string;
} {
  const created = instantOrNull(row.createDate) ?? instantOrNull(row.modifyDate) ?? readAt;
  return { created_date: created, updated_date: instantOrNull(row.modifyDate) ?? created };
}

/** The `basisDate` of what is found by its last change. */
export function updatedDate(record: Record<string, unknown>): string | null {
  return typeof record.updated_date === 'string' ? record.updated_date : null;
}
