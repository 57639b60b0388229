import { readAmount } from '../kit/invoice-file/amounts.ts';
import { readCode } from '../kit/invoice-file/identifiers.ts';
import type { InvoicePart } from '../kit/invoice-file/invoice-sums.ts';
import type { Reading } from '../kit/invoice-file/reading.ts';
import { cell, needed } from './cell.ts';
import type { Cells } from './columns.ts';
import { readInvoiceNumber } from './identifiers.ts';

/**
 * What a row adds to its invoice, of which UPS writes the total on every row.
 *
 * @throws RangeError for a row that cannot be added up
 */
export function invoicePart(cells: Cells, reading: Reading): InvoicePart {
  const amount = (text: string) => readAmount(text, reading);
  // Informational rows mirror charges that stand elsewhere.
  const mirrors = cell(cells, 'classification', (text) => readCode(text, 1)) === 'INF';
  const net = needed(cells, 'net', amount);
  return {
    number: needed(cells, 'invoice_number', readInvoiceNumber),
    net: mirrors ? 0n : net,
    total: cell(cells, 'invoice_amount', amount),
    currency: cells.invoice_currency ?? cells.currency ?? '',
  };
}
