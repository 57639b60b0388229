import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, recordFields } from './shapes.ts';

/** A merchant that a 3PL works for. Contract: section 6.13. */
export const warehouseCustomer = defineResource({
  name: 'warehouse_customer',
  type: 'wms',
  path: '/wms/warehouse-customers',
  onePath: '/wms/warehouse-customers/{warehouse_customer_id}',
  functionName: 'get_warehouse_customers',
  description: 'A merchant that a 3PL works for',
  fields: {
    ...recordFields,
    name: text('Name of the merchant'),
    email: nullable(text('Address of the main contact')),
    ...extraFields,
  },
  events: eventsOf('warehouse-customer'),
  filters: {},
  taggable: false,
});

/** A merchant that a 3PL works for. */
export type WarehouseCustomer = Static<typeof warehouseCustomer.schema>;
