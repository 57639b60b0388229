import type { Return } from '../../model/index.ts';
import { returnStatus } from './codes.ts';
import { byUpdated, windowed } from './facts.ts';
import { amountOrNull, instant, instantOrNull, measurements, type VendorCarrier } from './values.ts';

interface VendorReturnItem {
  item_ref: string;
  sku: string | null;
  qty: number;
  got: number;
  restocked: number | null;
}

interface VendorReturnParcel {
  tracking: string | null;
  sent_at: string | null;
  arrived_at: string | null;
  site: string | null;
  carrier: VendorCarrier | null;
  paid: string | null;
  size_cm: number[] | null;
  grams: number | null;
  findings: { condition: string | null; action: string | null }[];
}

interface VendorReturn {
  return_ref: string;
  merchant: string | null;
  order_ref: string | null;
  registered_at: string;
  modified_at: string;
  state: string;
  reason: string | null;
  items: VendorReturnItem[];
  parcel: VendorReturnParcel | null;
  remarks: string[];
}

/** Goods that buyers send back. */
export const returns = windowed<VendorReturn>({
  name: 'get_returns',
  path: 'returns',
  reference: 'return_ref',
  ...byUpdated,
  onDemand: true,
  map: mapReturn,
});

function mapReturn(raw: VendorReturn): Return {
  const { return_ref, merchant, order_ref, registered_at, modified_at, state, reason, ...later } = raw;
  const { items, parcel, remarks, ...others } = later;
  return {
    id: return_ref,
    warehouse_customer_id: merchant,
    created_date: instant(registered_at),
    updated_date: instant(modified_at),
    status: returnStatus(state),
    raw_status: state,
    order_id: order_ref,
    notes: remarks,
    line_items: items.map((item) => ({
      inventory_item_id: item.item_ref,
      sku: item.sku,
      expected_quantity: item.qty,
      received_quantity: item.got,
      restocked_quantity: item.restocked,
      // The vendor gives one reason for the whole return.
      return_reason: reason,
      quantity: item.qty,
      warehouse_id: parcel?.site ?? null,
      returned_date: instantOrNull(parcel?.arrived_at),
    })),
    shipments: parcel ? [mapParcel(parcel, items)] : [],
    external_system_url: `https://app.sandbox.example.com/returns/${encodeURIComponent(return_ref)}`,
    additional_fields: others,
  };
}

function mapParcel(parcel: VendorReturnParcel, items: VendorReturnItem[]): Return['shipments'][number] {
  return {
    tracking_number: parcel.tracking,
    shipped_date: instantOrNull(parcel.sent_at),
    arrived_date: instantOrNull(parcel.arrived_at),
    warehouse_id: parcel.site,
    carrier: parcel.carrier?.label ?? null,
    carrier_id: parcel.carrier?.id ?? null,
    carrier_name: parcel.carrier?.label ?? null,
    scac: parcel.carrier?.scac ?? null,
    shipping_cost: amountOrNull(parcel.paid),
    measurements: measurements(parcel.size_cm, parcel.grams),
    line_items: items.map((item) => ({
      inventory_item_id: item.item_ref,
      sku: item.sku,
      quantity: item.qty,
      receiving_details: parcel.findings.map((finding) => ({
        quantity: item.got,
        condition: finding.condition,
        disposition: finding.action,
      })),
    })),
  };
}
