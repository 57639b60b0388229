import type { Inventory } from '../../model/index.ts';
import { snapshot } from './facts.ts';
import { amountOrNull, dayOrNull, instant, measurements } from './values.ts';

interface VendorStock {
  site: string;
  free: number;
  reserved: number;
  blocked: number;
  due_in: number;
  on_sale: number;
  shelf: string | null;
}

interface VendorItem {
  item_ref: string;
  merchant: string | null;
  label: string;
  sku: string | null;
  cost: string | null;
  in_use: boolean;
  added_at: string;
  modified_at: string;
  stock: VendorStock[];
  batches: { batch: string; units: number; site: string | null; best_before: string | null }[];
  replaced_by: string[];
  size_cm: number[] | null;
  grams: number | null;
}

/** Stock as it stands now. */
export const inventory = snapshot<VendorItem>({
  name: 'get_inventory',
  path: 'inventory',
  reference: 'item_ref',
  map: mapItem,
});

function mapItem(raw: VendorItem): Inventory {
  const { item_ref, merchant, label, sku, cost, in_use, added_at, modified_at, stock, ...later } = raw;
  const { batches, replaced_by, size_cm, grams, ...others } = later;
  const bySite = stock.map((site) => [site.site, counts(site)] as const);
  const sum = (field: keyof ReturnType<typeof counts>) =>
    bySite.reduce((total, [, site]) => total + site[field], 0);
  return {
    id: item_ref,
    warehouse_customer_id: merchant,
    created_date: instant(added_at),
    updated_date: instant(modified_at),
    name: label,
    sku,
    unit_cost: amountOrNull(cost),
    active: in_use,
    awaiting: sum('awaiting'),
    onhand: sum('onhand'),
    committed: sum('committed'),
    unfulfillable: sum('unfulfillable'),
    fulfillable: sum('fulfillable'),
    unsellable: sum('unsellable'),
    sellable: sum('sellable'),
    substitute_skus: replaced_by,
    inventory_by_warehouse_id: Object.fromEntries(bySite),
    lots: batches.map((batch) => ({
      lot_id: batch.batch,
      onhand: batch.units,
      expiration_date: dayOrNull(batch.best_before),
      warehouse_id: batch.site,
    })),
    measurements: measurements(size_cm, grams),
    locations: stock.flatMap((site) =>
      site.shelf === null
        ? []
        : { location_id: site.shelf, quantity: counts(site).onhand, warehouse_id: site.site },
    ),
    external_system_url: `https://app.sandbox.example.com/items/${encodeURIComponent(item_ref)}`,
    additional_fields: others,
  };
}

/** The vendor counts what is free, reserved and blocked apart; what is there is all three. */
function counts(site: VendorStock) {
  return {
    awaiting: site.due_in,
    onhand: site.free + site.reserved + site.blocked,
    committed: site.reserved,
    unfulfillable: site.blocked,
    fulfillable: site.free,
    unsellable: site.free - site.on_sale,
    sellable: site.on_sale,
  };
}
