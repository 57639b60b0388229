/** What holds for the lists without a window; see README.md for where each word is from. */
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, Cursor, SourceFunction } from '../kit/manifest.ts';
import { askArray, PAGE_SIZE } from './client.ts';
import { type Part, part, text } from './values.ts';

/** A row of such a list, and when it was read: nothing dates it. */
export interface Read {
  readAt: string;
  row: Part;
}

/** Words of the manifest. */
export const snapshot = {
  basis: 'none',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 0,
  // Rows are skipped by number; one that is deleted moves those behind it.
  order: 'moving',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

const MOST_ROWS = 1_000_000;

/** A page of a list that takes selectors, by their ids. @param cursor how many rows to skip */
export async function selectPage(
  ctx: Context,
  path: string,
  cursor: Cursor | null,
): Promise<{ rows: Part[]; next: number | null }> {
  const skip = Number(cursor ?? 0);
  const query = { selector: {}, sort: { _id: 1 }, limit: String(PAGE_SIZE), skip: String(skip) };
  const rows = await askArray(ctx, path, query);
  if (rows.length > PAGE_SIZE || skip > MOST_ROWS)
    throw new Retryable(`An answer of Skulabs had more than the ${PAGE_SIZE} rows asked for.`);
  // A server may give fewer than it is asked for; only none are the end.
  return { rows: rows.map(part), next: rows.length === 0 ? null : skip + rows.length };
}

/** The instant at which the last answer was true. */
export function readAt(ctx: Context): string {
  return unifiedDate(ctx.http.sourceTime ?? ctx.now());
}

/** The `idOf` of such a list. */
export const idOf = (raw: unknown): string | null => text(part(part(raw).row)._id);
