import type { Item } from '../advice.ts';
import type { DateReader } from '../date-format.ts';
import type { CsvRow } from '../raw.ts';

/** How a file's cells are spelled. */
export interface Spelling {
  columns: Readonly<Record<string, string>>;
  dates: DateReader;
  decimal: '.' | ',';
}

/** Reads the cells of a row by our names for them, and says which column and line where that fails. */
export class CsvReader {
  readonly line: number;
  readonly #row: CsvRow;
  readonly #spelling: Spelling;

  constructor(row: CsvRow, spelling: Spelling) {
    this.#row = row;
    this.line = row.line;
    this.#spelling = spelling;
  }

  /** Null where the cell is empty, or the profile names no column. */
  text(field: string): string | null {
    const column = this.#column(field);
    return (column !== undefined && this.#row.cells[column]) || null;
  }

  /** What names something. @throws RangeError where a spreadsheet has lost digits */
  name(field: string): string | null {
    const text = this.text(field);
    if (text !== null && /^\d[.,]\d+E\+\d+$/i.test(text))
      this.#refuse(field, text, 'in which a spreadsheet has lost digits: ask for the file as it was written');
    return text;
  }

  /** @throws RangeError */
  date(field: string): string | null {
    const text = this.text(field);
    if (text === null) return null;
    return (
      this.#spelling.dates.read(text) ??
      this.#refuse(field, text, 'which is no date of the form in the profile')
    );
  }

  /** @throws RangeError */
  number(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const { decimal } = this.#spelling;
    const form =
      decimal === '.' ? /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
    if (!form.test(text)) this.#refuse(field, text, 'which is no number');
    const bare = decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
    return Number(bare);
  }

  /** What a record cannot do without. @throws RangeError */
  needed<Value>(field: string, read: (field: string) => Value | null): Value {
    const value = read.call(this, field);
    if (value !== null) return value;
    const column = this.#column(field);
    throw new RangeError(
      column === undefined
        ? `the profile names no column for ${field}, and no record can do without`
        : `line ${this.line}: ${column} is empty, and no record can do without`,
    );
  }

  item(): Item {
    return {
      sku: this.needed('sku', this.name),
      gtin: this.name('gtin'),
      unit: this.text('unit'),
      lot: this.name('lot'),
      expires: this.date('expiry'),
    };
  }

  #column(field: string): string | undefined {
    const { columns } = this.#spelling;
    return Object.hasOwn(columns, field) ? columns[field] : undefined;
  }

  #refuse(field: string, text: string, why: string): never {
    throw new RangeError(`line ${this.line}: ${this.#column(field)} is "${text.slice(0, 40)}", ${why}`);
  }
}
