import type { Static } from 'typebox';
import {
  dateTime,
  deprecated,
  flag,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  text,
} from './fields.ts';
import { anyCaseFilter, dateFilter, enumFilter, idFilter, textFilter } from './filters.ts';
import { orderShipment } from './order-shipment.ts';
import { defineResource, eventsOf } from './resource.ts';
import {
  channelObject,
  extraFields,
  linkField,
  ownerField,
  recordFields,
  scacField,
  shippingMethodFields,
  shipToAddress,
  totalFields,
} from './shapes.ts';

const lineItem = object(
  {
    product_id: text('What was ordered: the id of a product'),
    sku: nullable(text('Stock keeping unit')),
    quantity: integer('Units ordered'),
    unit_price: nullable(number('Price of one unit')),
    is_picked: flag('Whether the warehouse has picked it'),
    discount_amount: nullable(number('Discount on the line')),
  },
  'One product ordered',
);

const statuses = [
  'open',
  'confirmed',
  'processing',
  'picked',
  'packed',
  'partially_fulfilled',
  'fulfilled',
  'exception',
  'cancelled',
  'backordered',
  'other',
] as const;

/** An order a warehouse has to send out. Contract: section 6.3. */
export const order = defineResource({
  name: 'order',
  type: 'wms',
  path: '/wms/orders',
  onePath: '/wms/orders/{order_id}',
  functionName: 'get_orders',
  description: 'An order that a warehouse sends out',
  fields: {
    ...recordFields,
    ...ownerField,
    warehouse_id: nullable(text('Warehouse meant to send the order')),
    reference_id: text('Identifier elsewhere, for example in the shop; the id where there is none'),
    order_number: text('Number people use; the reference id where there is none'),
    status: oneOf(statuses, 'Status in our words; `other` where the source has one of its own'),
    raw_status: nullable(text('Status in the words of the source')),
    channel: nullable(text('Use channel_object'), deprecated),
    channel_object: channelObject,
    type: nullable(oneOf(['d2c', 'b2b', 'dropship', 'transfer'], 'Kind of order')),
    trading_partner: nullable(text('Retailer or EDI partner behind the order')),
    shipping_method: nullable(text('Use service_level or shipping_method_id'), deprecated),
    service_level: nullable(text('Shipping speed the buyer asked for')),
    ...shippingMethodFields,
    ...scacField,
    is_third_party_freight: nullable(flag('Whether it travels on the freight account of somebody else')),
    third_party_freight_account_number: nullable(text('Freight account of that other party')),
    first_party_freight_account_number: nullable(text('Own freight account')),
    ...totalFields,
    ship_to_address: shipToAddress('Where the order goes'),
    line_items: list(lineItem, 'Products ordered'),
    tags: list(text('A tag; a pair is written `key:value`'), 'Tags of the source'),
    required_ship_date: nullable(dateTime('Latest time it may leave')),
    saturday_delivery: nullable(flag('Whether it must be delivered on a Saturday')),
    signature_required: nullable(flag('Whether the receiver has to sign')),
    international_duty_paid_by: nullable(
      oneOf(['sender', 'recipient', 'third_party'], 'Who pays customs duty'),
    ),
    shipments: list(orderShipment, 'What has been sent so far'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('order', { type: 'order.shipment.created', list: 'shipments', key: 'shipment_id' }),
  filters: {
    status: enumFilter,
    type: enumFilter,
    warehouse_customer_id: idFilter,
    channel: textFilter,
    order_number: anyCaseFilter,
    reference_id: anyCaseFilter,
    required_ship_date: dateFilter,
  },
  taggable: true,
});

/** A warehouse order. */
export type Order = Static<typeof order.schema>;
