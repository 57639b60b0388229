import type { CartProduct } from '../../model/index.ts';
import { byUpdated, windowed } from './facts.ts';
import { amountOrNull, instant, measurements, tag, type VendorLabel } from './values.ts';

interface VendorVariant {
  variant_ref: string;
  product_ref: string | null;
  added_at: string;
  modified_at: string;
  label: string;
  sku: string | null;
  barcode: string | null;
  price: string | null;
  cost: string | null;
  bundle: boolean;
  published: boolean;
  stock: Record<string, number>;
  labels: VendorLabel[];
  picture: string | null;
  size_cm: number[] | null;
  grams: number | null;
  shelves: string[];
}

/** The shop's products, one record a variant. */
export const cartProducts = windowed<VendorVariant>({
  name: 'get_products',
  path: 'cart/products',
  reference: 'variant_ref',
  ...byUpdated,
  onDemand: false,
  map: mapVariant,
});

function mapVariant(raw: VendorVariant): CartProduct {
  const { variant_ref, product_ref, added_at, modified_at, label, sku, barcode, price, cost, ...later } = raw;
  const { bundle, published, stock, labels, picture, size_cm, grams, shelves, ...others } = later;
  return {
    id: variant_ref,
    created_date: instant(added_at),
    updated_date: instant(modified_at),
    name: label,
    sku,
    parent_product_id: product_ref ?? variant_ref,
    is_kit: bundle,
    active: published,
    price: amountOrNull(price),
    unit_cost: amountOrNull(cost),
    inventory: Object.values(stock).reduce((sum, units) => sum + units, 0),
    inventory_by_warehouse_id: stock,
    tags: labels.map(tag),
    gtin: barcode,
    image_url: picture,
    measurements: measurements(size_cm, grams),
    categories: shelves,
    external_system_url: `https://shop.sandbox.example.com/products/${encodeURIComponent(variant_ref)}`,
    additional_fields: others,
  };
}
