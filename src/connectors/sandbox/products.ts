import type { Product } from '../../model/index.ts';
import { byUpdated, windowed } from './facts.ts';
import { amountOrNull, instant } from './values.ts';

interface VendorProduct {
  product_ref: string;
  merchant: string | null;
  added_at: string;
  modified_at: string;
  label: string;
  sku: string | null;
  barcode: string | null;
  list_price: string | null;
  bundle: boolean;
  made_of: { item_ref: string; sku: string | null; units: number }[];
  status: string;
  origin: string | null;
  tariff: string | null;
  offers: {
    supplier_ref: string;
    supplier_label: string | null;
    their_number: string | null;
    cost: string | null;
  }[];
}

/** The warehouse's catalogue. */
export const products = windowed<VendorProduct>({
  name: 'get_products',
  path: 'products',
  reference: 'product_ref',
  ...byUpdated,
  onDemand: true,
  map: mapProduct,
});

function mapProduct(raw: VendorProduct): Product {
  const { product_ref, merchant, added_at, modified_at, label, sku, barcode, list_price, ...later } = raw;
  const { bundle, made_of, status, origin, tariff, offers, ...others } = later;
  const main = offers[0];
  return {
    id: product_ref,
    warehouse_customer_id: merchant,
    created_date: instant(added_at),
    updated_date: instant(modified_at),
    name: label,
    sku,
    gtin: barcode,
    unit_price: amountOrNull(list_price),
    inventory_items: made_of.map((part) => ({
      inventory_item_id: part.item_ref,
      sku: part.sku,
      unit_quantity: part.units,
    })),
    is_kit: bundle,
    active: status === 'LISTED',
    supplier: main?.supplier_ref ?? null,
    supplier_object: main ? { supplier_id: main.supplier_ref, supplier_name: main.supplier_label } : null,
    country_of_origin: origin,
    harmonized_code: tariff,
    supplier_products: offers.map((offer) => ({
      supplier_id: offer.supplier_ref,
      supplier_name: offer.supplier_label,
      external_id: offer.their_number,
      unit_cost: offer.cost,
    })),
    external_system_url: `https://app.sandbox.example.com/products/${encodeURIComponent(product_ref)}`,
    additional_fields: { ...others, status },
  };
}
