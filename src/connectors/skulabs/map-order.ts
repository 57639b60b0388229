import type { Order } from '../../model/index.ts';
import { sole } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { isCleared, orderStatus } from './codes.ts';
import {
  amount,
  firstText,
  instant,
  instantOrNull,
  key,
  latest,
  measurements,
  type Part,
  part,
  parts,
  text,
  units,
} from './values.ts';

type Shipment = Order['shipments'][number];

/** Its store and its number, for not every list has an id of its own; null where one is missing. */
export function orderId(raw: unknown): string | null {
  const { store_id, order_number } = part(raw);
  return text(store_id) && text(order_number) ? `${store_id}:${order_number}` : null;
}

/** When it was placed, in milliseconds since 1970; NaN where that cannot be told. */
export function placedAt(raw: unknown): number {
  const { date, stash } = part(raw);
  return Date.parse(firstText(part(stash).date, date) ?? '');
}

/** An order. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder(raw: Part): Order {
  // Stock of its items stands in it, too; that is no fact of the order, and never the same twice.
  const { store_id, order_number, status, stash, shipments, log, tags, inventory, date, ...others } = raw;
  const { shipping_information, items, ...sale } = part(stash);
  const [store, number] = [key(store_id), key(order_number)];
  const placed = instant(firstText(sale.date, date));
  const method = text(part(shipping_information).method);
  const address = addressOf(shipping_information);
  const labels = parts(shipments);
  const sent = labels.filter((one) => one.voided !== true && one.return_label !== true);
  const scans = parts(raw.scans);
  const services = sent.map((one) => part(one.response));
  return {
    id: `${store}:${number}`,
    warehouse_customer_id: null,
    created_date: placed,
    updated_date: latest(
      placed,
      raw.last_shipment_date,
      ...[...parts(log), ...labels, ...parts(raw.notes), ...scans].map(({ time }) => time),
    ),
    warehouse_id: text(raw.warehouse_id),
    reference_id: firstText(sale.id, sale.order_id) ?? number,
    order_number: number,
    status: orderStatus(status, sent.length > 0),
    raw_status: text(status),
    channel: null,
    channel_object: { channel_id: store, channel_name: null },
    type: null,
    trading_partner: null,
    shipping_method: method,
    service_level: method,
    shipping_method_id: null,
    shipping_method_name: sole(services.map(({ service }) => text(service))),
    carrier_id: null,
    carrier_name: sole(services.map(({ provider }) => text(provider))),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: text(sale.currency) ?? 'USD',
    total_price: amount(sale.total),
    total_tax: amount(sale.tax),
    total_discount: amount(sale.discount),
    total_shipping: amount(sale.shipping),
    ship_to_address: address,
    line_items: parts(items).map((line) => ({
      product_id: firstText(line.id, line.sku, line.line_id) ?? '',
      sku: text(line.sku),
      quantity: units(line.quantity),
      unit_price: amount(line.price),
      is_picked: isCleared(status) || scannedOf(line, scans) >= Math.max(units(line.quantity), 1),
      discount_amount: null,
    })),
    tags: Array.isArray(tags) ? tags.map(text).filter((one) => one !== null) : [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: sent.map((one) => shipmentOf(one, text(raw.warehouse_id), address)),
    external_system_url: null,
    additional_fields: { ...others, stash: { ...sale, items }, log, labels },
  };
}

/** How many of a line were scanned. */
function scannedOf(line: Part, scans: readonly Part[]): number {
  const own = scans.filter(
    ({ line_id, skipped }) => line_id !== undefined && line_id === line.line_id && skipped !== true,
  );
  return own.reduce((sum, { quantity }) => sum + units(quantity ?? 1), 0);
}

function shipmentOf(label: Part, warehouse: string | null, address: Shipment['ship_to_address']): Shipment {
  const response = part(label.response);
  const request = part(label.request);
  const [carrier, service] = [text(response.provider), text(response.service)];
  const goods = parts(request.order_items).map((one) => ({
    inventory_item_id: firstText(one.item_id, one.sku) ?? '',
    sku: text(one.sku),
    quantity: units(one.quantity),
    parent_product_id: null,
  }));
  return {
    shipment_id: key(label._id),
    warehouse_id: warehouse ?? '',
    raw_status: null,
    status: 'shipped',
    shipped_date: instantOrNull(label.time),
    shipping_method: service,
    line_items: goods,
    ship_to_address: address,
    // Where the warehouse stands is told by get_warehouses.
    ship_from_address: UNKNOWN_PLACE,
    packages: [
      {
        package_id: key(label._id),
        package_name: null,
        tracking_number: text(response.tracking_number),
        tracking_url: text(response.tracking_url),
        shipping_method: service,
        carrier,
        shipping_method_id: null,
        shipping_method_name: service,
        carrier_id: null,
        carrier_name: carrier,
        scac: null,
        shipping_cost: amount(response.amount),
        measurements: measurements(request.parcel),
        line_items: goods.map((one) => ({ ...one, lot_id: null, expiration_date: null })),
      },
    ],
  };
}

function addressOf(value: unknown): Order['ship_to_address'] {
  const place = part(value);
  return {
    full_name: text(place.name),
    company: text(place.company),
    address1: text(place.address),
    address2: text(place.street2),
    address3: null,
    city: text(place.city),
    state: text(place.state),
    postal_code: text(place.zip),
    country: text(place.country),
    phone_number: text(place.phone),
    email_address: text(place.email),
  };
}
