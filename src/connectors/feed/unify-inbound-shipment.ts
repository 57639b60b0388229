import type { InboundShipment } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { ends, type ReceiptAdvice, type ReceivedLine } from './advice.ts';
import type { Profile } from './profile.ts';
import { grouped, itemId, said, sum, units } from './values.ts';

/**
 * An inbound shipment by all receipts that were told of it. What is told of a receipt again takes the place of what was
 * told before.
 *
 * @throws RangeError for quantities that no record can carry
 */
export function unifyInboundShipment(told: readonly ReceiptAdvice[], profile: Profile): InboundShipment {
  const { first, last } = ends(told);
  const receipts = latestOfEach(told);
  const newest = <K extends keyof ReceiptAdvice>(field: K): ReceiptAdvice[K] | null =>
    receipts.findLast((one) => one[field] !== null)?.[field] ?? null;
  const supplier = newest('supplier');
  const status = newest('status');
  const lines = receipts.flatMap((one) => one.lines.map((line) => ({ line, warehouse: one.warehouse })));
  const announced = newest('announced');
  const received = sum(lines.map(({ line }) => line.received));
  return {
    id: last.inboundShipment,
    created_date: first.date,
    updated_date: last.date,
    warehouse_customer_id: newest('customer'),
    purchase_order_number: newest('purchaseOrder'),
    // Where nobody says how much was announced, what was received is taken for all of it.
    status: (status
      ? (status.ours ?? 'other')
      : announced !== null && received < announced
        ? 'receiving'
        : 'received') as InboundShipment['status'],
    raw_status: status?.raw ?? null,
    supplier,
    supplier_object: supplier === null ? null : { supplier_id: supplier, supplier_name: supplier },
    expected_arrival_date: newest('expectedArrival'),
    warehouse_id: newest('warehouse'),
    line_items: [...grouped(lines, ({ line }) => line.line ?? `sku ${line.sku}`).values()].map((same) => {
      const { line, warehouse } = same.at(-1)!;
      const came = sum(same.map((one) => one.line.received));
      const expected = same.findLast((one) => one.line.expected !== null)?.line.expected ?? came;
      return {
        inventory_item_id: itemId(line.sku, warehouse, profile),
        sku: line.sku,
        expected_quantity: units(expected, line),
        received_quantity: units(came, line),
        unit_cost: null,
        external_id: null,
      };
    }),
    receipts: receipts.map(({ receipt, arrived, lines, warehouse }) => ({
      id: receipt,
      arrived_date: arrived,
      line_items: lines.map((line) => receivedItem(line, warehouse, profile)),
    })),
    ship_from_address: { ...UNKNOWN_PLACE },
    tracking_numbers: [...new Set(receipts.flatMap(({ tracking }) => tracking))],
    notes: [],
    external_system_url: null,
    additional_fields: {
      ...said(...receipts.map(({ more }) => more)),
      ...lotsOf(lines.map(({ line }) => line)),
      ...exceptionsOf(receipts),
    },
  };
}

/** Of each receipt what was told of it last, in the order of their dates. */
function latestOfEach(told: readonly ReceiptAdvice[]): ReceiptAdvice[] {
  const latest = new Map<string, ReceiptAdvice>();
  for (const advice of told) {
    const known = latest.get(advice.receipt);
    if (!known || Date.parse(advice.date) >= Date.parse(known.date)) latest.set(advice.receipt, advice);
  }
  return [...latest.values()].toSorted(
    (a, b) => Date.parse(a.date) - Date.parse(b.date) || (a.receipt < b.receipt ? -1 : 1),
  );
}

function receivedItem(line: ReceivedLine, warehouse: string | null, profile: Profile) {
  return {
    inventory_item_id: itemId(line.sku, warehouse, profile),
    sku: line.sku,
    quantity: units(line.received, line),
  };
}

function exceptionsOf(receipts: readonly ReceiptAdvice[]) {
  const exceptions = receipts.flatMap((one) =>
    one.exceptions.map((exception) => ({ receipt: one.receipt, exception })),
  );
  return exceptions.length > 0 ? { exceptions } : {};
}

/** A receipt has no field for lots. */
function lotsOf(lines: readonly ReceivedLine[]) {
  const lots = lines
    .filter(({ lot }) => lot !== null)
    .map(({ sku, lot, expires, received }) => ({
      sku,
      lot_id: lot,
      expiration_date: expires,
      quantity: received,
    }));
  return lots.length > 0 ? { lots } : {};
}
