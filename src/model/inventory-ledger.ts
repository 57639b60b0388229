import type { Static } from 'typebox';
import { dateTime, integer, nullable, oneOf, text } from './fields.ts';
import { enumFilter, idFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, recordFields } from './shapes.ts';

const movements = [
  'adjustment',
  'return_receipt',
  'inbound_receipt',
  'order_shipment',
  'supplier_return',
  'movement',
  'other',
] as const;

/** One movement of stock; entries never change. Contract: section 6.6. */
export const inventoryLedger = defineResource({
  name: 'inventory_ledger',
  type: 'wms',
  path: '/wms/inventory/ledger',
  onePath: null,
  functionName: 'get_inventory_ledger',
  description: 'One movement of stock, as the warehouse booked it',
  fields: {
    ...recordFields,
    entry_date: dateTime('When the movement took place'),
    inventory_item_id: text('What moved: the id of an inventory item'),
    sku: text('Stock keeping unit'),
    quantity: integer('Units added, or taken away where negative'),
    raw_event_type: nullable(text('Kind of movement in the words of the source')),
    event_type: oneOf(movements, 'Kind of movement in our words'),
    reason: nullable(text('Why it was booked')),
    object_id: nullable(text('Order, inbound shipment or return behind it')),
    object_type: nullable(oneOf(['order', 'inbound_shipment', 'return'], 'What kind of object that is')),
    warehouse_id: nullable(text('Warehouse where it took place')),
    location_id: nullable(text('Place inside the warehouse')),
    ...extraFields,
  },
  // An underscore here and a hyphen elsewhere: so the event types are documented.
  events: eventsOf('inventory_ledger'),
  // The contract filters by owner although an entry has no field for it; see `facets`.
  filters: { warehouse_customer_id: idFilter, event_type: enumFilter },
  taggable: false,
});

/** An entry of the stock ledger. */
export type InventoryLedgerEntry = Static<typeof inventoryLedger.schema>;
