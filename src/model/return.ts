import type { Static } from 'typebox';
import { dateTime, deprecated, integer, list, nullable, number, object, oneOf, text } from './fields.ts';
import { enumFilter, idFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, linkField, measurements, ownerField, recordFields, scacField } from './shapes.ts';

const itemFields = {
  inventory_item_id: text('The id of an inventory item'),
  sku: nullable(text('Stock keeping unit')),
};

const lineItem = object(
  {
    ...itemFields,
    expected_quantity: integer('Units announced'),
    received_quantity: integer('Units received so far'),
    restocked_quantity: nullable(integer('Units put back into stock')),
    return_reason: nullable(text('Why the buyer sends it back')),
    quantity: integer('Use the three quantities above', deprecated),
    warehouse_id: nullable(text('Use the warehouse of the shipments'), deprecated),
    returned_date: nullable(dateTime('Use the dates of the shipments'), deprecated),
  },
  'One item sent back',
);

const receivedItem = object(
  {
    ...itemFields,
    quantity: integer('Units in the parcel'),
    receiving_details: list(
      object(
        {
          quantity: integer('Units of which this is true'),
          condition: nullable(text('State they arrived in')),
          disposition: nullable(text('What was done with them')),
        },
        'What the warehouse found for some of the units',
      ),
      'What the warehouse found',
    ),
  },
  'One item in the parcel',
);

const shipment = object(
  {
    tracking_number: nullable(text('Tracking number')),
    shipped_date: nullable(dateTime('When the buyer sent it')),
    arrived_date: nullable(dateTime('When it reached the warehouse')),
    warehouse_id: nullable(text('Warehouse it goes to')),
    carrier: nullable(text('Use carrier_id'), deprecated),
    carrier_id: nullable(text('Identifier of the carrier')),
    carrier_name: nullable(text('Name of the carrier')),
    ...scacField,
    shipping_cost: nullable(number('Cost of sending it back')),
    measurements: measurements('Size and weight of the parcel'),
    line_items: list(receivedItem, 'What is in the parcel'),
  },
  'One parcel on its way back',
);

/** Goods a buyer sends back (an RMA). Contract: section 6.8. */
export const returns = defineResource({
  name: 'return',
  type: 'wms',
  path: '/wms/returns',
  onePath: '/wms/returns/{return_id}',
  functionName: 'get_returns',
  description: 'Goods that a buyer sends back to a warehouse',
  fields: {
    ...recordFields,
    ...ownerField,
    status: oneOf(
      ['open', 'in-transit', 'receiving', 'received', 'cancelled', 'other'],
      'Status in our words; `other` where the source has one of its own',
    ),
    raw_status: nullable(text('Status in the words of the source')),
    order_id: nullable(text('Order the goods were sent with')),
    notes: list(text('A note'), 'Notes of people'),
    line_items: list(lineItem, 'Items sent back'),
    shipments: list(shipment, 'Parcels on their way back'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('return'),
  filters: { status: enumFilter, warehouse_customer_id: idFilter },
  taggable: true,
});

/** A return. */
export type Return = Static<typeof returns.schema>;
