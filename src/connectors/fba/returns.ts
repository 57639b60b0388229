import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { returnStatus } from './codes.ts';
import { dailyReport } from './daily-report.ts';
import { DAILY_REPORT } from './facts.ts';
import { type Layout, type ReportRow, rowId } from './report-document.ts';
import { dateOrNull, instant, text, textOrNull, units } from './values.ts';

const LAYOUT: Layout = {
  columns: ['return-date', 'order-id', 'sku', 'quantity'],
  naming: ['order-id', 'sku', 'return-date', 'fnsku'],
};

/** What Amazon's warehouses have got back from buyers. Every row is of units that are there. */
export const returns: SourceFunction<ReportRow> = {
  ...DAILY_REPORT,
  name: 'get_returns',
  // A day more on both sides is asked for anyway, and left out.
  edges: { from: 'inclusive', to: 'inclusive' },
  page: dailyReport('GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA', LAYOUT, ({ cells }) =>
    dateOrNull(cells['return-date']),
  ),
  idOf: (raw) => (raw?.cells ? idOf(raw) : null),
  map: mapReturn,
};

/** The label of the unit; where it has none, what else says which one it is. */
function idOf(row: ReportRow): string {
  return textOrNull(row.cells['license-plate-number']) ?? rowId(row, LAYOUT.naming);
}

function mapReturn(row: ReportRow): Return {
  const { 'return-date': date, 'order-id': orderId, sku: named, quantity, ...others } = row.cells;
  const arrived = instant(date);
  const sku = text(named, 'SKU');
  const count = units(quantity);
  const status = textOrNull(others.status);
  const disposition = textOrNull(others['detailed-disposition']);
  const warehouse = textOrNull(others['fulfillment-center-id']);
  const comment = textOrNull(others['customer-comments']);
  return {
    id: idOf(row),
    warehouse_customer_id: null,
    created_date: arrived,
    updated_date: arrived,
    status: returnStatus(status),
    raw_status: status,
    order_id: textOrNull(orderId),
    notes: comment === null ? [] : [comment],
    line_items: [
      {
        inventory_item_id: sku,
        sku,
        expected_quantity: count,
        received_quantity: count,
        restocked_quantity:
          disposition === null ? null : disposition.toUpperCase() === 'SELLABLE' ? count : 0,
        return_reason: textOrNull(others.reason),
        quantity: count,
        warehouse_id: warehouse,
        returned_date: arrived,
      },
    ],
    shipments: [
      {
        tracking_number: null,
        shipped_date: null,
        arrived_date: arrived,
        warehouse_id: warehouse,
        carrier: null,
        carrier_id: null,
        carrier_name: null,
        scac: null,
        shipping_cost: null,
        measurements: UNMEASURED,
        line_items: [
          {
            inventory_item_id: sku,
            sku,
            quantity: count,
            receiving_details: [{ quantity: count, condition: disposition, disposition: status }],
          },
        ],
      },
    ],
    external_system_url: null,
    additional_fields: others,
  };
}
