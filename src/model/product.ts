import type { Static } from 'typebox';
import { deprecated, flag, integer, list, nullable, number, object, text } from './fields.ts';
import { idFilter, skuFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, linkField, ownerField, recordFields, supplierObject } from './shapes.ts';

const component = object(
  {
    inventory_item_id: text('The id of an inventory item'),
    sku: nullable(text('Stock keeping unit')),
    unit_quantity: integer('Units of the item in one product'),
  },
  'One inventory item the product consists of',
);

const supplierProduct = object(
  {
    supplier_id: text('Identifier of the supplier'),
    supplier_name: nullable(text('Name of the supplier')),
    external_id: nullable(text("The supplier's own number for the product")),
    // Text, unlike every other amount: so it stands in the contract.
    unit_cost: nullable(text('What the supplier asks for one unit, as text')),
  },
  'The product as one supplier offers it',
);

/** An entry of a warehouse's catalogue. Stock is counted per inventory item. Contract: section 6.4. */
export const product = defineResource({
  name: 'product',
  type: 'wms',
  path: '/wms/products',
  onePath: '/wms/products/{product_id}',
  functionName: 'get_products',
  description: 'An entry of the catalogue: what can be ordered from a warehouse',
  fields: {
    ...recordFields,
    ...ownerField,
    name: text('Name of the product'),
    sku: nullable(text('Stock keeping unit')),
    gtin: nullable(text('Trade item number: UPC, EAN or ISBN')),
    unit_price: nullable(number('Selling price of one unit')),
    inventory_items: list(component, 'Inventory items one product consists of'),
    is_kit: flag('Whether it bundles several items'),
    active: flag('Whether it is in use'),
    supplier: nullable(text('Use supplier_object'), deprecated),
    supplier_object: supplierObject,
    country_of_origin: nullable(text('Country it was made in')),
    harmonized_code: nullable(text('Customs tariff (HS) code')),
    supplier_products: list(supplierProduct, 'The product as its suppliers offer it'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('product'),
  filters: { warehouse_customer_id: idFilter, sku: skuFilter },
  taggable: true,
});

/** A product of a warehouse's catalogue. */
export type Product = Static<typeof product.schema>;
