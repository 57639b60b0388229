import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { type Resource, type Row, related, relatedId } from './api.ts';
import { datesOf, instantOf, numberOf, others, textOf, unitsOf } from './values.ts';

const HOLDS = ['fraud_hold', 'address_hold', 'payment_hold', 'operator_hold'];
const MAPPED = [
  ...[
    'number',
    'external_id',
    'status_text',
    'created_at',
    'updated_at',
    'total',
    'tax',
    'discount',
    'shipping',
  ],
  ...['shipping_method_name', 'shipping_method_code', 'tags', 'ship_before'],
];
const NO_MEASUREMENTS = {
  length: null,
  width: null,
  height: null,
  unit: null,
  weight: null,
  weight_unit: null,
};

/** An order with what it includes, in our words. */
export function mapOrder(raw: Row): Order {
  const { id, attributes, included } = raw;
  const items = related(raw, 'order_items', included);
  const [channel] = related(raw, 'order_channel', included);
  const [contact] = related(raw, 'shipping_contact_information', included);
  const shipTo = addressOf(contact?.attributes ?? {});
  const method = textOf(attributes.shipping_method_name);
  const required = instantOf(attributes.ship_before);
  const tags = attributes.tags;
  const plainTags = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  return {
    id,
    ...datesOf(attributes),
    warehouse_customer_id: relatedId(raw, 'customer'),
    warehouse_id: null,
    reference_id: textOf(attributes.external_id) ?? id,
    order_number: textOf(attributes.number) ?? textOf(attributes.external_id) ?? id,
    status: statusOf(attributes, items),
    raw_status: textOf(attributes.status_text),
    channel: channel ? textOf(channel.attributes.name) : null,
    channel_object: channel
      ? { channel_id: channel.id, channel_name: textOf(channel.attributes.name) }
      : null,
    type: attributes.is_wholesale === true ? 'b2b' : null,
    trading_partner: null,
    shipping_method: method,
    service_level: null,
    shipping_method_id: textOf(attributes.shipping_method_code),
    shipping_method_name: method,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: numberOf(attributes.total),
    total_tax: numberOf(attributes.tax),
    total_discount: numberOf(attributes.discount),
    total_shipping: numberOf(attributes.shipping),
    ship_to_address: shipTo,
    line_items: items.map((item) => ({
      product_id: productOf(item),
      sku: textOf(item.attributes.sku),
      quantity: unitsOf(item.attributes.quantity, 'the quantity of a line'),
      unit_price: numberOf(item.attributes.price),
      is_picked: attributes.fulfilled_at != null,
      discount_amount: null,
    })),
    tags: plainTags ? (tags as string[]) : [],
    required_ship_date: required,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: related(raw, 'shipments', included).map((shipment) => ({
      shipment_id: shipment.id,
      // No source names the warehouse.
      warehouse_id: '',
      raw_status: textOf(shipment.attributes.status_text),
      status: shipmentStatus(shipment.attributes),
      shipped_date: instantOf(shipment.attributes.shipped_at),
      shipping_method: method,
      // What of the order is in which shipment is not told.
      line_items: [],
      ship_to_address: shipTo,
      ship_from_address: { ...UNKNOWN_PLACE },
      packages: related(shipment, 'shipment_trackings', included).map((tracking) => ({
        package_id: tracking.id,
        package_name: null,
        tracking_number:
          textOf(tracking.attributes.tracking_number) ?? textOf(tracking.attributes.tracking_code),
        tracking_url: textOf(tracking.attributes.tracking_url),
        shipping_method: method,
        carrier: null,
        shipping_method_id: textOf(attributes.shipping_method_code),
        shipping_method_name: method,
        carrier_id: null,
        carrier_name: null,
        scac: null,
        shipping_cost: null,
        measurements: { ...NO_MEASUREMENTS },
        line_items: [],
      })),
    })),
    external_system_url: null,
    additional_fields: {
      ...others(attributes, MAPPED),
      ...(!plainTags && tags != null && { tags }),
      ...(required === null && attributes.ship_before != null && { ship_before: attributes.ship_before }),
    },
  };
}

function statusOf(attributes: Resource['attributes'], items: readonly Resource[]): Order['status'] {
  if (attributes.cancelled_at != null) return 'cancelled';
  if (attributes.fulfilled_at != null) return 'fulfilled';
  if (HOLDS.some((hold) => attributes[hold] === true || attributes[hold] === 1)) return 'exception';
  if (items.some((item) => (numberOf(item.attributes.quantity_shipped) ?? 0) > 0))
    return 'partially_fulfilled';
  return attributes.ready_to_pick === true || attributes.ready_to_pick === 1 ? 'confirmed' : 'open';
}

function shipmentStatus({
  status_text,
  shipped_at,
}: Resource['attributes']): 'cancelled' | 'shipped' | 'other' {
  if (/^void(ed)?$/i.test(textOf(status_text)?.trim() ?? '')) return 'cancelled';
  return instantOf(shipped_at) === null ? 'other' : 'shipped';
}

/** The product's id where the line names it, which no source shows; its SKU stands in. */
function productOf(item: Resource): string {
  return relatedId(item, 'product') ?? textOf(item.attributes.sku) ?? '';
}

function addressOf(contact: Resource['attributes']): Order['ship_to_address'] {
  return {
    full_name: textOf(contact.name),
    company: textOf(contact.company_name),
    address1: textOf(contact.address),
    address2: textOf(contact.address2),
    address3: null,
    city: textOf(contact.city),
    state: textOf(contact.state),
    postal_code: textOf(contact.zip),
    country: textOf(contact.country),
    phone_number: textOf(contact.phone),
    email_address: textOf(contact.email),
  };
}
