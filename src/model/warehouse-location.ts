import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { textFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, measurements, recordFields } from './shapes.ts';

/** A place inside a warehouse: a bin, a shelf, a pallet. Contract: section 6.11. */
export const warehouseLocation = defineResource({
  name: 'warehouse_location',
  type: 'wms',
  path: '/wms/warehouses/{warehouse_id}/locations',
  onePath: '/wms/warehouses/{warehouse_id}/locations/{location_id}',
  functionName: 'get_warehouse_locations',
  description: 'A place inside a warehouse where goods can lie',
  fields: {
    ...recordFields,
    name: nullable(text('Name of the place')),
    warehouse_id: text('Warehouse it is in'),
    type: nullable(text('Kind of place, such as bin or pallet')),
    measurements: measurements('Size of the place and the weight it bears'),
    ...extraFields,
  },
  events: eventsOf('warehouse-location'),
  filters: { type: textFilter },
  taggable: false,
});

/** A warehouse location. */
export type WarehouseLocation = Static<typeof warehouseLocation.schema>;
