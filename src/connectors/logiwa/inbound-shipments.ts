import type { InboundShipment } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { receiptStatus } from './codes.ts';
import { idUnder, updatedDate, windowed } from './facts.ts';
import { announcedIn, datesOf, receivedIn, receivings, shareOut, unannounced } from './map-received.ts';
import { RECEIPTS_PAGE, type ReceivedOrder, receiptsStep } from './receipts.ts';
import { id, idOrNull, instantOrNull, part, rowsIn, text } from './values.ts';

/** Receipt orders but those for returns. */
export const inboundShipments: SourceFunction<ReceivedOrder> = {
  ...windowed,
  name: 'get_inbound_shipments',
  basis: 'updated',
  // Its filters are known, and the report of what was received; the fields of its rows and lines are not.
  evidence: 'assumed',
  pageSize: RECEIPTS_PAGE,
  page: receiptsStep(false),
  idOf: idUnder('receipt'),
  map: mapInbound,
  basisDate: updatedDate,
};

function mapInbound({ receipt, received }: ReceivedOrder): InboundShipment {
  const { of, others } = part(receipt, [
    'ID',
    'DepositorID',
    'WarehouseID',
    'PurchaseOrderCode',
    'WarehouseReceiptStatusDescription',
    'SupplierID',
    'SupplierDescription',
    'ReceiptDate',
    'EntryDateTime',
    'LastModifiedDate',
    'Notes',
    'DetailInfo',
  ]);
  const details = rowsIn(of.DetailInfo);
  const announced = details.map(announcedIn);
  const rows = received.map(receivedIn);
  const lines = [...announced, ...unannounced(announced, rows)];
  const shares = shareOut(lines, rows);
  const status = text(of.WarehouseReceiptStatusDescription);
  const supplier = idOrNull(of.SupplierID);
  const notes = text(of.Notes);
  return {
    id: id(of.ID),
    warehouse_customer_id: idOrNull(of.DepositorID),
    ...datesOf(of, received),
    purchase_order_number: text(of.PurchaseOrderCode),
    status: receiptStatus(status),
    raw_status: status,
    supplier: text(of.SupplierDescription),
    supplier_object:
      supplier === null ? null : { supplier_id: supplier, supplier_name: text(of.SupplierDescription) },
    expected_arrival_date: instantOrNull(of.ReceiptDate),
    warehouse_id: idOrNull(of.WarehouseID),
    line_items: lines.map(({ item, sku, expected, cost }, place) => ({
      inventory_item_id: item,
      sku,
      expected_quantity: expected,
      received_quantity: shares[place]!,
      unit_cost: cost,
      external_id: null,
    })),
    receipts: receivings(rows).map(([first, ...more]) => ({
      id: first!.receiving,
      arrived_date: arrival([first!, ...more].map(({ at, enteredAt }) => at ?? enteredAt)),
      line_items: [first!, ...more].map(({ item, sku, units }) => ({
        inventory_item_id: item,
        sku,
        quantity: units,
      })),
    })),
    ship_from_address: UNKNOWN_PLACE,
    tracking_numbers: [],
    notes: notes === null ? [] : [notes],
    external_system_url: null,
    additional_fields: { ...others, DetailInfo: details, received },
  };
}

/** When the first of a receiving came. @throws RangeError when none of it says */
function arrival(dates: readonly (string | null)[]): string {
  const known = dates.filter((date) => date !== null).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  if (known[0] === undefined) throw new RangeError('goods that Logiwa received have no date');
  return known[0];
}
