import type { Order } from '../../model/index.ts';
import { sole } from '../kit/readings.ts';
import { orderStatus, orderType } from './codes.ts';
import { mapShipment, placeOf } from './map-shipment.ts';
import {
  amount,
  instant,
  instantOrNull,
  items,
  latest,
  number,
  numberOrNull,
  text,
  units,
} from './values.ts';
import type { VendorOrder, VendorProduct, VendorShipment } from './vendor-order.ts';

/** An order. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder(raw: VendorOrder): Order {
  const { id, order_number, reference_id, created_date, status, type, channel, financials, ...later } = raw;
  const { shipping_method, recipient, products, tags, shipments: sent, ...others } = later;
  const shipments = items(sent);
  const created = instant(created_date);
  const reference = text(reference_id) ?? number(id);
  const carrier = sole(shipments.map((one) => text(one.tracking?.carrier)));
  const service = sole(shipments.map((one) => text(one.ship_option)));
  const channelId = numberOrNull(channel?.id);
  return {
    id: number(id),
    warehouse_customer_id: null,
    warehouse_id: sole(shipments.map((one) => numberOrNull(one.location?.id))),
    created_date: created,
    updated_date: latest(
      created,
      ...shipments.flatMap((one) => [one.last_update_at, one.last_tracking_update_at]),
    ),
    reference_id: reference,
    order_number: text(order_number) ?? reference,
    status: orderStatus(text(status), detailsOf(shipments)),
    raw_status: text(status),
    channel: text(channel?.name),
    channel_object: channelId === null ? null : { channel_id: channelId, channel_name: text(channel?.name) },
    type: orderType(text(type)),
    trading_partner: null,
    shipping_method: text(shipping_method),
    service_level: text(shipping_method),
    shipping_method_id: null,
    shipping_method_name: service,
    carrier_id: null,
    carrier_name: carrier,
    scac: sole(shipments.map((one) => text(one.tracking?.scac))),
    is_third_party_freight: others.shipping_terms?.payment_term === 'ThirdParty' ? true : null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    // The vendor says that the total is in dollars.
    invoice_currency_code: 'USD',
    total_price: amount(financials?.total_price),
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: placeOf(recipient),
    line_items: items(products).map((product) => lineOf(product, status === 'Fulfilled', shipments)),
    tags: items(tags).map((tag) => [text(tag.name), text(tag.value)].filter(Boolean).join(':')),
    required_ship_date: instantOrNull(others.retailer_program_data?.shipByDate),
    saturday_delivery: null,
    signature_required: signatureOf(shipments),
    international_duty_paid_by: null,
    shipments: shipments.map(mapShipment),
    external_system_url: null,
    additional_fields: { ...others, shipments: shipments.map(restOf) },
  };
}

/** Whether it was picked is told by what left, not by a state of its own. */
function lineOf(
  product: VendorProduct,
  fulfilled: boolean,
  shipments: readonly VendorShipment[],
): Order['line_items'][number] {
  const id = numberOrNull(product.id);
  const left = shipments.some(
    (one) => one.status === 'Completed' && items(one.products).some((sent) => numberOrNull(sent.id) === id),
  );
  return {
    product_id: id ?? text(product.reference_id) ?? text(product.sku) ?? '',
    sku: text(product.sku),
    quantity: units(product.quantity),
    unit_price: amount(product.unit_price),
    is_picked: fulfilled || (left && id !== null),
    discount_amount: null,
  };
}

function detailsOf(shipments: readonly VendorShipment[]): string[] {
  const details = shipments.flatMap((one) => items(one.status_details));
  return details.flatMap(({ name, description }) => [text(name) ?? '', text(description) ?? '']);
}

function signatureOf(shipments: readonly VendorShipment[]): boolean | null {
  const known = shipments.map((one) => one.require_signature).filter((one) => typeof one === 'boolean');
  return known.length === 0 ? null : known.includes(true);
}

/** What of a shipment has no field of its own. */
function restOf(raw: VendorShipment): Record<string, unknown> {
  const { status, last_update_at, actual_fulfillment_date, location, ship_option, ...later } = raw;
  const { package_material_type, measurements, invoice_amount, tracking, recipient, products, ...rest } =
    later;
  return rest;
}
