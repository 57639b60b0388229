import type { InboundShipment } from '../../model/index.ts';
import { inboundStatus } from './codes.ts';
import { byUpdated, windowed } from './facts.ts';
import { amountOrNull, dayOrNull, instant, place, type VendorStreet } from './values.ts';

interface VendorNotice {
  notice_ref: string;
  merchant: string | null;
  po_no: string | null;
  announced_at: string;
  modified_at: string;
  state: string;
  supplier: { supplier_ref: string; label: string | null } | null;
  due_on: string | null;
  site: string | null;
  lines: {
    item_ref: string;
    sku: string | null;
    due: number;
    counted: number;
    cost: string | null;
    their_number: string | null;
  }[];
  counts: { count_ref: string; at: string; lines: { item_ref: string; sku: string | null; qty: number }[] }[];
  origin: VendorStreet;
  tracking: string[];
  notes: string[];
}

/** Deliveries announced to the warehouse. */
export const inboundShipments = windowed<VendorNotice>({
  name: 'get_inbound_shipments',
  path: 'inbound',
  reference: 'notice_ref',
  ...byUpdated,
  onDemand: true,
  map: mapNotice,
});

function mapNotice(raw: VendorNotice): InboundShipment {
  const { notice_ref, merchant, po_no, announced_at, modified_at, state, supplier, due_on, ...later } = raw;
  const { site, lines, counts, origin, tracking, notes, ...others } = later;
  return {
    id: notice_ref,
    warehouse_customer_id: merchant,
    created_date: instant(announced_at),
    updated_date: instant(modified_at),
    purchase_order_number: po_no,
    status: inboundStatus(state),
    raw_status: state,
    supplier: supplier?.supplier_ref ?? null,
    supplier_object: supplier && { supplier_id: supplier.supplier_ref, supplier_name: supplier.label },
    expected_arrival_date: dayOrNull(due_on),
    warehouse_id: site,
    line_items: lines.map((line) => ({
      inventory_item_id: line.item_ref,
      sku: line.sku,
      expected_quantity: line.due,
      received_quantity: line.counted,
      unit_cost: amountOrNull(line.cost),
      external_id: line.their_number,
    })),
    receipts: counts.map((count) => ({
      id: count.count_ref,
      arrived_date: instant(count.at),
      line_items: count.lines.map((line) => ({
        inventory_item_id: line.item_ref,
        sku: line.sku,
        quantity: line.qty,
      })),
    })),
    ship_from_address: place(origin),
    tracking_numbers: tracking,
    notes,
    external_system_url: `https://app.sandbox.example.com/inbound/${encodeURIComponent(notice_ref)}`,
    additional_fields: others,
  };
}
