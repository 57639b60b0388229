import type { Inventory } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { askFor } from './client.ts';
import { stock, type VendorStock } from './map-stock.ts';
import { stockId } from './vendor-order.ts';

/** Largest pages of the two lists. */
const SELLER_PAGE = 50;
const WFS_PAGE = 200;

/** Stock as it stands now: at the seller's own nodes, then in Walmart's warehouses, where it is counted apart. */
export const inventory: SourceFunction<VendorStock> = {
  name: 'get_inventory',
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: WFS_PAGE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // The second list is numbered by offset, over an order that is not told.
  order: 'moving',
  versionedBy: 'as_of',
  // The first list dates nothing: when it was read stands in place of that.
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  page: inPasses<VendorStock>([
    {
      name: 'seller',
      page: async (ctx, _ask, cursor) => {
        const nextCursor = cursor === null ? undefined : String(cursor);
        const body = await askFor(ctx, '/v3/inventories', { limit: String(SELLER_PAGE), nextCursor });
        if (body === null) return { kind: 'page', records: [], next: null };
        const { elements, meta } = body;
        const rows = rowsIn(
          (elements as { inventories?: unknown } | null | undefined)?.inventories,
          SELLER_PAGE,
        );
        const next = (meta as { nextCursor?: unknown } | null | undefined)?.nextCursor;
        const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
        const more = typeof next === 'string' && next !== '' && rows.length > 0;
        return {
          kind: 'page',
          records: rows.map((row) => ({ at: 'seller', readAt, row })),
          next: more ? next : null,
        };
      },
    },
    {
      name: 'wfs',
      page: async (ctx, _ask, cursor) => {
        const offset = cursor === null ? 0 : Number(cursor);
        const query = { limit: String(WFS_PAGE), offset: String(offset) };
        const body = await askFor(ctx, '/v3/fulfillment/inventory', query);
        if (body === null) return { kind: 'page', records: [], next: null };
        const rows = rowsIn(
          (body.payload as { inventory?: unknown } | null | undefined)?.inventory,
          WFS_PAGE,
        );
        const total = (body.headers as { totalCount?: unknown } | null | undefined)?.totalCount;
        if (!Number.isSafeInteger(total))
          throw new Retryable('A list of Walmart did not say how long it is.');
        const read = offset + rows.length;
        if (rows.length === 0 && read < (total as number))
          throw new Retryable('A list of Walmart lacked rows that it announced.');
        const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
        const next = read < (total as number) ? read : null;
        return { kind: 'page', records: rows.map((row) => ({ at: 'WFSFulfilled', readAt, row })), next };
      },
    },
  ]),
  idOf: (raw) => {
    const sku = (raw as VendorStock | null)?.row?.sku;
    return typeof sku === 'string' && sku !== '' ? stockId(sku, raw.at) : null;
  },
  map: (raw): Inventory => stock(raw),
  basisDate: () => null,
};

function rowsIn(value: unknown, most: number): VendorStock['row'][] {
  if (!Array.isArray(value) || value.length > most)
    throw new Retryable('An answer of Walmart had no list of stock, or more rows than were asked for.');
  return value;
}
