import type { CartOrder } from '../../model/index.ts';
import { sendingStatus } from './codes.ts';
import { instantOrNull, methodFields, type VendorMethod } from './values.ts';

/** One sending of goods, as the shop shows it. */
export interface VendorSending {
  sending_ref: string;
  site: string | null;
  state: string;
  method: VendorMethod | null;
  tracking: { number: string; url: string | null } | null;
  sent_at: string | null;
  items: { line_ref: string; variant_ref: string; sku: string | null; qty: number }[];
  bundle_ref: string | null;
}

export function cartShipment(sending: VendorSending): CartOrder['shipments'][number] {
  const sent = instantOrNull(sending.sent_at);
  return {
    shipment_id: sending.sending_ref,
    raw_status: sending.state,
    status: sendingStatus(sending.state),
    warehouse_id: sending.site,
    ...methodFields(sending.method),
    tracking_number: sending.tracking?.number ?? null,
    tracking_url: sending.tracking?.url ?? null,
    line_items: sending.items.map((item) => ({
      shipment_line_item_id: item.line_ref,
      product_id: item.variant_ref,
      product_sku: item.sku,
      parent_product_id: null,
      parent_product_sku: null,
      quantity: item.qty,
    })),
    shipping_groups: sending.bundle_ref === null ? [] : [sending.bundle_ref],
    created_date: sent,
    updated_date: sent,
  };
}
