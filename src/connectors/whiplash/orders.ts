import type { Order } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { isPicked, orderStatus, orderType } from './codes.ts';
import { shipments } from './order-shipments.ts';
import {
  amountOrNull,
  flagOrNull,
  instant,
  listOf,
  number,
  numberOrNull,
  textOrNull,
  units,
} from './values.ts';
import { goodsOf, type VendorItem, type VendorOrder } from './vendor-order.ts';
import { PAGE_SIZE, windowStep } from './window.ts';

const SECOND = 1000;

/** Orders by their last change. */
export const orders: SourceFunction<VendorOrder> = {
  name: 'get_orders',
  basis: 'updated',
  // Fields and parameters are the specification's; of the predicates it shows but one.
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Questions begin where the last one ended; see window.ts.
  order: 'immutable',
  // Whether the date moves with each change (tracking, packages) is told nowhere.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: (ctx, ask, cursor) => windowStep<VendorOrder>(ctx, ask, '/orders', cursor),
  idOf: (raw) => (Number.isSafeInteger(raw?.id) ? String(raw.id) : null),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { id, customer_id, created_at, updated_at, order_orig, email, ...others } = raw;
  const { shipping_method: method, originator, order_items, incoterm, status, status_name } = others;
  const items = listOf(order_items, 'order items');
  const updated = instant(updated_at);
  const order_number = textOrNull(order_orig) ?? textOrNull(raw.humanize_id) ?? number(id);
  const address = shipTo(raw);
  const provider = textOrNull(originator?.provider);
  return {
    id: number(id),
    warehouse_customer_id: numberOrNull(customer_id),
    warehouse_id: numberOrNull(raw.warehouse_id),
    created_date: created_at ? instant(created_at) : updated,
    updated_date: updated,
    reference_id: textOrNull(originator?.original_id) ?? order_number,
    order_number,
    status: orderStatus(status),
    raw_status:
      [status, textOrNull(status_name)].filter((part) => part !== null && part !== undefined).join(' ') ||
      null,
    channel: provider,
    channel_object:
      provider === null
        ? null
        : { channel_id: numberOrNull(originator?.shop_id) ?? provider, channel_name: provider },
    type: orderType(textOrNull(raw.order_type)),
    trading_partner: null,
    shipping_method: textOrNull(method?.name),
    service_level: textOrNull(raw.shop_shipping_method_text),
    shipping_method_id: numberOrNull(method?.id),
    shipping_method_name: textOrNull(method?.name),
    carrier_id: textOrNull(method?.carrier),
    carrier_name: textOrNull(method?.carrier),
    scac: textOrNull(raw.scac) ?? textOrNull(method?.scac),
    is_third_party_freight: FREIGHT.get(textOrNull(raw.payment_type) ?? '') ?? null,
    third_party_freight_account_number: textOrNull(raw.ship_3rdparty_account),
    first_party_freight_account_number: null,
    invoice_currency_code:
      items.map(({ currency }) => textOrNull(currency)).find((one) => one !== null) ?? 'USD',
    // An order has no total, and its lines no tax.
    total_price: null,
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: address,
    line_items: goodsOf(items).map((item) => lineItem(item, isPicked(status))),
    tags: [],
    required_ship_date: null,
    saturday_delivery: flagOrNull(raw.saturday_delivery),
    signature_required: signature(raw),
    international_duty_paid_by: DUTY.get(textOrNull(incoterm) ?? '') ?? null,
    shipments: shipments(raw, address),
    external_system_url: null,
    additional_fields: others,
  };
}

function lineItem(item: VendorItem, picked: boolean): Order['line_items'][number] {
  const quantity = units(item.quantity);
  return {
    product_id: numberOrNull(item.item_id) ?? '',
    sku: textOrNull(item.sku),
    quantity,
    unit_price: amountOrNull(item.price),
    is_picked: picked || (typeof item.packed === 'number' && quantity > 0 && item.packed >= quantity),
    discount_amount: null,
  };
}

/** Who pays the carrier, where it is one of these two. */
const FREIGHT: ReadonlyMap<string, boolean> = new Map([
  ['sender', false],
  ['third_party', true],
]);

/** The international terms of trade that say it. */
const DUTY: ReadonlyMap<string, 'sender' | 'recipient'> = new Map([
  ['DDP', 'sender'],
  ['DDU', 'recipient'],
  ['DAP', 'recipient'],
]);

function signature({ require_signature, require_adult_signature }: VendorOrder): boolean | null {
  const known = [flagOrNull(require_signature), flagOrNull(require_adult_signature)];
  return known.includes(true) || (known.includes(false) ? false : null);
}

function shipTo(raw: VendorOrder): Order['ship_to_address'] {
  const names = [textOrNull(raw.first_name), textOrNull(raw.last_name)].filter((name) => name !== null);
  return {
    full_name: textOrNull(raw.shipping_name) ?? (names.join(' ') || null),
    company: textOrNull(raw.shipping_company),
    address1: textOrNull(raw.shipping_address_1),
    address2: textOrNull(raw.shipping_address_2),
    address3: null,
    city: textOrNull(raw.shipping_city),
    state: textOrNull(raw.shipping_state),
    postal_code: textOrNull(raw.shipping_zip),
    country: textOrNull(raw.shipping_country_iso2) ?? textOrNull(raw.shipping_country),
    phone_number: textOrNull(raw.shipping_phone),
    email_address: textOrNull(raw.email),
  };
}
