import type { InvoiceLineItem } from '../../model/index.ts';
import { amountNumber, readAmount } from '../kit/invoice-file/amounts.ts';
import { oneSpaced } from '../kit/invoice-file/cells.ts';
import { dayInstant, readDay } from '../kit/invoice-file/days.ts';
import { readCode, readIdentifier } from '../kit/invoice-file/identifiers.ts';
import type { Reading } from '../kit/invoice-file/reading.ts';
import { additionalFields } from './additional-fields.ts';
import { cell, ifReadable, needed } from './cell.ts';
import { classificationOf } from './codes.ts';
import { type Cells, FEWEST_COLUMNS, MOST_COLUMNS } from './columns.ts';
import { readAccount, readInvoiceNumber } from './identifiers.ts';
import { lineId, lineKey } from './line-id.ts';
import type { Raw } from './raw-line.ts';

/**
 * One row, one charge. Nothing here looks at another row: a correction that comes weeks later is a charge of its
 * own, and what a parcel cost is the sum over its tracking number.
 *
 * @throws RangeError with the column and what stands there, for a row that cannot be read for sure
 */
export function mapLine(raw: Raw): InvoiceLineItem {
  if ('problem' in raw) throw new RangeError(`${raw.file_name}: ${raw.problem}`);
  const where = `${raw.file_name}, row ${raw.row}`;
  if (raw.columns < FEWEST_COLUMNS || raw.columns > MOST_COLUMNS)
    throw new RangeError(
      `${where}: has ${raw.columns} columns, not ${FEWEST_COLUMNS} to ${MOST_COLUMNS}; send the file again as UPS wrote it`,
    );
  try {
    return mapCells(raw.cells, { delimiter: raw.delimiter, dayFirst: raw.day_first }, raw.occurrence);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${where}: ${error.message}`);
    throw error;
  }
}

function mapCells(cells: Cells, reading: Reading, occurrence: number): InvoiceLineItem {
  const day = (text: string) => readDay(text, reading);
  const amount = (text: string) => readAmount(text, reading);
  const invoiceDate = dayInstant(needed(cells, 'invoice_date', day));
  const transactionDay = cell(cells, 'transaction_date', day) ?? cell(cells, 'shipment_date', day);
  const classification = cell(cells, 'classification', (text) => readCode(text, 1));
  // Informational rows mirror a charge that stands in another row: counted, they would be paid twice.
  const counts = classification !== 'INF';
  const net = needed(cells, 'net', amount);
  const incentive = cell(cells, 'incentive', amount) ?? 0n;
  return {
    id: lineId(lineKey(cells, reading), occurrence),
    // UPS never changes a charge it has billed.
    created_date: invoiceDate,
    updated_date: invoiceDate,
    transaction_date: transactionDay === null ? invoiceDate : dayInstant(transactionDay),
    account_id: ifReadable(cells, 'account', readAccount),
    invoice_id: needed(cells, 'invoice_number', readInvoiceNumber),
    tracking_number: trackingNumber(cells),
    gross_cost: counts ? amountNumber(net + incentive) : 0,
    net_cost: counts ? amountNumber(net) : 0,
    charge_description: cell(cells, 'charge_description', oneSpaced) ?? classificationOf(classification),
    raw: cells,
    additional_fields: additionalFields(cells, reading, invoiceDate),
  };
}

/** The parcel. Imports and pickups have other numbers where the lead shipment belongs, so only a `1Z` counts there. */
function trackingNumber(cells: Cells): string | null {
  const lead = cell(cells, 'lead_shipment', readIdentifier);
  return cell(cells, 'tracking_number', readIdentifier) ?? (lead?.startsWith('1Z') ? lead : null);
}
