import type { Order } from '../../model/index.ts';
import { dutyPayer, orderStatus, orderType } from './codes.ts';
import { byUpdated, windowed } from './facts.ts';
import { shipments, type VendorParcel } from './shipments.ts';
import {
  amountOrNull,
  instant,
  instantOrNull,
  methodFields,
  receiver,
  tag,
  totals,
  type VendorLabel,
  type VendorMethod,
  type VendorMoney,
  type VendorPerson,
} from './values.ts';

interface VendorOrder {
  order_ref: string;
  order_no: string | null;
  shop_ref: string | null;
  merchant: string | null;
  site: string | null;
  placed_at: string;
  modified_at: string;
  state: string;
  kind: string | null;
  partner: string | null;
  channel: { channel_ref: string; label: string | null } | null;
  service: string | null;
  method: VendorMethod | null;
  freight: { billed_to: string; account: string | null } | null;
  money: VendorMoney;
  consignee: VendorPerson;
  lines: {
    product_ref: string;
    sku: string | null;
    qty: number;
    price: string | null;
    discount: string | null;
    picked_qty: number;
  }[];
  labels: VendorLabel[];
  ship_by: string | null;
  flags: string[];
  duties: string | null;
  parcels: VendorParcel[];
}

/** The warehouse's orders. */
export const orders = windowed<VendorOrder>({
  name: 'get_orders',
  path: 'orders',
  reference: 'order_ref',
  ...byUpdated,
  onDemand: true,
  map: mapOrder,
});

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { order_ref, order_no, shop_ref, merchant, site, placed_at, modified_at, state, ...later } = raw;
  const { kind, partner, channel, service, method, freight, money, consignee, lines, ...rest } = later;
  const { labels, ship_by, flags, duties, parcels, ...others } = rest;
  const reference = shop_ref ?? order_ref;
  const billedTo = freight?.billed_to ?? null;
  const receiverAddress = receiver(consignee);
  return {
    id: order_ref,
    warehouse_customer_id: merchant,
    warehouse_id: site,
    created_date: instant(placed_at),
    updated_date: instant(modified_at),
    reference_id: reference,
    order_number: order_no ?? reference,
    status: orderStatus(state),
    raw_status: state,
    channel: channel?.channel_ref ?? null,
    channel_object: channel && { channel_id: channel.channel_ref, channel_name: channel.label },
    type: orderType(kind),
    trading_partner: partner,
    shipping_method: method?.label ?? service,
    service_level: service,
    ...methodFields(method),
    scac: method?.carrier.scac ?? null,
    is_third_party_freight: billedTo === null ? null : billedTo !== 'US',
    third_party_freight_account_number: billedTo !== null && billedTo !== 'US' ? freight!.account : null,
    first_party_freight_account_number: billedTo === 'US' ? freight!.account : null,
    ...totals(money),
    ship_to_address: receiverAddress,
    line_items: lines.map((line) => ({
      product_id: line.product_ref,
      sku: line.sku,
      quantity: line.qty,
      unit_price: amountOrNull(line.price),
      is_picked: line.picked_qty >= line.qty,
      discount_amount: amountOrNull(line.discount),
    })),
    tags: labels.map(tag),
    required_ship_date: instantOrNull(ship_by),
    saturday_delivery: flags.includes('SATURDAY'),
    signature_required: flags.includes('SIGNATURE'),
    international_duty_paid_by: dutyPayer(duties),
    shipments: shipments(parcels, receiverAddress),
    external_system_url: `https://app.sandbox.example.com/orders/${encodeURIComponent(order_ref)}`,
    additional_fields: { ...others, goods_total: amountOrNull(money.goods) },
  };
}
