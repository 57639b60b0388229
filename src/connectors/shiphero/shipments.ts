import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { isVoid } from './codes.ts';
import { type Connection, nodesOf } from './connection.ts';
import type { VendorLine } from './map-order.ts';
import { amount, instantOrNull, items, measurements, text, units, type VendorDimensions } from './values.ts';

type Shipment = Order['shipments'][number];

interface VendorLabel {
  id: string | null;
  box_name: string | null;
  status: string | null;
  tracking_number: string | null;
  carrier: string | null;
  shipping_name: string | null;
  shipping_method: string | null;
  cost: string | null;
  tracking_url: string | null;
  refunded: boolean | null;
  dimensions: VendorDimensions | null;
}

interface VendorShippedLine {
  line_item_id: string | null;
  quantity: number | null;
  shipping_label_id: string | null;
}

/** A shipment as it stands in an order. */
export interface VendorShipment {
  id: string;
  warehouse_id: string | null;
  created_date: string | null;
  refunded: boolean | null;
  line_items: Connection<VendorShippedLine> | null;
  shipping_labels: (VendorLabel | null)[] | null;
}

/** What a shipment takes from its order. */
interface OfOrder {
  lines: readonly VendorLine[];
  to: Shipment['ship_to_address'];
  warehouse: string | null;
}

/** The unified shipments of an order; labels that were voided or refunded are no parcels. */
export function shipments(all: readonly VendorShipment[], order: OfOrder): Shipment[] {
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  return all.map((shipment) => mapShipment(shipment, lines, order));
}

function mapShipment(
  raw: VendorShipment,
  lines: ReadonlyMap<string | null, VendorLine>,
  order: OfOrder,
): Shipment {
  const sent = nodesOf(raw.line_items, `shipment ${raw.id}`);
  const all = items(raw.shipping_labels);
  const labels = all.filter((label) => label.refunded !== true && !isVoid(label.status));
  const recalled = raw.refunded === true || (all.length > 0 && labels.length === 0);
  return {
    shipment_id: raw.id,
    warehouse_id: text(raw.warehouse_id) ?? order.warehouse ?? '',
    // The vendor has no status for a shipment, only for its labels.
    raw_status: null,
    status: recalled ? 'cancelled' : 'shipped',
    shipped_date: instantOrNull(raw.created_date),
    shipping_method: text(labels[0]?.shipping_method),
    line_items: sent.map((line) => item(line, lines)),
    ship_to_address: order.to,
    // Shipments name the warehouse; its address is not asked for with each of them.
    ship_from_address: UNKNOWN_PLACE,
    packages: labels.map((label) => parcel(label, sent, lines)),
  };
}

function parcel(
  label: VendorLabel,
  sent: readonly VendorShippedLine[],
  lines: ReadonlyMap<string | null, VendorLine>,
): Shipment['packages'][number] {
  const method = text(label.shipping_method);
  return {
    package_id: label.id ?? '',
    package_name: text(label.box_name),
    tracking_number: text(label.tracking_number),
    tracking_url: text(label.tracking_url),
    shipping_method: method,
    carrier: text(label.carrier),
    shipping_method_id: null,
    shipping_method_name: text(label.shipping_name) ?? method,
    carrier_id: null,
    carrier_name: text(label.carrier),
    scac: null,
    shipping_cost: amount(label.cost),
    measurements: measurements(label.dimensions),
    line_items: sent
      .filter((line) => line.shipping_label_id !== null && line.shipping_label_id === label.id)
      .map((line) => ({ ...item(line, lines), lot_id: null, expiration_date: null })),
  };
}

function item(sent: VendorShippedLine, lines: ReadonlyMap<string | null, VendorLine>) {
  const line = lines.get(sent.line_item_id);
  return {
    inventory_item_id: text(line?.product?.id) ?? text(line?.sku) ?? text(sent.line_item_id) ?? '',
    sku: text(line?.sku),
    quantity: units(sent.quantity),
    parent_product_id: null,
  };
}
