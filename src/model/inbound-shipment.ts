import type { Static } from 'typebox';
import { dateTime, deprecated, integer, key, list, nullable, number, object, oneOf, text } from './fields.ts';
import { dateFilter, enumFilter, type Filter, idFilter, textFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, linkField, ownerField, placeAddress, recordFields, supplierObject } from './shapes.ts';

const itemFields = {
  inventory_item_id: text('The id of an inventory item'),
  sku: nullable(text('Stock keeping unit')),
};

const lineItem = object(
  {
    ...itemFields,
    expected_quantity: integer('Units announced'),
    received_quantity: integer('Units received so far'),
    unit_cost: nullable(number('What the maker charges for one unit')),
    external_id: nullable(text('Number of the item in another system, such as the vendor SKU')),
  },
  'One item announced',
);

const receipt = object(
  {
    id: key('Identifier of the receipt, unique within the shipment'),
    arrived_date: dateTime('When the goods came in'),
    line_items: list(
      object({ ...itemFields, quantity: integer('Units received this time') }, 'One item received'),
      'What came in',
    ),
  },
  'One time that goods of the shipment were received',
);

// The contract offers these three and no more for this one field.
const warehouseFilter: Filter = { kind: 'id', operators: ['eq', 'contains', 'not_contains'] };

/** Goods announced to a warehouse (an ASN). Contract: section 6.7. */
export const inboundShipment = defineResource({
  name: 'inbound_shipment',
  type: 'wms',
  path: '/wms/inbound-shipments',
  onePath: '/wms/inbound-shipments/{inbound_shipment_id}',
  functionName: 'get_inbound_shipments',
  description: 'Goods announced to a warehouse, and what of them has arrived',
  fields: {
    ...recordFields,
    ...ownerField,
    purchase_order_number: nullable(text('Number of the purchase order')),
    status: oneOf(
      ['open', 'in-transit', 'receiving', 'received', 'cancelled', 'other'],
      'Status in our words; `other` where the source has one of its own',
    ),
    raw_status: nullable(text('Status in the words of the source')),
    supplier: nullable(text('Use supplier_object'), deprecated),
    supplier_object: supplierObject,
    expected_arrival_date: nullable(dateTime('When the goods should arrive')),
    warehouse_id: nullable(text('Warehouse that receives them')),
    line_items: list(lineItem, 'Items announced'),
    receipts: list(receipt, 'Receipts so far'),
    ship_from_address: placeAddress('Where the goods come from'),
    tracking_numbers: list(text('A tracking number'), 'Tracking numbers'),
    notes: list(text('A note'), 'Notes of people'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('inbound-shipment', {
    type: 'inbound-shipment.receipt.created',
    list: 'receipts',
    key: 'id',
  }),
  filters: {
    status: enumFilter,
    warehouse_customer_id: idFilter,
    purchase_order_number: textFilter,
    warehouse_id: warehouseFilter,
    expected_arrival_date: dateFilter,
  },
  taggable: true,
});

/** An inbound shipment. */
export type InboundShipment = Static<typeof inboundShipment.schema>;
