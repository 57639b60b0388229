import { decimalIn } from './amounts.ts';
import { type Cells, RowReader } from './cells.ts';
import { chargeKey } from './charge-line.ts';
import { dayFirstIn, dayInstant, readDay } from './days.ts';
import { positionOf } from './facts.ts';
import { InvoiceSums } from './invoice-sums.ts';
import { type Bill, type Layout, netOf } from './layout.ts';
import { NamedRows } from './named-rows.ts';
import { type Reading, Unreadable } from './reading.ts';
import { RepeatFinder } from './repeats.ts';
import type { Delimiter } from './rows.ts';

const DAY_MS = 24 * 3600 * 1000;
const MOST_DATES = 10_000;
const MOST_REMARKS = 20;
const MOST_WARNINGS = 50;

/** Counts what a table's rows say together, in a space that does not grow with the file (but for a digest a charge). */
export class Tally {
  readonly #layout: Layout;
  readonly #delimiter: Delimiter;
  readonly #amountColumns: readonly string[];
  readonly #sums = new InvoiceSums();
  readonly #repeats = new RepeatFinder();
  readonly #invoiceDays = new Set<string>();
  readonly #dayOrders = new Set<boolean>();
  readonly #decimals = new Set<'.' | ','>();
  readonly #unreadable = new NamedRows();
  readonly #remarks = new Map<string, NamedRows>();
  #reason = '';

  /** @param columns of the file, by name */
  constructor(layout: Layout, delimiter: Delimiter, columns: readonly string[]) {
    this.#layout = layout;
    this.#delimiter = delimiter;
    const isAmount = (column: string) => layout.amounts.includes(column.replace(/_\d+$/, ''));
    this.#amountColumns = columns.filter((column) => layout.amounts.includes(column) || isAmount(column));
  }

  add(row: number, cells: Cells): void {
    this.#learn(cells);
    try {
      // How dates are to be read shows at the end only.
      const reader = new RowReader(cells, { ...this.reading(), dayFirst: null }, { lenient: true });
      const bill = this.#layout.bill(reader);
      if (bill) this.#count(row, bill);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#unreadable.add(row);
      this.#reason ||= error.message;
    }
  }

  #learn(cells: Cells): void {
    for (const column of this.#layout.dates) {
      const order = dayFirstIn(cells[column] ?? '');
      if (order !== null) this.#dayOrders.add(order);
    }
    for (const column of this.#amountColumns) {
      const decimal = decimalIn(cells[column] ?? '');
      if (decimal) this.#decimals.add(decimal);
    }
  }

  #count(row: number, bill: Bill): void {
    if (this.#invoiceDays.size < MOST_DATES) this.#invoiceDays.add(bill.invoiceDay);
    for (const [charge, one] of bill.charges.entries())
      this.#repeats.add(positionOf(row, charge), chargeKey(bill, one));
    const { invoice: number, total, currency } = bill;
    this.#sums.add({ number, net: netOf(bill.charges), total, currency: currency ?? '' });
    if (bill.remark === undefined) return;
    const rows = this.#remarks.get(bill.remark) ?? new NamedRows();
    if (this.#remarks.size < MOST_REMARKS) this.#remarks.set(bill.remark, rows);
    rows.add(row);
  }

  /** Position, occurrence, position, occurrence … of charges that repeat an earlier one. */
  get repeats(): readonly number[] {
    return this.#repeats.repeats;
  }

  /** How cells are to be read, as far as the rows so far tell. */
  reading(): Required<Reading> {
    const [decimal = null] = this.#decimals.size === 1 ? this.#decimals : [];
    const [dayFirst = this.#layout.dayFirst ?? null] = this.#dayOrders.size === 1 ? this.#dayOrders : [];
    return { delimiter: this.#delimiter, decimal, dayFirst };
  }

  /**
   * The invoice dates of the file, from the first day up to the end of the last; null where no row has one. A date
   * that could be two days counts as both: a range too wide loses nothing.
   */
  range(): { from: Date; to: Date } | null {
    const { dayFirst } = this.reading();
    const orders = dayFirst === null ? [true, false] : [dayFirst];
    const days = [...this.#invoiceDays]
      .flatMap((text) => orders.flatMap((order) => dayOrNone(text, order)))
      .toSorted();
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) return null;
    return {
      from: new Date(dayInstant(first)),
      to: new Date(new Date(dayInstant(last)).getTime() + DAY_MS),
    };
  }

  /** Why no row could be read; empty where none was tried. */
  get reason(): string {
    return this.#reason;
  }

  /** Sentences for whoever sent the file. */
  warnings(): string[] {
    const all: string[] = [];
    if (this.#unreadable.count > 0)
      all.push(
        `${this.#unreadable} cannot be read and will be put aside with the reason; sums are without them. The first: ${this.#reason}.`,
      );
    for (const [remark, rows] of this.#remarks) all.push(`${rows}: ${remark}.`);
    for (const warning of this.#sums.warnings({ silent: true })) {
      if (all.length === MOST_WARNINGS) return [...all, 'More invoices do not add up.'];
      all.push(warning);
    }
    return all;
  }
}

function dayOrNone(text: string, dayFirst: boolean): string[] {
  try {
    return [readDay(text, { dayFirst })];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
