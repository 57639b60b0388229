import { dayFirstIn, dayInstant, readDay } from '../kit/invoice-file/days.ts';
import { InvoiceSums } from '../kit/invoice-file/invoice-sums.ts';
import { NamedRows } from '../kit/invoice-file/named-rows.ts';
import { type Reading, Unreadable } from '../kit/invoice-file/reading.ts';
import { RepeatFinder } from '../kit/invoice-file/repeats.ts';
import type { Delimiter } from '../kit/invoice-file/rows.ts';
import { type Cells, FEWEST_COLUMNS, MOST_COLUMNS } from './columns.ts';
import { invoicePart } from './invoice-part.ts';
import { lineKey } from './line-id.ts';
import { noCharges } from './sniff.ts';

/** What the versions of real files are known to be; the layout has kept its first 53 columns over all of them. */
const KNOWN_VERSIONS = ['2.1', '2,1'];
const DATES = ['invoice_date', 'transaction_date', 'due_date', 'shipment_date'];
const DAY_MS = 24 * 3600 * 1000;
const MOST_DATES = 10_000;
const MOST_WARNINGS = 50;
const MOST_NAMED = 5;

/** Counts what a file's rows say together, in a space that does not grow with the file (but for a digest a row). */
export class Tally {
  readonly #delimiter: Delimiter;
  readonly #sums = new InvoiceSums();
  readonly #repeats = new RepeatFinder();
  readonly #invoiceDates = new Set<string>();
  readonly #versions = new Set<string>();
  readonly #orders = new Set<boolean>();
  readonly #unreadable = new NamedRows();
  readonly #otherWidths = new NamedRows();

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  add(number: number, columns: number, cells: Cells): void {
    if (Object.keys(cells).length === 0) return;
    if (columns < FEWEST_COLUMNS || columns > MOST_COLUMNS) {
      this.#otherWidths.add(number);
      return;
    }
    const { version = '', invoice_date } = cells;
    if (this.#versions.size < MOST_NAMED) this.#versions.add(version.slice(0, 20));
    if (invoice_date && this.#invoiceDates.size < MOST_DATES)
      this.#invoiceDates.add(invoice_date.slice(0, 40));
    for (const column of DATES) {
      const order = dayFirstIn(cells[column] ?? '');
      if (order !== null) this.#orders.add(order);
    }
    this.#addCharge(number, cells);
  }

  #addCharge(number: number, cells: Cells): void {
    const reading: Reading = { delimiter: this.#delimiter, dayFirst: null };
    try {
      // How dates are to be read shows at the end only. Rows that repeat each other are spelled alike.
      this.#repeats.add(
        number,
        lineKey(cells, reading, (text) => dayOrText(text, reading)),
      );
      this.#sums.add(invoicePart(cells, reading));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#unreadable.add(number);
    }
  }

  /** Row, occurrence, row, occurrence … of rows that repeat an earlier one. */
  get repeats(): readonly number[] {
    return this.#repeats.repeats;
  }

  /** Whether days come first in dates such as 4/5/2026; null where the file does not tell, or tells both. */
  dayFirst(): boolean | null {
    return this.#orders.size === 1 ? this.#orders.has(true) : null;
  }

  /**
   * The invoice dates of the file, from the first day up to the end of the last. A date that could be two days counts
   * as both: a range too wide loses nothing.
   *
   * @throws NotOurs where no row has one
   */
  range(): { from: Date; to: Date } {
    const order = this.dayFirst();
    const orders = order === null ? [true, false] : [order];
    const days = [...this.#invoiceDates].flatMap((text) =>
      orders.flatMap((dayFirst) => dayOrNone(text, { dayFirst })),
    );
    days.sort();
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined)
      throw noCharges('no row has a date that can be read in column 5, the date of the invoice');
    return {
      from: new Date(dayInstant(first)),
      to: new Date(new Date(dayInstant(last)).getTime() + DAY_MS),
    };
  }

  /** Sentences for whoever sent the file. */
  warnings(): string[] {
    const all: string[] = [];
    const unknown = [...this.#versions].filter((version) => !KNOWN_VERSIONS.includes(version));
    if (unknown.length > 0)
      all.push(
        `The file says it is of version ${unknown.map((one) => (one === '' ? 'none' : `"${one}"`)).join(', ')}; known is 2.1. It was read as such, by the position of its columns: check a few charges against the invoice.`,
      );
    if (this.#otherWidths.count > 0)
      all.push(
        `${this.#otherWidths} ha${this.#otherWidths.count === 1 ? 's' : 've'} not ${FEWEST_COLUMNS} to ${MOST_COLUMNS} columns and will be put aside.`,
      );
    if (this.#unreadable.count > 0)
      all.push(
        `${this.#unreadable} cannot be read and will be put aside with the reason; sums are without them.`,
      );
    for (const warning of this.#sums.warnings()) {
      if (all.length === MOST_WARNINGS) return [...all, 'More invoices do not add up.'];
      all.push(warning);
    }
    return all;
  }
}

function dayOrText(text: string, reading: Reading): string {
  try {
    return readDay(text, reading);
  } catch (error) {
    if (error instanceof Unreadable) return text;
    throw error;
  }
}

function dayOrNone(text: string, reading: Pick<Reading, 'dayFirst'>): string[] {
  try {
    return [readDay(text, reading)];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
