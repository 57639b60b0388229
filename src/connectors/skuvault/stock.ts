/** What there is, and where. */
import type { Inventory, Warehouse } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import type { SourceFunction } from '../kit/manifest.ts';
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

/** A row, and when it was read. */
interface ReadRow<Row> {
  readAt: string;
  row: Row;
}

const ASKED_FOR = 1000;
const MOST_ROWS = 500;

const snapshot = {
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: MOST_ROWS,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'immutable',
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** The vendor's smallest page is twice what the engine takes of one: each is asked for twice, half of it at a time. */
export const inventory: SourceFunction<ReadRow<VendorQuantity>> = {
  ...snapshot,
  name: 'get_inventory',
  volatile: ['created_date'],
  async page(ctx, _ask, cursor) {
    const { page, from } = (cursor ?? { page: 0, from: 0 }) as { page: number; from: number };
    await ctx.take(0, 'getItemQuantities');
    const answer = await call(ctx, 'inventory/getItemQuantities', { PageNumber: page, PageSize: ASKED_FOR });
    const rows = listIn<VendorQuantity>(answer, 'Items');
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    const records = rows.slice(from, from + MOST_ROWS).map((row) => ({ readAt, row }));
    const more = rows.length >= ASKED_FOR ? { page: page + 1, from: 0 } : null;
    return {
      kind: 'page',
      records,
      next: rows.length > from + MOST_ROWS ? { page, from: from + MOST_ROWS } : more,
    };
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
    const rows = listIn<{ Id: string; Code: string }>(
      await call(ctx, 'inventory/getWarehouses', {}),
      'Warehouses',
    );
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    return { kind: 'page', records: rows.map((row) => ({ readAt, row })), next: null };
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
    measurements: { length: null, width: null, height: null, unit: null, weight: null, weight_unit: null },
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}
