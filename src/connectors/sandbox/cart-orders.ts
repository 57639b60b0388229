import type { CartOrder } from '../../model/index.ts';
import { cartShipment, type VendorSending } from './cart-shipments.ts';
import { cartOrderStatus, sendingStatus } from './codes.ts';
import { byUpdated, windowed } from './facts.ts';
import {
  amountOrNull,
  instant,
  instantOrNull,
  place,
  receiver,
  totals,
  type VendorMoney,
  type VendorPerson,
} from './values.ts';

interface VendorSaleItem {
  line_ref: string;
  variant_ref: string;
  sku: string | null;
  qty: number;
  price: string | null;
  discount: string | null;
  tax: string | null;
}

interface VendorSale {
  sale_ref: string;
  sale_no: string | null;
  placed_at: string;
  modified_at: string;
  state: string;
  speed: string | null;
  money: VendorMoney;
  buyer: VendorPerson;
  payer: VendorPerson | null;
  send_from: string | null;
  send_until: string | null;
  items: VendorSaleItem[];
  bundles: { bundle_ref: string; site: string; state: string; item_refs: string[] }[];
  sendings: VendorSending[];
  merchant: string | null;
}

/** The shop's orders. */
export const cartOrders = windowed<VendorSale>({
  name: 'get_orders',
  path: 'cart/orders',
  reference: 'sale_ref',
  ...byUpdated,
  onDemand: false,
  map: mapSale,
});

function mapSale(raw: VendorSale): CartOrder {
  const { sale_ref, sale_no, placed_at, modified_at, state, speed, money, buyer, payer, ...later } = raw;
  const { send_from, send_until, items, bundles, sendings, merchant, ...others } = later;
  const created_date = instant(placed_at);
  const updated_date = instant(modified_at);
  const shipments = sendings.map(cartShipment);
  const payedBy = payer ?? buyer;
  return {
    id: sale_ref,
    created_date,
    updated_date,
    order_number: sale_no ?? sale_ref,
    status: cartOrderStatus(state),
    raw_status: state,
    requested_shipping_method: speed,
    shipping_method_id: shipments[0]?.shipping_method_id ?? null,
    shipping_method_name: shipments[0]?.shipping_method_name ?? null,
    carrier_id: shipments[0]?.carrier_id ?? null,
    carrier_name: shipments[0]?.carrier_name ?? null,
    ...totals(money),
    ship_to_address: receiver(buyer),
    bill_to_address: { full_name: payedBy.name, ...place(payedBy) },
    earliest_ship_date: instantOrNull(send_from),
    latest_ship_date: instantOrNull(send_until),
    line_items: items.map((item) => ({
      line_item_id: item.line_ref,
      product_id: item.variant_ref,
      product_sku: item.sku,
      parent_product_id: null,
      parent_product_sku: null,
      quantity: item.qty,
      unit_price: amountOrNull(item.price),
      discount: amountOrNull(item.discount),
      tax: amountOrNull(item.tax),
    })),
    shipping_groups: bundles.map((bundle) => ({
      shipping_group_id: bundle.bundle_ref,
      // The vendor dates its bundles with the sale.
      created_date,
      updated_date,
      raw_status: bundle.state,
      status: sendingStatus(bundle.state),
      warehouse_id: bundle.site,
      line_items: items
        .filter((item) => bundle.item_refs.includes(item.line_ref))
        .map((item) => ({
          line_item_id: item.line_ref,
          product_id: item.variant_ref,
          product_sku: item.sku,
          parent_product_id: null,
          quantity: item.qty,
        })),
    })),
    shipments,
    external_system_url: `https://shop.sandbox.example.com/orders/${encodeURIComponent(sale_ref)}`,
    additional_fields: { ...others, warehouse_customer_id: merchant },
  };
}
