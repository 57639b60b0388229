import type { Static } from 'typebox';
import { dateTime, integer, key, list, nullable, number, object, oneOf, text } from './fields.ts';
import { enumFilter, idFilter, skuFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import {
  billToAddress,
  extraFields,
  linkField,
  recordFields,
  shippingMethodFields,
  shipToAddress,
  totalFields,
} from './shapes.ts';

const deliveryStatus = nullable(
  oneOf(
    ['open', 'shipped', 'delivered', 'cancelled', 'exception', 'on_hold', 'other'],
    'Status in our words; `other` where the source has one of its own',
  ),
);
const rawStatus = nullable(text('Status in the words of the source'));
const parentId = nullable(text('Kit or parent product it belongs to'));
const parentSku = nullable(text('SKU of that parent'));
const sku = nullable(text('SKU of the product'));

const lineItem = object(
  {
    line_item_id: text('Identifier of the line'),
    // The older document never has null here; the newest page does, for lines that are no product of the shop.
    product_id: nullable(text('What was bought: the id of a cart product')),
    product_sku: sku,
    parent_product_id: parentId,
    parent_product_sku: parentSku,
    quantity: integer('Units bought'),
    unit_price: nullable(number('Price of one unit')),
    discount: nullable(number('Discount on one unit')),
    tax: nullable(number('Tax on one unit')),
  },
  'One product bought',
);

const shippingGroup = object(
  {
    shipping_group_id: text('Identifier of the group'),
    created_date: dateTime('When the source created it'),
    updated_date: dateTime('When the source last changed it'),
    raw_status: rawStatus,
    status: deliveryStatus,
    warehouse_id: text('Warehouse meant to send it, which may still change'),
    line_items: list(
      object(
        {
          line_item_id: text('Identifier of the line within the group'),
          product_id: text('The id of a cart product'),
          product_sku: sku,
          parent_product_id: parentId,
          quantity: integer('Units in the group'),
        },
        'One line of the group',
      ),
      'What belongs to the group',
    ),
  },
  'Lines that are to leave together',
);

const shipment = object(
  {
    shipment_id: key('Identifier of the shipment, unique within the order'),
    raw_status: rawStatus,
    status: deliveryStatus,
    warehouse_id: nullable(text('Warehouse it left from')),
    ...shippingMethodFields,
    tracking_number: nullable(text('Tracking number')),
    tracking_url: nullable(text('Address of the tracking page')),
    line_items: list(
      object(
        {
          shipment_line_item_id: text('Identifier of the line within the shipment'),
          product_id: text('The id of a cart product'),
          product_sku: sku,
          parent_product_id: parentId,
          parent_product_sku: parentSku,
          quantity: integer('Units sent'),
        },
        'One line of the shipment',
      ),
      'What was sent',
    ),
    shipping_groups: list(text('Identifier of a shipping group'), 'Groups the shipment serves'),
    created_date: nullable(dateTime('When the source created it')),
    updated_date: nullable(dateTime('When the source last changed it')),
  },
  'One sending of goods for an order',
);

/** An order placed in a shop. Contract: section 8.2. */
export const cartOrder = defineResource({
  name: 'cart_order',
  type: 'cart',
  path: '/cart/orders',
  onePath: '/cart/orders/{order_id}',
  functionName: 'get_orders',
  description: 'An order placed in a shop',
  fields: {
    ...recordFields,
    order_number: text('Number people use; the id where there is none'),
    status: oneOf(
      [
        'open',
        'confirmed',
        'processing',
        'partially_fulfilled',
        'fulfilled',
        'exception',
        'cancelled',
        'backordered',
        'other',
      ],
      'Status in our words; `other` where the source has one of its own',
    ),
    raw_status: rawStatus,
    requested_shipping_method: nullable(text('Shipping speed the buyer asked for')),
    ...shippingMethodFields,
    ...totalFields,
    ship_to_address: shipToAddress('Where the order goes'),
    bill_to_address: billToAddress('Who pays'),
    earliest_ship_date: nullable(dateTime('Earliest time it may leave')),
    latest_ship_date: nullable(dateTime('Latest time it may leave')),
    line_items: list(lineItem, 'Products bought'),
    shipping_groups: list(shippingGroup, 'How the shop splits the order for sending'),
    shipments: list(shipment, 'What has been sent so far'),
    ...linkField,
    ...extraFields,
  },
  events: eventsOf('cart-order', {
    type: 'cart-order.cart-shipment.created',
    list: 'shipments',
    key: 'shipment_id',
  }),
  // The contract filters by owner although a cart order has no field for it; see `facets`.
  filters: { status: enumFilter, warehouse_customer_id: idFilter, order_number: skuFilter },
  taggable: true,
});

/** A cart order. */
export type CartOrder = Static<typeof cartOrder.schema>;
