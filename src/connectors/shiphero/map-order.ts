import type { Order } from '../../model/index.ts';
import { dutyPayer, orderStatus } from './codes.ts';
import { type Connection, nodesOf } from './connection.ts';
import { shipments, type VendorShipment } from './shipments.ts';
import { amount, instant, instantOrNull, items, text, texts, units } from './values.ts';

/** A line of an order. */
export interface VendorLine {
  id: string | null;
  sku: string | null;
  quantity: number | null;
  price: string | null;
  quantity_shipped: number | null;
  quantity_allocated: number | null;
  backorder_quantity: number | null;
  promotion_discount: string | null;
  product: { id: string | null } | null;
  tote_picks: ({ picked_quantity: number | null } | null)[] | null;
}

interface VendorAddress {
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  state: string | null;
  state_code: string | null;
  zip: string | null;
  country: string | null;
  country_code: string | null;
  email: string | null;
  phone: string | null;
}

/** An order as the vendor sends it; its schema lets every field be null. */
export interface VendorOrder {
  id: string;
  order_number: string | null;
  partner_order_id: string | null;
  shop_name: string | null;
  fulfillment_status: string | null;
  order_date: string;
  updated_at: string;
  required_ship_date: string | null;
  total_tax: string | null;
  total_discounts: string | null;
  total_price: string | null;
  currency: string | null;
  account_id: string | null;
  tags: (string | null)[] | null;
  saturday_delivery: boolean | null;
  require_signature: boolean | null;
  incoterms: string | null;
  shipping_lines: {
    title: string | null;
    carrier: string | null;
    method: string | null;
    price: string | null;
  } | null;
  third_party_shipper: { account_number: string | null } | null;
  shipping_address: VendorAddress | null;
  holds: Record<string, boolean | null> | null;
  allocations: ({ warehouse_id: string | null } | null)[] | null;
  line_items: Connection<VendorLine> | null;
  shipments: (VendorShipment | null)[] | null;
}

/** The unified order. */
export function mapOrder(raw: VendorOrder): Order {
  // What is not named here goes to the additional fields.
  const { id, order_number, partner_order_id, shop_name, fulfillment_status, order_date, ...later } = raw;
  const { updated_at, required_ship_date, total_tax, total_discounts, total_price, currency, ...rest } =
    later;
  const { account_id, tags, saturday_delivery, require_signature, incoterms, shipping_lines, ...more } = rest;
  const { shipping_address, line_items, shipments: sent, ...others } = more;
  const lines = nodesOf(line_items, 'the order');
  const reference = text(partner_order_id) ?? id;
  const to = receiver(shipping_address);
  const freight = text(raw.third_party_shipper?.account_number);
  const warehouse =
    items(raw.allocations)
      .map((one) => text(one.warehouse_id))
      .find((one) => one !== null) ?? null;
  const shipped = shipments(items(sent), { lines, to, warehouse });
  const method = text(shipping_lines?.method);
  return {
    id,
    warehouse_customer_id: text(account_id),
    warehouse_id: warehouse ?? shipped[0]?.warehouse_id ?? null,
    // The shop's date: the vendor does not tell when it received the order.
    created_date: instant(order_date),
    updated_date: instant(updated_at),
    reference_id: reference,
    order_number: text(order_number) ?? reference,
    status: orderStatus(fulfillment_status, progress(lines, raw.holds)),
    raw_status: text(fulfillment_status),
    channel: text(shop_name),
    channel_object: text(shop_name) === null ? null : { channel_id: shop_name!, channel_name: shop_name },
    type: null,
    trading_partner: null,
    shipping_method: method,
    service_level: text(shipping_lines?.title),
    shipping_method_id: null,
    shipping_method_name: method,
    carrier_id: null,
    carrier_name: text(shipping_lines?.carrier),
    scac: null,
    is_third_party_freight: freight === null ? null : true,
    third_party_freight_account_number: freight,
    first_party_freight_account_number: null,
    invoice_currency_code: text(currency) ?? 'USD',
    total_price: amount(total_price),
    total_tax: amount(total_tax),
    total_discount: amount(total_discounts),
    total_shipping: amount(shipping_lines?.price),
    ship_to_address: to,
    line_items: lines.map(mapLine),
    tags: texts(tags),
    required_ship_date: instantOrNull(required_ship_date),
    saturday_delivery: flagOrNull(saturday_delivery),
    signature_required: flagOrNull(require_signature),
    international_duty_paid_by: dutyPayer(incoterms),
    shipments: shipped,
    external_system_url: null,
    additional_fields: { ...others, incoterms, line_items: lines.map(furtherLineFields) },
  };
}

function mapLine(line: VendorLine): Order['line_items'][number] {
  const [quantity, shipped] = [units(line.quantity), units(line.quantity_shipped)];
  return {
    // The vendor asks to name products by SKU; the id is there unless the product is gone.
    product_id: text(line.product?.id) ?? text(line.sku) ?? line.id ?? '',
    sku: text(line.sku),
    quantity,
    unit_price: amount(line.price),
    is_picked: quantity > 0 && shipped + inTotes(line) >= quantity,
    discount_amount: amount(line.promotion_discount),
  };
}

/** What a line says that the unified line has no field for, under the line's id. */
function furtherLineFields(line: VendorLine): Record<string, unknown> {
  const { sku, quantity, price, promotion_discount, product, ...others } = line;
  return others;
}

function progress(lines: readonly VendorLine[], holds: VendorOrder['holds']) {
  const sum = (count: (line: VendorLine) => number) => lines.reduce((total, line) => total + count(line), 0);
  const ordered = sum((line) => units(line.quantity));
  const shipped = sum((line) => units(line.quantity_shipped));
  const inAllTotes = sum(inTotes);
  return {
    held: Object.values(holds ?? {}).some((hold) => hold === true),
    ordered,
    shipped,
    allocated: sum((line) => units(line.quantity_allocated)),
    backordered: sum((line) => units(line.backorder_quantity)),
    picked: inAllTotes > 0 && shipped + inAllTotes >= ordered,
  };
}

function inTotes(line: VendorLine): number {
  return items(line.tote_picks).reduce((total, pick) => total + units(pick.picked_quantity), 0);
}

function receiver(address: VendorAddress | null): Order['ship_to_address'] {
  const name = texts([address?.first_name, address?.last_name]).join(' ');
  return {
    full_name: name === '' ? null : name,
    company: text(address?.company),
    address1: text(address?.address1),
    address2: text(address?.address2),
    address3: null,
    city: text(address?.city),
    state: text(address?.state_code) ?? text(address?.state),
    postal_code: text(address?.zip),
    country: text(address?.country_code) ?? text(address?.country),
    phone_number: text(address?.phone),
    email_address: text(address?.email),
  };
}

function flagOrNull(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
