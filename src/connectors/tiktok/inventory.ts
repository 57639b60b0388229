import type { Inventory } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { askFor } from './client.ts';
import { productsBetween, type VendorProduct, type VendorSku } from './products.ts';
import { epoch, listOf, text, textOrNull, units } from './values.ts';

/** SKUs asked for at a time; a product may have hundreds. */
const PAGE_SIZE = 100;
/** Products that one question lists in all, however it is paged. */
const MOST_LISTED = 10_000;
/** Nothing was sold here before, in seconds since 1970. */
const FIRST = Date.parse('2016-01-01T00:00:00Z') / 1000;

interface VendorStock {
  id?: string;
  total_available_quantity?: number;
  total_committed_quantity?: number;
  warehouse_inventory?:
    | { warehouse_id?: string; available_quantity?: number; committed_quantity?: number }[]
    | null;
}

/** A SKU, the product it is of, and its counts; null where the vendor gave none. */
interface Counted {
  product: Omit<VendorProduct, 'skus'>;
  sku: VendorSku;
  stock: VendorStock | null;
}

/**
 * Where the walk stands: the stretches of time, in seconds, in which products to be listed were created, the first of
 * them at its page; and how many SKUs of that page have been read.
 */
type Stand = { ranges: [from: number, to: number][]; token: string | null; skip: number };

/** Stock as it stands now, SKU by SKU. */
export const inventory: SourceFunction<Counted> = {
  name: 'get_inventory',
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // A page token is an offset, over an order that is not told.
  order: 'moving',
  // A product's date is not that of its counts.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: false,
  page: async (ctx, _ask, cursor) => {
    const stand = (cursor as Stand | null) ?? {
      ranges: [[FIRST, Math.floor(ctx.now().getTime() / 1000)]],
      token: null,
      skip: 0,
    };
    const [first, ...rest] = stand.ranges;
    const [from, to] = first!;
    const { products, total, more } = await productsBetween(ctx, from, to, stand.token);
    if (stand.token === null && total > MOST_LISTED && from < to) {
      const middle = Math.floor((from + to) / 2);
      const ranges: Stand['ranges'] = [[from, middle], [middle + 1, to], ...rest];
      return { kind: 'page', records: [], next: { ...stand, ranges } };
    }
    const skus = products.flatMap(({ skus: own, ...product }) =>
      listOf(own).map((sku) => ({ product, sku })),
    );
    const part = skus.slice(stand.skip, stand.skip + PAGE_SIZE);
    const stock = await stockOf(ctx, part);
    const records = part.map((one) => ({ ...one, stock: stock.get(one.sku?.id ?? '') ?? null }));
    const skip = stand.skip + PAGE_SIZE;
    if (skip < skus.length) return { kind: 'page', records, next: { ...stand, skip } };
    if (more !== null) return { kind: 'page', records, next: { ...stand, token: more, skip: 0 } };
    return { kind: 'page', records, next: rest.length > 0 ? { ranges: rest, token: null, skip: 0 } : null };
  },
  idOf: (raw) => (typeof raw?.sku?.id === 'string' ? raw.sku.id || null : null),
  map: mapSku,
  basisDate: () => null,
};

/** The counts of some SKUs, by id. */
async function stockOf(
  ctx: Context,
  skus: readonly { sku: VendorSku }[],
): Promise<Map<string | undefined, VendorStock>> {
  if (skus.length === 0) return new Map();
  await ctx.take(1);
  const data = await askFor(ctx, {
    path: '/product/202309/inventory/search',
    body: { sku_ids: skus.map(({ sku }) => text(sku.id, 'SKU id')) },
  });
  const { inventory: found } = (data ?? {}) as { inventory?: { skus?: VendorStock[] | null }[] };
  if (!Array.isArray(found)) throw new Retryable('An answer of TikTok had no list of stock.');
  return new Map(found.flatMap((one) => listOf(one?.skus).map((stock) => [stock.id, stock] as const)));
}

function mapSku({ product, sku, stock }: Counted): Inventory {
  // What is not counted is not nothing.
  if (!stock) throw new RangeError('TikTok gave no counts of this SKU');
  const id = text(sku.id, 'SKU id');
  const [available, committed] = [
    units(stock.total_available_quantity),
    units(stock.total_committed_quantity),
  ];
  const named = textOrNull(sku.seller_sku);
  return {
    id,
    warehouse_customer_id: null,
    created_date: epoch(product.create_time),
    updated_date: epoch(product.update_time),
    name: textOrNull(product.title) ?? named ?? id,
    sku: named,
    unit_cost: null,
    active: product.status === 'ACTIVATE' && sku.status_info?.status !== 'DEACTIVATED',
    awaiting: 0,
    onhand: available + committed,
    committed,
    unfulfillable: 0,
    fulfillable: available,
    unsellable: 0,
    sellable: available,
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(listOf(stock.warehouse_inventory).map(countsAt)),
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: { product, sku, stock },
  };
}

function countsAt(
  one: NonNullable<VendorStock['warehouse_inventory']>[number],
): [string, Inventory['inventory_by_warehouse_id'][string]] {
  const [available, committed] = [units(one.available_quantity), units(one.committed_quantity)];
  const counts = {
    awaiting: null,
    onhand: available + committed,
    committed,
    unfulfillable: null,
    fulfillable: available,
    unsellable: null,
    sellable: available,
  };
  return [text(one.warehouse_id, 'warehouse id'), counts];
}
