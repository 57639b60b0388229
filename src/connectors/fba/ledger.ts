import type { InventoryLedgerEntry } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { movement } from './codes.ts';
import { dailyReport } from './daily-report.ts';
import { DAILY_REPORT } from './facts.ts';
import { type Layout, type ReportRow, rowId } from './report-document.ts';
import { dateOrNull, text, textOrNull, units } from './values.ts';

const LAYOUT: Layout = {
  columns: ['Date', 'MSKU', 'Event Type', 'Quantity', 'Fulfillment Center', 'Disposition'],
  // All that a movement is told apart by. How much of it is reconciled changes afterwards.
  naming: [
    'Date and Time',
    'Date',
    'FNSKU',
    'MSKU',
    'Event Type',
    'Reference ID',
    'Quantity',
    'Fulfillment Center',
    'Disposition',
    'Reason',
    'Country',
  ],
};

/** Movements of stock in Amazon's warehouses. Amazon issues a day's rows again, whole, when it corrects one of them. */
export const ledger: SourceFunction<ReportRow> = {
  ...DAILY_REPORT,
  name: 'get_inventory_ledger',
  // A day more on both sides is asked for anyway, and left out: it would be no whole day.
  edges: { from: 'inclusive', to: 'inclusive' },
  replaces: 'day',
  page: dailyReport('GET_LEDGER_DETAIL_VIEW_DATA', LAYOUT, ({ cells }) => dateOf(cells)),
  idOf: (raw) => (raw?.cells ? rowId(raw, LAYOUT.naming) : null),
  map: mapEntry,
};

function mapEntry(row: ReportRow): InventoryLedgerEntry {
  const { cells } = row;
  const { Date: _, MSKU, Quantity, Reason, ...others } = cells;
  const date = dateOf(cells);
  if (date === null) throw new RangeError('neither of the two dates of the row is one');
  const sku = text(MSKU, 'MSKU');
  const type = movement(textOrNull(others['Event Type']));
  const reference = textOrNull(others['Reference ID']);
  return {
    id: rowId(row, LAYOUT.naming),
    created_date: date,
    updated_date: date,
    entry_date: date,
    inventory_item_id: sku,
    sku,
    quantity: units(Quantity),
    raw_event_type: textOrNull(others['Event Type']),
    event_type: type,
    reason: textOrNull(Reason),
    object_id: type === 'inbound_receipt' ? reference : null,
    object_type: type === 'inbound_receipt' && reference !== null ? 'inbound_shipment' : null,
    warehouse_id: textOrNull(others['Fulfillment Center']),
    location_id: null,
    additional_fields: others,
  };
}

/** `2026-05-03T00:00:00-0700`; without it `05/03/2026`, of which no zone is told. Null where neither is a date. */
function dateOf(cells: ReportRow['cells']): string | null {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cells.Date ?? '') ?? [];
  return dateOrNull(textOrNull(cells['Date and Time']) ?? `${year}-${month}-${day}T00:00:00Z`);
}
