import { amountText } from './amounts.ts';

/** More than rounding explains: five cents, in the ten-thousandths amounts are read in. */
const ROUNDING = 500n;
const MOST_INVOICES = 10_000;

/** What a row says of its invoice. */
export interface InvoicePart {
  number: string;
  /** What the row's charges come to. */
  net: bigint;
  /** What the invoice says it comes to; null where this row does not say so. */
  total: bigint | null;
  currency: string;
}

interface Sum {
  charges: number;
  sum: bigint;
  total: bigint | null;
  currency: string;
}

/** Adds up each invoice of a file and compares it with the total that the carrier wrote beside its rows. */
export class InvoiceSums {
  readonly #invoices = new Map<string, Sum>();
  #isFull = false;

  add({ number, net, total, currency }: InvoicePart): void {
    const invoice = this.#invoice(number, currency);
    if (!invoice) return;
    invoice.charges++;
    invoice.sum += net;
    invoice.total ??= total;
    invoice.currency ||= currency.slice(0, 3);
  }

  /**
   * A sentence for each invoice that does not add up.
   *
   * @param options.silent about invoices that say no total, of carriers that need not say one
   */
  *warnings({ silent = false } = {}): Generator<string> {
    for (const [number, { charges, sum, total, currency }] of this.#invoices) {
      if (total === null) {
        if (!silent) yield `Invoice ${number} does not say what it comes to, so it was not added up.`;
      } else if (sum - total > ROUNDING || total - sum > ROUNDING)
        yield `Invoice ${number}: its ${charges} rows add up to ${amountText(sum)} ${currency}, but it says ${amountText(total)} ${currency}. Rows are missing or stand twice; download it again and compare. What is there was read.`;
    }
    if (this.#isFull)
      yield `The file has more than ${MOST_INVOICES} invoices; those after that were not added up.`;
  }

  #invoice(number: string, currency: string): Sum | null {
    const known = this.#invoices.get(number);
    if (known) return known;
    this.#isFull ||= this.#invoices.size >= MOST_INVOICES;
    if (this.#isFull) return null;
    const fresh: Sum = { charges: 0, sum: 0n, total: null, currency: currency.slice(0, 3) };
    this.#invoices.set(number, fresh);
    return fresh;
  }
}
