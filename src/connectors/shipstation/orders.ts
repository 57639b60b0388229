import { unlessMissing, withDetails } from '../kit/details.ts';
import type { Ask, Context, Cursor, SourceFunction } from '../kit/manifest.ts';
import { type BackwardPlace, nextBackward } from '../kit/paging.ts';
import { inPasses } from '../kit/passes.ts';
import { windowInZone } from '../kit/zone.ts';
import { askPage, askVendor, type Query } from './client.ts';
import { withSent } from './join.ts';
import { mapOrder } from './map-order.ts';
import { numberOrNull, ZONE } from './values.ts';
import type { JoinedOrder, VendorOrder, VendorShipment } from './vendor.ts';

/** A fifth of what the vendor allows: a page that cannot be joined at once costs two requests an order. */
const PAGE_SIZE = 100;

/** Orders by their last change, with labels and fulfillments; and those of which a label was voided. */
export const orders: SourceFunction<JoinedOrder> = {
  name: 'get_orders',
  basis: 'updated',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  // "After" and "before".
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: 1000,
  zone: ZONE,
  // Assumed; nothing is said of it.
  lagMs: 600_000,
  // Walked from the last page to the first: rows only leave a window.
  order: 'immutable',
  // What was sent may change without the order's own date.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: inPasses<JoinedOrder>([
    {
      name: 'changed',
      async page(ctx, ask, cursor) {
        const query = { ...window(ask, 'modifyDate'), sortBy: 'CreateDate', sortDir: 'ASC' };
        const { rows, next } = await pageOf(ctx, 'orders', query, cursor);
        return { kind: 'page', records: await withSent(ctx, rows as VendorOrder[]), next };
      },
    },
    {
      name: 'voided',
      async page(ctx, ask, cursor) {
        const query = { ...window(ask, 'voidDate'), sortBy: 'CreateDate', sortDir: 'ASC' };
        const { rows, next } = await pageOf(ctx, 'shipments', query, cursor);
        return { kind: 'page', records: await ordersOf(ctx, rows as VendorShipment[]), next };
      },
    },
  ]),
  idOf: (raw) => numberOrNull(raw?.order?.orderId),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

/** One page of a walk from the last page of a list to its first. */
async function pageOf(
  ctx: Context,
  name: 'orders' | 'shipments',
  query: Query,
  cursor: Cursor | null,
): Promise<{ rows: unknown[]; next: BackwardPlace | null }> {
  const place = cursor as BackwardPlace | null;
  const answer = await askPage(ctx, name, query, { page: place?.page ?? 1, size: PAGE_SIZE });
  return {
    rows: answer.rows,
    next: nextBackward(place, answer.rows, { count: answer.total, pages: answer.pages }),
  };
}

/** The window in the vendor's wall clock, under the names that it has for a date. */
function window(ask: Ask, date: string): Record<string, string> {
  const { from, to } = windowInZone(ask.from!, ask.to!, ZONE);
  return { [`${date}Start`]: from.replace('T', ' '), [`${date}End`]: to.replace('T', ' ') };
}

/** The orders of some labels; those that are gone (deleted, merged into others) are left out. */
async function ordersOf(ctx: Context, labels: readonly VendorShipment[]): Promise<JoinedOrder[]> {
  const ids = [...new Set(labels.map((label) => numberOrNull(label?.orderId)).filter((id) => id !== null))];
  const found = await withDetails(ctx, ids, { atATime: 1 }, (id) =>
    unlessMissing(askVendor(ctx, `/orders/${id}`)),
  );
  return withSent(ctx, found as VendorOrder[]);
}
