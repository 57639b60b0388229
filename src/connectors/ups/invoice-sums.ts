import { amountText, readAmount } from './amounts.ts';
import { cell, needed } from './cell.ts';
import type { Cells } from './columns.ts';
import { readCode, readInvoiceNumber } from './identifiers.ts';
import type { Reading } from './reading.ts';

/** More than rounding explains: five cents, in the ten-thousandths amounts are read in. */
const ROUNDING = 500n;
const MOST_INVOICES = 10_000;

interface Sum {
  charges: number;
  sum: bigint;
  /** What the invoice says it comes to; null while no row of it says so. */
  total: bigint | null;
  currency: string;
}

/** Adds up each invoice of a file and compares it with the total that UPS wrote on every row of it. */
export class InvoiceSums {
  #invoices = new Map<string, Sum>();
  #isFull = false;

  /** @throws RangeError for a row that cannot be added up */
  add(cells: Cells, reading: Reading): void {
    const amount = (text: string) => readAmount(text, reading);
    const number = needed(cells, 'invoice_number', readInvoiceNumber);
    // Informational rows mirror charges that stand elsewhere.
    const mirrors = cell(cells, 'classification', (text) => readCode(text, 1)) === 'INF';
    const net = needed(cells, 'net', amount);
    const invoice = this.#invoice(number, cells);
    if (!invoice) return;
    invoice.charges++;
    invoice.sum += mirrors ? 0n : net;
    invoice.total ??= cell(cells, 'invoice_amount', amount);
  }

  /** A sentence for each invoice that does not add up. */
  *warnings(): Generator<string> {
    for (const [number, { charges, sum, total, currency }] of this.#invoices) {
      if (total === null) yield `Invoice ${number} does not say what it comes to, so it was not added up.`;
      else if (sum - total > ROUNDING || total - sum > ROUNDING)
        yield `Invoice ${number}: its ${charges} rows add up to ${amountText(sum)} ${currency}, but it says ${amountText(total)} ${currency}. Rows are missing or stand twice; download it again and compare. What is there was read.`;
    }
    if (this.#isFull)
      yield `The file has more than ${MOST_INVOICES} invoices; those after that were not added up.`;
  }

  #invoice(number: string, cells: Cells): Sum | null {
    const known = this.#invoices.get(number);
    if (known) return known;
    this.#isFull ||= this.#invoices.size >= MOST_INVOICES;
    if (this.#isFull) return null;
    const currency = (cells.invoice_currency ?? cells.currency ?? '').slice(0, 3);
    const fresh: Sum = { charges: 0, sum: 0n, total: null, currency };
    this.#invoices.set(number, fresh);
    return fresh;
  }
}
