import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, placeAddress, recordFields } from './shapes.ts';

/** A building goods are kept in. Contract: section 6.10. */
export const warehouse = defineResource({
  name: 'warehouse',
  type: 'wms',
  path: '/wms/warehouses',
  onePath: '/wms/warehouses/{warehouse_id}',
  functionName: 'get_warehouses',
  description: 'A building in which goods are kept',
  fields: {
    ...recordFields,
    name: text('Name of the warehouse'),
    code: nullable(text('Short code of the warehouse')),
    address: placeAddress('Where it stands'),
    ...extraFields,
  },
  events: eventsOf('warehouse'),
  filters: {},
  taggable: true,
});

/** A warehouse. */
export type Warehouse = Static<typeof warehouse.schema>;
