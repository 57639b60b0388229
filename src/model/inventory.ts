import type { Static } from 'typebox';
import {
  dateTime,
  deprecated,
  flag,
  integer,
  list,
  mapOf,
  nullable,
  number,
  object,
  text,
} from './fields.ts';
import { booleanFilter, idFilter, skuFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, linkField, measurements, ownerField, recordFields } from './shapes.ts';

const countsAtWarehouse = object(
  {
    awaiting: nullable(integer('Units on their way in')),
    onhand: integer('All units there'),
    committed: nullable(integer('Units promised to orders')),
    unfulfillable: nullable(integer('Damaged or blocked units')),
    fulfillable: nullable(integer('Units that can be sent')),
    unsellable: nullable(integer('Units held back from sale'), deprecated),
    sellable: nullable(integer('Units on offer')),
  },
  'Counts at one warehouse',
);

const lot = object(
  {
    lot_id: text('Identifier of the lot'),
    onhand: integer('Units of the lot'),
    expiration_date: nullable(dateTime('When the lot expires')),
    warehouse_id: nullable(text('Warehouse that holds it')),
  },
  'Units that were made, or expire, together',
);

const bin = object(
  {
    location_id: text('Identifier of the warehouse location'),
    quantity: integer('Units lying there'),
    warehouse_id: text('Warehouse the location is in'),
  },
  'Units at one place in a warehouse',
);

/** A physical good and how much of it there is. Contract: section 6.5. */
export const inventory = defineResource({
  name: 'inventory',
  type: 'wms',
  path: '/wms/inventory',
  onePath: '/wms/inventory/{inventory_id}',
  functionName: 'get_inventory',
  description: 'An inventory item: a physical good with its stock counts',
  fields: {
    ...recordFields,
    ...ownerField,
    name: text('Name of the item'),
    sku: nullable(text('Stock keeping unit')),
    unit_cost: nullable(number('Cost of one unit')),
    active: flag('Whether it is in use'),
    awaiting: integer('Units on their way in'),
    onhand: integer('All units in the warehouses: committed, unfulfillable and fulfillable together'),
    committed: integer('Units promised to orders'),
    unfulfillable: integer('Damaged or blocked units'),
    fulfillable: integer('Units that can be sent'),
    unsellable: integer('Units held back from sale', deprecated),
    sellable: integer('Units on offer in sales channels'),
    substitute_skus: list(text('A stock keeping unit'), 'SKUs that may be sent instead'),
    inventory_by_warehouse_id: mapOf(countsAtWarehouse, 'Counts by the id of a warehouse'),
    lots: list(lot, 'Lots the units belong to'),
    measurements: measurements('Size and weight of one unit'),
    locations: list(bin, 'Places where units lie'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('inventory'),
  filters: { warehouse_customer_id: idFilter, sku: skuFilter, active: booleanFilter },
  taggable: true,
});

/** An inventory item. */
export type Inventory = Static<typeof inventory.schema>;
