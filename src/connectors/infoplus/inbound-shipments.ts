import type { InboundShipment } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { receivedStatus } from './codes.ts';
import { updatedDate, windowed } from './facts.ts';
import { LISTS } from './lists.ts';
import { dated, led } from './passes.ts';
import {
  amount,
  earliest,
  id,
  instant,
  instantOrNull,
  itemKey,
  items,
  latest,
  number,
  numberOrNull,
  text,
  units,
} from './values.ts';
import type { VendorAsn, VendorReceipt } from './vendor.ts';

const asIs = async (_: unknown, rows: VendorAsn[]) => rows;

/** ASNs that were changed, and those of which a line was: goods may come in without a change of the ASN itself. */
export const inboundShipments: SourceFunction<VendorAsn> = {
  ...windowed,
  name: 'get_inbound_shipments',
  basis: 'updated',
  page: inPasses([
    dated('changed', LISTS.asns, 'modifyDate', asIs),
    led<VendorReceipt, VendorAsn, VendorAsn>(
      'received',
      { list: LISTS.receipts, field: 'modifyDate', key: (receipt) => numberOrNull(receipt.poNoId) },
      LISTS.asns,
      'id',
      asIs,
    ),
  ]),
  idOf: (raw) => id(raw?.id),
  map: mapAsn,
  basisDate: updatedDate,
};

function mapAsn(raw: VendorAsn): InboundShipment {
  const { id: asnId, poNo, lobId, vendorId, warehouseId, createDate, modifyDate, ...later } = raw;
  const { status, remarks, lineItems, ...others } = later;
  const lines = items(lineItems);
  const counts = lines.map((line) => ({
    expected: units(line.orderQuantity),
    received: units(line.receivedQuantity),
  }));
  const supplier = id(vendorId);
  const note = text(remarks);
  return {
    id: number(asnId).toString(),
    warehouse_customer_id: id(lobId),
    created_date: instantOrNull(createDate) ?? instantOrNull(others.orderDate) ?? instant(modifyDate),
    updated_date: latest(
      instant(modifyDate),
      lines.map((line) => line.modifyDate),
    ),
    purchase_order_number: text(poNo),
    status: receivedStatus(text(status), counts),
    raw_status: text(status),
    supplier: null,
    supplier_object: supplier === null ? null : { supplier_id: supplier, supplier_name: null },
    expected_arrival_date: earliest(lines.map((line) => line.requestedDeliveryDate)),
    warehouse_id: id(warehouseId),
    line_items: lines.map((line) => ({
      inventory_item_id: itemKey(line.lobId ?? lobId, line.sku),
      sku: text(line.sku),
      expected_quantity: units(line.orderQuantity),
      received_quantity: units(line.receivedQuantity),
      unit_cost: amount(line.cost),
      external_id: text(line.vendorSKU),
    })),
    receipts: lines.flatMap((line) => receiptOf(line, lobId)),
    ship_from_address: UNKNOWN_PLACE,
    tracking_numbers: [],
    notes: note === null ? [] : [note],
    external_system_url: null,
    additional_fields: { ...others, lines: lines.map(restOf) },
  };
}

/** A line tells only of all that was received of it, and of one date. Without that it is no receipt yet. */
function receiptOf(line: VendorReceipt, lobId: unknown): InboundShipment['receipts'] {
  const arrived = instantOrNull(line.receivedDate) ?? instantOrNull(line.dockDate);
  const quantity = units(line.receivedQuantity);
  if (arrived === null || quantity <= 0) return [];
  const item = { inventory_item_id: itemKey(line.lobId ?? lobId, line.sku), sku: text(line.sku), quantity };
  return [{ id: number(line.id).toString(), arrived_date: arrived, line_items: [item] }];
}

/** What of a line has no field of its own. */
function restOf(raw: VendorReceipt): Record<string, unknown> {
  const { sku, orderQuantity, receivedQuantity, requestedDeliveryDate, cost, vendorSKU, ...rest } = raw;
  return rest;
}
