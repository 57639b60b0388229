import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { isPicked, orderStatus } from './codes.ts';
import {
  amount,
  dayOrNull,
  firstText,
  id,
  instant,
  type Part,
  part,
  parts,
  stamp,
  text,
  units,
} from './values.ts';

/** An outbound order. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder(raw: Part): Order {
  const { references, status, customer, warehouse, details, items, timestamps, ...others } = raw;
  const { deliver, collect, invoiceValue, ...further } = part(details);
  const { method, address, ...delivery } = part(deliver);
  const number = id(raw.id);
  const reference = firstText(part(references).customer, part(references).numericId) ?? number;
  const lines = parts(items);
  const shipTo = addressOf(address);
  const [worth, service] = [part(invoiceValue), text(part(method).requestedService)];
  const currencies = [worth, ...lines.map(priceOf)].map(({ currency }) => currency);
  return {
    id: number,
    warehouse_customer_id: text(part(customer).id),
    created_date: stamp(raw, 'created') ?? instant(part(part(timestamps).modified).time),
    updated_date: instant(part(part(timestamps).modified).time),
    warehouse_id: text(part(warehouse).id),
    reference_id: reference,
    order_number: reference,
    status: orderStatus(status),
    raw_status: text(status),
    channel: null,
    channel_object: null,
    type: null,
    trading_partner: null,
    shipping_method: service,
    service_level: service,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: firstText(...currencies) ?? 'USD',
    total_price: amount(worth.amount),
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: shipTo,
    line_items: lines.map((line) => {
      const { inventory_item_id, sku } = itemOf(line);
      return {
        product_id: inventory_item_id,
        sku,
        quantity: units(part(line.measures).quantity),
        unit_price: amount(priceOf(line).amount),
        is_picked: isPicked(status),
        discount_amount: null,
      };
    }),
    tags: [],
    required_ship_date: dayOrNull(part(collect).requiredDate),
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: shipmentsOf(raw, lines, shipTo),
    external_system_url: null,
    additional_fields: {
      ...others,
      references,
      customer,
      warehouse,
      details: { ...further, collect, invoiceValue, deliver: { ...delivery, method } },
      items: lines,
      timestamps,
    },
  };
}

/** What was sent: all of it at once, when the order was dispatched. In how many parcels only consignments know. */
function shipmentsOf(
  raw: Part,
  lines: readonly Part[],
  address: Order['ship_to_address'],
): Order['shipments'] {
  const dispatched = stamp(raw, 'dispatched');
  if (raw.status !== 'DISPATCHED') return [];
  const number = id(raw.id);
  const tracking = text(part(raw.references).tracking);
  const sent = lines.map((line) => ({
    ...itemOf(line),
    quantity: units(part(line.measures).quantity),
    parent_product_id: null,
  }));
  return [
    {
      shipment_id: number,
      warehouse_id: text(part(raw.warehouse).id) ?? '',
      raw_status: null,
      status: 'shipped',
      shipped_date: dispatched,
      shipping_method: null,
      line_items: sent,
      ship_to_address: address,
      ship_from_address: UNKNOWN_PLACE,
      packages: tracking === null ? [] : [parcelOf(number, tracking)],
    },
  ];
}

function parcelOf(order: string, tracking: string): Order['shipments'][number]['packages'][number] {
  return {
    package_id: order,
    package_name: null,
    tracking_number: tracking,
    tracking_url: null,
    shipping_method: null,
    carrier: null,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    shipping_cost: null,
    measurements: UNMEASURED,
    line_items: [],
  };
}

/** What a line is about; its product's code where the product has no id. */
function itemOf(line: Part): { inventory_item_id: string; sku: string | null } {
  const product = part(part(line.details).product);
  const sku = text(part(product.references).code);
  return { inventory_item_id: firstText(product.id, sku, product.name) ?? '', sku };
}

function priceOf(line: Part): Part {
  return part(part(line.details).approximateUnitPrice);
}

/** A place may have a suburb, a city, or both. */
function addressOf(address: unknown): Order['ship_to_address'] {
  const place = part(address);
  const [suburb, city] = [text(place.suburb), text(place.city)];
  return {
    full_name: text(place.contactName),
    company: text(place.companyName),
    address1: text(place.address1),
    address2: text(place.address2),
    address3: city === null ? null : suburb,
    city: city ?? suburb,
    state: firstText(part(place.state).code, part(place.state).name),
    postal_code: text(place.postcode),
    country: firstText(part(place.country).iso2Code, part(place.country).iso3Code, part(place.country).name),
    phone_number: text(place.phone),
    email_address: text(place.email),
  };
}
