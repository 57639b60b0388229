import type { Static } from 'typebox';
import { flag, integer, list, mapOf, nullable, number, text } from './fields.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, linkField, measurements, recordFields } from './shapes.ts';

/** A product, or one variant of it, in a shop. Contract: section 8.3. */
export const cartProduct = defineResource({
  name: 'cart_product',
  type: 'cart',
  path: '/cart/products',
  onePath: '/cart/products/{product_id}',
  functionName: 'get_products',
  description: 'A product of a shop, or one variant of it; prices and stock hold for variants',
  fields: {
    ...recordFields,
    name: text('Name of the product'),
    sku: nullable(text('Stock keeping unit')),
    parent_product_id: text('Product this is a variant of; its own id where it is none'),
    is_kit: flag('Whether it bundles several products'),
    active: flag('Whether it is in use'),
    price: nullable(number('Selling price')),
    unit_cost: nullable(number('Cost of one unit')),
    inventory: nullable(integer('Units in stock')),
    inventory_by_warehouse_id: mapOf(integer('Units in stock there'), 'Stock by the id of a warehouse'),
    tags: list(text('A tag; a pair is written `key:value`'), 'Tags of the source'),
    // The next four appear on newer pages only, which give their names and no types; the types are ours.
    gtin: nullable(text('Trade item number: UPC, EAN or ISBN')),
    image_url: nullable(text('Address of a picture')),
    measurements: measurements('Size and weight of one unit'),
    categories: list(text('Name of a category'), 'Categories the product is filed under'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('cart-product'),
  filters: {},
  taggable: true,
});

/** A cart product. */
export type CartProduct = Static<typeof cartProduct.schema>;
