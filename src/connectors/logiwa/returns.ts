import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { receiptStatus } from './codes.ts';
import { idUnder, updatedDate, windowed } from './facts.ts';
import {
  announcedIn,
  datesOf,
  type Received,
  receivedIn,
  receivings,
  shareOut,
  unannounced,
} from './map-received.ts';
import { RECEIPTS_PAGE, type ReceivedOrder, receiptsStep } from './receipts.ts';
import { id, idOrNull, part, rowsIn, text } from './values.ts';

/** Receipt orders of the type "Return". */
export const returns: SourceFunction<ReceivedOrder> = {
  ...windowed,
  name: 'get_returns',
  basis: 'updated',
  // As with inbound shipments: the same two lists.
  evidence: 'assumed',
  pageSize: RECEIPTS_PAGE,
  page: receiptsStep(true),
  idOf: idUnder('receipt'),
  map: mapReturn,
  basisDate: updatedDate,
};

function mapReturn({ receipt, received }: ReceivedOrder): Return {
  const { of, others } = part(receipt, [
    'ID',
    'DepositorID',
    'WarehouseID',
    'WarehouseReceiptStatusDescription',
    'ReceiptDate',
    'EntryDateTime',
    'LastModifiedDate',
    'Notes',
    'WaorCode',
    'DetailInfo',
  ]);
  const details = rowsIn(of.DetailInfo);
  const announced = details.map(announcedIn);
  const rows = received.map(receivedIn);
  const lines = [...announced, ...unannounced(announced, rows)];
  const shares = shareOut(lines, rows);
  const status = text(of.WarehouseReceiptStatusDescription);
  const warehouse = idOrNull(of.WarehouseID);
  const notes = text(of.Notes);
  return {
    id: id(of.ID),
    warehouse_customer_id: idOrNull(of.DepositorID),
    ...datesOf(of, received),
    status: receiptStatus(status),
    raw_status: status,
    // The code of the order: its number is in neither list.
    order_id:
      text(of.WaorCode) ?? rows.map(({ orderCode }) => orderCode).find((code) => code !== null) ?? null,
    notes: notes === null ? [] : [notes],
    line_items: lines.map(({ item, sku, expected }, place) => ({
      inventory_item_id: item,
      sku,
      expected_quantity: expected,
      received_quantity: shares[place]!,
      restocked_quantity: null,
      return_reason: rows.find((row) => row.item === item && row.reason !== null)?.reason ?? null,
      quantity: expected,
      warehouse_id: warehouse,
      returned_date: null,
    })),
    shipments: receivings(rows).map((came) => shipmentOf(came, warehouse)),
    external_system_url: null,
    additional_fields: { ...others, DetailInfo: details, received },
  };
}

function shipmentOf(rows: readonly Received[], warehouse: string | null): Return['shipments'][number] {
  return {
    tracking_number: null,
    shipped_date: null,
    arrived_date: rows.map(({ at }) => at).find((at) => at !== null) ?? null,
    warehouse_id: rows[0]!.warehouse ?? warehouse,
    carrier: null,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    shipping_cost: null,
    measurements: UNMEASURED,
    line_items: rows.map(({ item, sku, units, condition }) => ({
      inventory_item_id: item,
      sku,
      quantity: units,
      receiving_details: [{ quantity: units, condition, disposition: null }],
    })),
  };
}
