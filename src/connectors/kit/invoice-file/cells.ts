import { amountNumber, readAmount } from './amounts.ts';
import { dayInstant, readDay } from './days.ts';
import { readIdentifier } from './identifiers.ts';
import { type Reading, Unreadable } from './reading.ts';

/** A row: what stands in its cells, by column name; empty cells are left out. */
export type Cells = Readonly<Record<string, string>>;

/** Reads a row's cells, and names the column where that fails. */
export class RowReader {
  readonly cells: Cells;
  readonly reading: Reading;
  readonly #lenient: boolean;

  /** @param options.lenient while a survey does not know yet how dates are to be read, their text stands for them */
  constructor(cells: Cells, reading: Reading, { lenient = false } = {}) {
    this.cells = cells;
    this.reading = reading;
    this.#lenient = lenient;
  }

  /** @throws RangeError with the column and what stands there, which quarantines the row */
  read<T>(column: string, read: (text: string) => T): T | null {
    const text = this.cells[column];
    if (text === undefined) return null;
    try {
      return read(text);
    } catch (error) {
      if (error instanceof Unreadable) throw new RangeError(`${column} ${error.message}`);
      throw error;
    }
  }

  /** In ten-thousandths; null where the cell is empty. @throws RangeError */
  amount(column: string): bigint | null {
    return this.read(column, (text) => readAmount(text, this.reading));
  }

  /** An amount or another figure as JSON has it; null where the cell is empty. @throws RangeError */
  number(column: string): number | null {
    const amount = this.amount(column);
    return amount === null ? null : amountNumber(amount);
  }

  /** A day as unified records carry it; null where the cell is empty. @throws RangeError */
  instant(column: string): string | null {
    const day = this.day(column);
    return day === null ? null : dayInstant(day);
  }

  /** As `2026-04-18`; null where the cell is empty. @throws RangeError */
  day(column: string): string | null {
    return this.read(column, (text) => {
      try {
        return readDay(text, this.reading);
      } catch (error) {
        if (this.#lenient && error instanceof Unreadable) return text;
        throw error;
      }
    });
  }

  /** A number that names something, with its spelling mended. @throws RangeError */
  identifier(column: string): string | null {
    return this.read(column, readIdentifier);
  }

  /** Text with single spaces. */
  text(column: string): string | null {
    return this.cells[column] === undefined ? null : oneSpaced(this.cells[column]);
  }

  /** What a charge cannot do without. @throws RangeError */
  needed<T>(column: string, read: (column: string) => T | null): T {
    const value = read(column);
    if (value === null) throw new RangeError(`${column} is empty, and no charge can do without`);
    return value;
  }

  /** Null where it cannot be read, for what a charge can do without: `raw` shows what came. */
  ifReadable<T>(read: () => T | null): T | null {
    try {
      return read();
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
}

/** Text with single spaces, as an export that pads its cells means it. */
export function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
