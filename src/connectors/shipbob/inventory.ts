import type { Inventory } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { addressOf, askPaged } from './client.ts';
import { datedBy, idIn, type ReadRow, readNow, snapshot } from './facts.ts';
import { items, number, numberOrNull, text, units } from './values.ts';

/** The vendor names no largest page for stock; for products it is 250. */
const PAGE_SIZE = 100;
const MOST_PARTS = 10;

type Total<Name extends string> = Partial<Record<`total_${Name}_quantity`, number>>;

interface VendorLevel
  extends Total<'awaiting' | 'on_hand' | 'committed' | 'exception' | 'fulfillable' | 'sellable'> {
  inventory_id: number;
  name?: string | null;
  sku?: string | null;
}

interface VendorPlace {
  location_id?: number;
  awaiting_quantity?: number;
  committed_quantity?: number;
  fulfillable_quantity?: number;
  on_hand_quantity?: number;
}

/** An item's counts, and beside them what the list by warehouse says of it. */
interface Counted extends ReadRow<VendorLevel> {
  places: VendorPlace[];
}

/** Stock as it stands now: counts, joined with the counts at each warehouse. */
export const inventory: SourceFunction<Counted> = {
  ...snapshot,
  name: 'get_inventory',
  pageSize: PAGE_SIZE,
  cost: 2,
  page: async (ctx, _ask, cursor) => {
    const url = cursor === null ? addressOf(ctx, 'inventory-level') : String(cursor);
    const { rows, next } = await askPaged(ctx, url, cursor === null ? { PageSize: PAGE_SIZE } : {});
    const read = readNow<VendorLevel>(ctx, rows);
    const places = await placesOf(ctx, read.map(idIn('inventory_id')));
    const records = read.map((one) => ({
      ...one,
      places: places.get(idIn('inventory_id')(one) ?? '') ?? [],
    }));
    return { kind: 'page', records, next };
  },
  idOf: idIn('inventory_id'),
  map: mapItem,
};

/** Counts by warehouse, by the number of the item. */
async function placesOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, VendorPlace[]>> {
  const found = new Map<string, VendorPlace[]>();
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return found;
  let url = addressOf(ctx, 'inventory-level/locations');
  let query: Record<string, string | number> = { InventoryIds: wanted.join(','), PageSize: PAGE_SIZE };
  for (let part = 0; part < MOST_PARTS; part++) {
    // The first one is in the function's cost.
    if (part > 0) await ctx.take(1);
    const { rows, next } = await askPaged(ctx, url, query);
    for (const row of rows as { inventory_id?: number; locations?: VendorPlace[] | null }[])
      found.set(numberOrNull(row?.inventory_id) ?? '', items(row?.locations));
    if (next === null) return found;
    [url, query] = [next, {}];
  }
  throw new Retryable('The stock by warehouse of a page of items did not end.');
}

function mapItem({ readAt, row, places }: Counted): Inventory {
  const { inventory_id, name, sku, total_awaiting_quantity, total_on_hand_quantity, ...later } = row;
  const { total_committed_quantity, total_exception_quantity, total_fulfillable_quantity, ...rest } = later;
  const { total_sellable_quantity, ...others } = rest;
  return {
    id: number(inventory_id),
    warehouse_customer_id: null,
    ...datedBy(readAt),
    name: text(name) ?? text(sku) ?? number(inventory_id),
    sku: text(sku),
    unit_cost: null,
    active: true,
    awaiting: units(total_awaiting_quantity),
    onhand: units(total_on_hand_quantity),
    committed: units(total_committed_quantity),
    // Damaged, lost, or under investigation.
    unfulfillable: units(total_exception_quantity),
    fulfillable: units(total_fulfillable_quantity),
    unsellable: 0,
    sellable: units(total_sellable_quantity),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(
      places.map((place) => [number(place.location_id), countsAt(place)]),
    ),
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}

function countsAt(place: VendorPlace): Inventory['inventory_by_warehouse_id'][string] {
  return {
    awaiting: units(place.awaiting_quantity),
    onhand: units(place.on_hand_quantity),
    committed: units(place.committed_quantity),
    unfulfillable: null,
    fulfillable: units(place.fulfillable_quantity),
    unsellable: null,
    sellable: null,
  };
}
