import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses, type Pass } from '../kit/passes.ts';
import { call, listIn } from './client.ts';
import { mapSale } from './map-sale.ts';
import { text } from './values.ts';
import type { JoinedSale, VendorSale, VendorShipment } from './vendor.ts';

const HOUR = 3600_000;
/** The vendor's smallest page. */
const ASKED_FOR = 1000;
/** What one transaction holds; a window with more is halved. */
const MOST_ROWS = 500;

/**
 * Sales by their date, which is in each record, and besides those that changed in the window: the vendor can be asked
 * for changes, and does not say when they were.
 */
export const orders: SourceFunction<JoinedSale> = {
  name: 'get_orders',
  basis: 'created',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: MOST_ROWS,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  // A sale comes in from its channel after it was made. Assumed; what comes later is found by its change.
  lagMs: 2 * HOUR,
  // At most seven days; an hour less, for what is asked for besides.
  widestWindowMs: 7 * 24 * HOUR - HOUR,
  // No list is paged: a window is halved until one answer holds it whole.
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: inPasses([pass('made', 'Sale'), pass('changed', 'Modified')]),
  idOf: (raw) => text(raw?.sale?.Id),
  map: mapSale,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

function pass(name: string, field: 'Sale' | 'Modified'): Pass<JoinedSale> {
  return {
    name,
    async page(ctx, ask) {
      await ctx.take(0, 'getSalesByDate');
      const sales = await call(ctx, 'sales/getSalesByDate', {
        DateField: field,
        FromDate: ask.from!.toISOString(),
        ToDate: ask.to!.toISOString(),
        PageNumber: 0,
        PageSize: ASKED_FOR,
      });
      if (!Array.isArray(sales)) throw new Retryable('An answer of SkuVault was no list of sales.');
      if (sales.length > MOST_ROWS) return { kind: 'capped' };
      return { kind: 'page', records: await withShipments(ctx, sales as VendorSale[]), next: null };
    },
  };
}

/** Both calls have the same limit, and this one is never the more frequent: where the first was free, so is this. */
async function withShipments(ctx: Context, sales: readonly VendorSale[]): Promise<JoinedSale[]> {
  const ids = sales.map((sale) => text(sale?.Id)).filter((id) => id !== null);
  if (ids.length === 0) return sales.map((sale) => ({ sale, shipments: [] }));
  await ctx.take(1, 'getShipments');
  const answer = await call(ctx, 'sales/getShipments', { SaleIds: ids });
  const shipments = new Map<string, VendorShipment[]>();
  for (const one of listIn<VendorShipment>(answer, 'Shipments')) {
    const known = shipments.get(one?.SaleId);
    if (known) known.push(one);
    else shipments.set(one?.SaleId, [one]);
  }
  return sales.map((sale) => ({ sale, shipments: inOrder(shipments.get(sale?.Id) ?? []) }));
}

/** They are named by their place where they have no tracking number, so it must be the same each time. */
function inOrder(shipments: VendorShipment[]): VendorShipment[] {
  const sign = (one: VendorShipment) => `${one.CreatedDate} ${one.TrackingNumber}`;
  return shipments.toSorted((a, b) => (sign(a) < sign(b) ? -1 : sign(a) > sign(b) ? 1 : 0));
}
