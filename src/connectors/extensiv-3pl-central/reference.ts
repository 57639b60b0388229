/** What is the same for lists that are read whole: numbered pages, until two readings agree. */
import { unifiedDate } from '../kit/dates.ts';
import type { Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { askList, type Hal } from './ask.ts';
import { scopeOf } from './credentials.ts';

/** Rows asked for at a time; the vendor's largest is 100. */
const ROWS = 50;

/** A record, and when it was read: the vendor does not say when it was changed. */
export interface Read {
  readAt: string;
  zone: string;
  vendor: Hal;
}

/** Words of the manifest. */
export const reference = {
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: ROWS,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'moving',
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** Makes the step function of such a list. */
export function readPages(list: {
  path: string;
  rel: string;
  sort: string;
  keep(row: Hal, ctx: Context): boolean;
}) {
  return async (ctx: Context, _: unknown, cursor: Cursor | null): Promise<Page<Read>> => {
    const { zone } = scopeOf(ctx.credentials);
    const place = (cursor as PageNumber | null) ?? firstPage();
    const query = { pgnum: place.page, sort: list.sort };
    const { total, rows } = await askList(ctx, list.path, list.rel, ROWS, query);
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    const records = rows.filter((row) => list.keep(row, ctx)).map((vendor) => ({ readAt, zone, vendor }));
    const next = total === 0 ? null : nextPage(place, rows, Math.ceil(total / ROWS));
    return { kind: 'page', records, next };
  };
}
