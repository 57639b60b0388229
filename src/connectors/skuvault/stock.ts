/** What there is, and where. */
import type { Inventory, Warehouse } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { type ReadRow, readNow, UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { call, listIn } from './client.ts';
import { instant, instantOrNull, key, text, units } from './values.ts';

interface VendorQuantity {
  Sku: string;
  LastModifiedDateTimeUtc?: string | null;
  TotalOnHand?: number;
  AvailableQuantity?: number;
  HeldQuantity?: number;
  PendingQuantity?: number;
  PickedQuantity?: number;
}

/** The vendor's smallest page. */
const PAGE_SIZE = 1000;

const snapshot = {
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'immutable',
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

export const inventory: SourceFunction<ReadRow<VendorQuantity>> = {
  ...snapshot,
  name: 'get_inventory',
  volatile: ['created_date'],
  async page(ctx, _ask, cursor) {
    const page = (cursor ?? 0) as number;
    await ctx.take(0, 'getItemQuantities');
    const answer = await call(ctx, 'inventory/getItemQuantities', { PageNumber: page, PageSize: PAGE_SIZE });
    const rows = listIn<VendorQuantity>(answer, 'Items');
    // A page that is not full is the last.
    return { kind: 'page', records: readNow(ctx, rows), next: rows.length < PAGE_SIZE ? null : page + 1 };
  },
  idOf: (raw) => text(raw?.row?.Sku),
  map: mapQuantity,
};

/** The vendor allows this once a minute. */
export const warehouses: SourceFunction<ReadRow<{ Id: string | number; Code?: string | null }>> = {
  ...snapshot,
  name: 'get_warehouses',
  volatile: ['created_date', 'updated_date'],
  async page(ctx) {
    await ctx.take(0, 'getWarehouses');
    const answer = await call(ctx, 'inventory/getWarehouses', {});
    const rows = listIn<{ Id: string; Code: string }>(answer, 'Warehouses');
    return { kind: 'page', records: readNow(ctx, rows), next: null };
  },
  // Shipments name a warehouse by its code, so that is its id here.
  idOf: (raw) => text(raw?.row?.Code),
  map: ({ readAt, row: { Code, ...others } }): Warehouse => ({
    id: key(Code),
    created_date: readAt,
    updated_date: readAt,
    name: key(Code),
    code: key(Code),
    address: UNKNOWN_PLACE,
    additional_fields: others,
  }),
};

function mapQuantity({ readAt, row }: ReadRow<VendorQuantity>): Inventory {
  const { Sku, LastModifiedDateTimeUtc, TotalOnHand, AvailableQuantity, HeldQuantity, ...later } = row;
  const { PendingQuantity, PickedQuantity, ...others } = later;
  return {
    id: key(Sku),
    warehouse_customer_id: null,
    created_date: instantOrNull(LastModifiedDateTimeUtc) ?? instant(readAt),
    updated_date: instantOrNull(LastModifiedDateTimeUtc) ?? instant(readAt),
    name: key(Sku),
    sku: key(Sku),
    unit_cost: null,
    active: true,
    awaiting: 0,
    onhand: units(TotalOnHand),
    committed: units(PendingQuantity) + units(PickedQuantity),
    unfulfillable: units(HeldQuantity),
    fulfillable: units(AvailableQuantity),
    unsellable: 0,
    sellable: units(AvailableQuantity),
    substitute_skus: [],
    inventory_by_warehouse_id: {},
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}
