import type { Static } from 'typebox';
import { deprecated, nullable, text } from './fields.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, recordFields, scacField } from './shapes.ts';

/** A way of sending goods that a warehouse offers. Contract: section 6.12. */
export const shippingMethod = defineResource({
  name: 'shipping_method',
  type: 'wms',
  path: '/wms/shipping-methods',
  onePath: '/wms/shipping-methods/{shipping_method_id}',
  functionName: 'get_shipping_methods',
  description: 'A way of sending goods that a warehouse offers',
  fields: {
    ...recordFields,
    name: text('Name of the shipping method'),
    carrier: nullable(text('Use carrier_id'), deprecated),
    carrier_id: nullable(text('Identifier of the carrier')),
    carrier_name: nullable(text('Name of the carrier')),
    ...scacField,
    ...extraFields,
  },
  events: eventsOf('shipping-method'),
  filters: {},
  taggable: false,
});

/** A shipping method. */
export type ShippingMethod = Static<typeof shippingMethod.schema>;
