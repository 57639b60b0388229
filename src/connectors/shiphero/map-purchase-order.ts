import type { InboundShipment } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { inboundStatus } from './codes.ts';
import { type Connection, nodesOf } from './connection.ts';
import { amount, instant, instantOrNull, latest, text, texts, units } from './values.ts';

interface VendorLine {
  id: string | null;
  sku: string | null;
  vendor_sku: string | null;
  quantity: number | null;
  quantity_received: number | null;
  price: string | null;
  updated_at: string | null;
  product: { product: { id: string | null } | null } | null;
}

/** A purchase order as the vendor sends it. */
export interface VendorPurchaseOrder {
  id: string;
  po_number: string | null;
  account_id: string | null;
  warehouse_id: string | null;
  vendor_id: string | null;
  created_at: string;
  po_date: string | null;
  arrived_at: string | null;
  date_closed: string | null;
  fulfillment_status: string | null;
  po_note: string | null;
  packing_note: string | null;
  tracking_number: string | null;
  vendor: { id: string | null; name: string | null } | null;
  line_items: Connection<VendorLine> | null;
  tracking_numbers: Connection<{ tracking_number: string | null }> | null;
}

/** The unified inbound shipment. */
export function mapPurchaseOrder(raw: VendorPurchaseOrder): InboundShipment {
  const { id, po_number, account_id, warehouse_id, vendor_id, created_at, po_date, ...later } = raw;
  const { fulfillment_status, po_note, packing_note, tracking_number, vendor, ...rest } = later;
  const { line_items, tracking_numbers, ...others } = rest;
  const lines = nodesOf(line_items, 'the purchase order');
  const numbers = nodesOf(tracking_numbers, 'the list of tracking numbers');
  const received = lines.reduce((total, line) => total + units(line.quantity_received), 0);
  const created = instant(created_at);
  const supplier = text(vendor?.id) ?? text(vendor_id);
  return {
    id,
    warehouse_customer_id: text(account_id),
    created_date: created,
    updated_date:
      latest([created, raw.date_closed, raw.arrived_at, ...lines.map((line) => line.updated_at)]) ?? created,
    purchase_order_number: text(po_number),
    status: inboundStatus(fulfillment_status, received),
    raw_status: text(fulfillment_status),
    supplier: text(vendor?.name),
    supplier_object: supplier === null ? null : { supplier_id: supplier, supplier_name: text(vendor?.name) },
    expected_arrival_date: instantOrNull(po_date),
    warehouse_id: text(warehouse_id),
    line_items: lines.map((line) => ({
      inventory_item_id: text(line.product?.product?.id) ?? text(line.sku) ?? line.id ?? '',
      sku: text(line.sku),
      expected_quantity: units(line.quantity),
      received_quantity: units(line.quantity_received),
      unit_cost: amount(line.price),
      external_id: text(line.vendor_sku),
    })),
    // The vendor counts what came in and does not list when: the stock changes do.
    receipts: [],
    ship_from_address: UNKNOWN_PLACE,
    tracking_numbers: [
      ...new Set(texts([tracking_number, ...numbers.map((number) => number.tracking_number)])),
    ],
    notes: texts([po_note, packing_note]),
    external_system_url: null,
    additional_fields: { ...others, line_items: lines.map(furtherLineFields) },
  };
}

function furtherLineFields(line: VendorLine): Record<string, unknown> {
  const { sku, vendor_sku, quantity, quantity_received, price, product, ...others } = line;
  return others;
}
