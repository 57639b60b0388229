import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { defineResource, eventsOf } from './resource.ts';
import { placeAddress, recordFields } from './shapes.ts';

/** A place a shop sends from. Contract: section 8.4, which gives it no additional fields. */
export const cartWarehouse = defineResource({
  name: 'cart_warehouse',
  type: 'cart',
  path: '/cart/warehouses',
  onePath: '/cart/warehouses/{warehouse_id}',
  functionName: 'get_warehouses',
  description: 'A place that a shop sends from',
  fields: {
    ...recordFields,
    name: text('Name of the warehouse'),
    code: nullable(text('Short code of the warehouse')),
    address: placeAddress('Where it stands'),
  },
  events: eventsOf('cart-warehouse'),
  filters: {},
  taggable: true,
});

/** A cart warehouse. */
export type CartWarehouse = Static<typeof cartWarehouse.schema>;
