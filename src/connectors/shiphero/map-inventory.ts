import type { Inventory } from '../../model/index.ts';
import { type Connection, nodesOf } from './connection.ts';
import {
  amount,
  instant,
  instantOrNull,
  items,
  latest,
  measurements,
  text,
  units,
  type VendorDimensions,
} from './values.ts';

interface VendorLocation {
  location_id: string | null;
  quantity: number | null;
  expiration_lot: { id: string | null; name: string | null; expires_at: string | null } | null;
}

interface VendorStock {
  id: string;
  warehouse_id: string | null;
  sku: string | null;
  value: string | null;
  active: boolean | null;
  on_hand: number | null;
  allocated: number | null;
  available: number | null;
  reserve_inventory: number | null;
  non_sellable_quantity: number | null;
  updated_at: string | null;
  locations: Connection<VendorLocation> | null;
}

/** A product with its stock. */
export interface VendorItem {
  id: string;
  account_id: string | null;
  name: string | null;
  sku: string | null;
  created_at: string;
  updated_at: string | null;
  dimensions: VendorDimensions | null;
  warehouse_products: (VendorStock | null)[] | null;
}

/** The unified inventory item. */
export function mapItem(raw: VendorItem): Inventory {
  const { id, account_id, name, sku, created_at, updated_at, dimensions, warehouse_products, ...others } =
    raw;
  const stocks = items(warehouse_products);
  const byWarehouse = stocks.map((stock) => [text(stock.warehouse_id) ?? stock.id, counts(stock)] as const);
  const sum = (field: 'onhand' | 'committed' | 'unfulfillable' | 'fulfillable' | 'unsellable' | 'sellable') =>
    byWarehouse.reduce((total, [, at]) => total + at[field], 0);
  const created = instant(created_at);
  return {
    id,
    warehouse_customer_id: text(account_id),
    created_date: created,
    updated_date: latest([updated_at, ...stocks.map((stock) => stock.updated_at)]) ?? created,
    name: text(name) ?? text(sku) ?? '',
    sku: text(sku),
    unit_cost: amount(stocks[0]?.value),
    active: stocks.some((stock) => stock.active === true),
    // What is on its way in stands in purchase orders only; see get_inbound_shipments.
    awaiting: 0,
    onhand: sum('onhand'),
    committed: sum('committed'),
    unfulfillable: sum('unfulfillable'),
    fulfillable: sum('fulfillable'),
    unsellable: sum('unsellable'),
    sellable: sum('sellable'),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(byWarehouse),
    lots: stocks.flatMap(lots),
    measurements: measurements(dimensions),
    locations: stocks.flatMap((stock) =>
      places(stock).map((place) => ({
        location_id: place.location_id ?? '',
        quantity: units(place.quantity),
        warehouse_id: stock.warehouse_id ?? '',
      })),
    ),
    external_system_url: null,
    additional_fields: { ...others, warehouse_products: stocks.map(furtherStockFields) },
  };
}

function counts(stock: VendorStock) {
  const [onhand, committed] = [units(stock.on_hand), units(stock.allocated)];
  const unfulfillable = units(stock.non_sellable_quantity);
  return {
    awaiting: null,
    onhand,
    committed,
    unfulfillable,
    fulfillable: onhand - committed - unfulfillable,
    unsellable: units(stock.reserve_inventory),
    sellable: units(stock.available),
  };
}

function places(stock: VendorStock): VendorLocation[] {
  return nodesOf(stock.locations, `stock ${stock.id}`);
}

/** Units of one lot in one warehouse, from all the places it lies in. */
function lots(stock: VendorStock): Inventory['lots'] {
  const found = new Map<string, Inventory['lots'][number]>();
  for (const { expiration_lot: lot, quantity } of places(stock)) {
    const id = text(lot?.id);
    if (id === null) continue;
    const onhand = (found.get(id)?.onhand ?? 0) + units(quantity);
    const expires = instantOrNull(lot?.expires_at);
    found.set(id, { lot_id: id, onhand, expiration_date: expires, warehouse_id: text(stock.warehouse_id) });
  }
  return [...found.values()];
}

function furtherStockFields(stock: VendorStock): Record<string, unknown> {
  const { locations, on_hand, allocated, available, active, ...others } = stock;
  return others;
}
