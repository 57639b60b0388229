import type { Product } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { listCost } from './credits.ts';
import { common, dateOf } from './facts.ts';
import { amount, instant, items, text, units } from './values.ts';
import { walkPages } from './windowed.ts';

const ROWS = 100;

/** What is asked for of each product. Price and whether a product is active are facts of a warehouse at this vendor. */
const FIELDS = `id legacy_id account_id name sku barcode country_of_manufacture tariff_code kit kit_build dropship virtual
  needs_serial_number needs_lot_tracking customs_value customs_description created_at updated_at tags
  dimensions { weight height width length }
  kit_components { id sku quantity }
  images { src position }
  vendors { vendor_id vendor_sku price }
  cases { case_barcode case_quantity }
  warehouse_products { id warehouse_id price value value_currency active }`;

interface VendorProduct {
  id: string;
  account_id: string | null;
  name: string | null;
  sku: string | null;
  barcode: string | null;
  country_of_manufacture: string | null;
  tariff_code: string | null;
  kit: boolean | null;
  created_at: string | null;
  updated_at: string;
  kit_components: ({ id: string | null; sku: string | null; quantity: number | null } | null)[] | null;
  vendors: ({ vendor_id: string | null; vendor_sku: string | null; price: string | null } | null)[] | null;
  warehouse_products: ({ price: string | null; active: boolean | null } | null)[] | null;
}

/** Products by their last change. */
export const products: SourceFunction<VendorProduct> = {
  ...common,
  name: 'get_products',
  basis: 'updated',
  pageSize: ROWS,
  cost: 1 + listCost(ROWS),
  versionedBy: 'updated_date',
  onDemand: true,
  page: walkPages({
    root: 'products',
    filters: 'updated_from: $from, updated_to: $to',
    fields: FIELDS,
    rows: ROWS,
    dateField: 'updated_at',
  }),
  map: mapProduct,
  basisDate: dateOf('updated_date'),
};

function mapProduct(raw: VendorProduct): Product {
  const { id, account_id, name, sku, country_of_manufacture, tariff_code, kit, ...later } = raw;
  const { created_at, updated_at, kit_components, vendors, ...others } = later;
  const atWarehouses = items(raw.warehouse_products);
  const suppliers = items(vendors);
  const parts = items(kit_components);
  return {
    id,
    warehouse_customer_id: text(account_id),
    created_date: instant(created_at ?? updated_at),
    updated_date: instant(updated_at),
    name: text(name) ?? text(sku) ?? '',
    sku: text(sku),
    // The vendor's barcode may be any text; only what can be a trade item number is one.
    gtin: /^(\d{8}|\d{12,14})$/.test(raw.barcode ?? '') ? raw.barcode : null,
    unit_price: amount(atWarehouses[0]?.price),
    inventory_items:
      parts.length > 0
        ? parts.map((part) => ({
            inventory_item_id: text(part.id) ?? text(part.sku) ?? '',
            sku: text(part.sku),
            unit_quantity: units(part.quantity),
          }))
        : [{ inventory_item_id: id, sku: text(sku), unit_quantity: 1 }],
    is_kit: kit === true,
    active: atWarehouses.some((one) => one.active === true),
    supplier: text(suppliers[0]?.vendor_id),
    supplier_object: suppliers[0]?.vendor_id
      ? { supplier_id: suppliers[0].vendor_id, supplier_name: null }
      : null,
    country_of_origin: text(country_of_manufacture),
    harmonized_code: text(tariff_code),
    supplier_products: suppliers.map((one) => ({
      supplier_id: one.vendor_id ?? '',
      supplier_name: null,
      external_id: text(one.vendor_sku),
      unit_cost: text(one.price),
    })),
    external_system_url: null,
    additional_fields: others,
  };
}
