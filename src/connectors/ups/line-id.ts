import { hash } from 'node:crypto';
import { amountText, readAmount } from '../kit/invoice-file/amounts.ts';
import { oneSpaced } from '../kit/invoice-file/cells.ts';
import { readDay } from '../kit/invoice-file/days.ts';
import { readCode, readIdentifier } from '../kit/invoice-file/identifiers.ts';
import type { Reading } from '../kit/invoice-file/reading.ts';
import { cell, needed } from './cell.ts';
import type { Cells } from './columns.ts';
import { readInvoiceNumber } from './identifiers.ts';

/**
 * What tells a charge from all others of its file, whichever way the file spells it. UPS numbers no charges, so this
 * is all there is: where it happens, what for, and how much.
 *
 * @param readDayOf how a date is read; a survey cannot yet read all of them
 */
export function lineKey(
  cells: Cells,
  reading: Reading,
  readDayOf = (text: string): string => readDay(text, reading),
): string {
  const amount = (text: string) => amountText(readAmount(text, reading));
  return JSON.stringify([
    needed(cells, 'invoice_number', readInvoiceNumber),
    cell(cells, 'pickup_record', readIdentifier),
    cell(cells, 'lead_shipment', readIdentifier),
    cell(cells, 'tracking_number', readIdentifier),
    cell(cells, 'transaction_date', readDayOf),
    cell(cells, 'category', (text) => readCode(text, 1)),
    cell(cells, 'category_detail', (text) => readCode(text, 1)),
    cell(cells, 'classification', (text) => readCode(text, 1)),
    cell(cells, 'charge_code', (text) => readCode(text, 3)),
    cell(cells, 'charge_description', oneSpaced),
    // Some exports leave zero out.
    cell(cells, 'incentive', amount) ?? '0',
    needed(cells, 'net', amount),
  ]);
}

/**
 * The id of a charge.
 *
 * @param occurrence 1 for the first row of its file with this key, 2 for the next one
 */
export function lineId(key: string, occurrence: number): string {
  return hash('sha256', JSON.stringify([key, occurrence])).slice(0, 40);
}
