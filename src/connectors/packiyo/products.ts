import type { Inventory, Product } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { numbered, PAGE_SIZE, type Row, relatedId } from './api.ts';
import { datesOf, numberOf, others, textOf, unitsOf } from './values.ts';

const CATALOGUE = ['sku', 'name', 'type', 'price', 'barcode', 'created_at', 'updated_at'];
const CUSTOMS = ['hs_code', 'country_of_origin'];
const SIZES = ['width', 'height', 'length', 'weight'];
const STOCK = ['quantity_on_hand', 'quantity_allocated', 'quantity_available', 'quantity_inbound'];

/** What both have in common: the whole list of products, for no filter by a date is known. */
const wholeList = {
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: 1000,
  lagMs: 0,
  // In which order the list stands is unknown.
  order: 'moving',
  versionedBy: 'as_of',
  volatile: [],
  idOf: (raw) => (typeof raw?.id === 'string' ? raw.id : null),
  basisDate: () => null,
} satisfies Partial<SourceFunction<Row>>;

/** The catalogue. Stock figures are left to `get_inventory`, or each sale would be a change of a product. */
export const products: SourceFunction<Row> = {
  ...wholeList,
  name: 'get_products',
  onDemand: true,
  page: async (ctx, _ask, cursor) => {
    const { rows, next } = await numbered(ctx, '/products', {}, cursor);
    return { kind: 'page', records: rows, next };
  },
  map: mapProduct,
};

/** The stock figures that stand on the products; kits have none of their own. */
export const inventory: SourceFunction<Row> = {
  ...wholeList,
  name: 'get_inventory',
  onDemand: false,
  page: async (ctx, _ask, cursor) => {
    const { rows, next } = await numbered(ctx, '/products', {}, cursor);
    return { kind: 'page', records: rows.filter((row) => !isKit(row)), next };
  },
  map: mapInventory,
};

const isKit = ({ attributes }: Row): boolean => attributes.type === 'kit';

function mapProduct(raw: Row): Product {
  const { id, attributes } = raw;
  const sku = textOf(attributes.sku);
  return {
    id,
    ...datesOf(attributes),
    warehouse_customer_id: relatedId(raw, 'customer'),
    name: textOf(attributes.name) ?? '',
    sku,
    gtin: textOf(attributes.barcode),
    unit_price: numberOf(attributes.price),
    // What a kit consists of was not seen in any answer.
    inventory_items: isKit(raw) ? [] : [{ inventory_item_id: id, sku, unit_quantity: 1 }],
    is_kit: isKit(raw),
    active: true,
    supplier: null,
    supplier_object: null,
    country_of_origin: textOf(attributes.country_of_origin),
    harmonized_code: textOf(attributes.hs_code),
    supplier_products: [],
    external_system_url: null,
    additional_fields: others(attributes, [
      ...CATALOGUE,
      ...CUSTOMS,
      ...Object.keys(attributes).filter((name) => name.startsWith('quantity_')),
    ]),
  };
}

function mapInventory(raw: Row): Inventory {
  const { id, attributes } = raw;
  const available = unitsOf(attributes.quantity_available, 'quantity_available');
  return {
    id,
    ...datesOf(attributes),
    warehouse_customer_id: relatedId(raw, 'customer'),
    name: textOf(attributes.name) ?? '',
    sku: textOf(attributes.sku),
    unit_cost: null,
    active: true,
    awaiting: unitsOf(attributes.quantity_inbound ?? 0, 'quantity_inbound'),
    onhand: unitsOf(attributes.quantity_on_hand, 'quantity_on_hand'),
    committed: unitsOf(attributes.quantity_allocated ?? 0, 'quantity_allocated'),
    unfulfillable: 0,
    fulfillable: available,
    unsellable: 0,
    sellable: available,
    substitute_skus: [],
    inventory_by_warehouse_id: {},
    lots: [],
    // The units of measure are settings of the tenant and not in the payload.
    measurements: {
      length: numberOf(attributes.length),
      width: numberOf(attributes.width),
      height: numberOf(attributes.height),
      unit: null,
      weight: numberOf(attributes.weight),
      weight_unit: null,
    },
    locations: [],
    external_system_url: null,
    additional_fields: others(attributes, [...CATALOGUE, ...CUSTOMS, ...SIZES, ...STOCK]),
  };
}
