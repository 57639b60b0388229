import type { Order } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { embedded, type Hal } from './ask.ts';
import { orderStatus, orderType, rawOrderStatus } from './codes.ts';
import { common, dateOf, idIn, lastModified, type WindowedList, walkPages } from './facts.ts';
import { shipments } from './order-shipments.ts';
import {
  amount,
  firstText,
  id,
  idOrNull,
  instant,
  instantOrNull,
  itemOf,
  part,
  parts,
  type Told,
  text,
  units,
} from './values.ts';

/** Five hundred whole orders were seen to time out. */
const ROWS = 50;

/** Orders with all that belongs to them; the ledger walks them by another date. */
export const orderList = {
  path: '/orders',
  rel: 'orders/order',
  rows: ROWS,
  query: { detail: 'All', itemdetail: 'All' },
  id: 'orderId',
} as const satisfies Partial<WindowedList>;

/** Orders by their last change. */
export const orders: SourceFunction<Told<Hal>> = {
  ...common,
  name: 'get_orders',
  basis: 'updated',
  pageSize: ROWS,
  versionedBy: 'updated_date',
  page: walkPages({ ...orderList, ...lastModified }),
  idOf: idIn('orderId'),
  map: mapOrder,
  basisDate: dateOf('updated_date'),
};

function mapOrder({ zone, vendor }: Told<Hal>): Order {
  const { readOnly, _embedded, _links, shipTo, routingInfo, referenceNum, ...others } = vendor;
  const facts = part(readOnly);
  const route = part(routingInfo);
  const number = id(facts.orderId);
  const lines = orderLines(vendor);
  const address = addressOf(shipTo);
  const reference = firstText(others.poNum, others.externalId);
  const sums = part(others.fulfillInvInfo);
  const { packages, ...further } = facts;
  return {
    id: number,
    warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
    created_date: instant(facts.creationDate, zone),
    updated_date: instant(facts.lastModifiedDate, zone),
    warehouse_id: idOrNull(part(facts.facilityIdentifier).id),
    reference_id: reference ?? text(referenceNum) ?? number,
    order_number: text(referenceNum) ?? reference ?? number,
    status: orderStatus(facts),
    raw_status: rawOrderStatus(facts),
    channel: null,
    channel_object: null,
    type: orderType(others.orderType),
    trading_partner: null,
    shipping_method: text(route.mode),
    service_level: text(route.mode),
    shipping_method_id: null,
    shipping_method_name: text(route.mode),
    carrier_id: null,
    carrier_name: text(route.carrier),
    scac: text(route.scacCode),
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    // No currency is named anywhere.
    invoice_currency_code: 'USD',
    // What the goods cost is rarely known to a warehouse, and shipping includes handling.
    total_price: null,
    total_tax: amount(sums.fulfillInvTax),
    total_discount: amount(sums.fulfillInvDiscountAmount),
    total_shipping: amount(sums.fulfillInvShippingAndHandling),
    ship_to_address: address,
    line_items: lines.map((line) => ({
      product_id: itemOf(line).inventory_item_id,
      sku: itemOf(line).sku,
      quantity: units(line.qty),
      unit_price: amount(line.fulfillInvSalePrice),
      is_picked: isPicked(line),
      discount_amount: amount(line.fulfillInvDiscountAmt),
    })),
    tags: [],
    required_ship_date: instantOrNull(others.shipCancelDate, zone),
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: shipments(vendor, lines, address, zone),
    external_system_url: null,
    additional_fields: { ...others, routingInfo, readOnly: further, items: lines, time_zone: zone },
  };
}

/** The lines of an order. */
export function orderLines(order: Hal): Hal[] {
  return embedded(order, 'orders/item').map(part);
}

function isPicked(line: Hal): boolean {
  const allocations = parts(part(line.readOnly).allocations);
  const picked = allocations.reduce((sum, one) => sum + (amount(one.properlyPickedPrimary) ?? 0), 0);
  return picked > 0 && picked >= (amount(line.qty) ?? 0);
}

function addressOf(shipTo: unknown): Order['ship_to_address'] {
  const person = part(shipTo);
  return {
    full_name: text(person.name),
    company: text(person.companyName),
    address1: text(person.address1),
    address2: text(person.address2),
    address3: null,
    city: text(person.city),
    state: text(person.state),
    postal_code: text(person.zip),
    country: text(person.country),
    phone_number: text(person.phoneNumber),
    email_address: text(person.emailAddress),
  };
}
