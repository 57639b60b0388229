import { BrokenRows, type Delimiter, readRows } from '../../kit/invoice-file/rows.ts';
import { namedCells } from '../../kit/invoice-file/table-row.ts';
import { Tail } from '../../kit/invoice-file/tail.ts';
import { decodeCell } from '../../kit/invoice-file/text.ts';
import type { Cursor } from '../../kit/manifest.ts';
import { documentFor, documentOf } from '../document-profile.ts';
import type { FeedFunction } from '../fields.ts';
import { fileDate } from '../file-names.ts';
import { BrokenFile, type FileToRead, type Form, type Notes, type Piece } from '../form.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { CsvRow, CsvText } from '../raw.ts';
import { grouped } from '../values.ts';
import { readRowsOf } from './read.ts';

/** Where a reading begins: at a row, and how many pieces are passed over. */
interface Place {
  [key: string]: Cursor | null;
  at: number;
  line: number;
  skip: number;
}

const ID_FIELDS: Readonly<Record<FeedFunction, string>> = {
  get_orders: 'order_number',
  get_inbound_shipments: 'shipment',
  get_inventory_ledger: 'id',
  get_inventory: 'sku',
};

/** More rows than tell of any one thing. */
const MOST_ROWS_OF_ONE = 5000;
/** A stock report is brought together by product, for which it is held whole. */
const MOST_ROWS_OF_STOCK = 200_000;

/** CSV: one kind of document a file, known by the file's name. */
export const csv: Form = {
  async *pieces(file, profile, from, notes) {
    const document = documentOf(profile, file.name);
    if (!document) throw new BrokenFile('has a name that no document of the profile means');
    try {
      const table = new Table(file, profile, document, notes);
      const begin = (from as Place | null) ?? START;
      yield* document.function === 'get_inventory' ? table.stock(begin) : table.inOrder(begin);
    } catch (error) {
      if (error instanceof BrokenRows) throw new BrokenFile(error.message);
      throw error;
    }
  },
  read: (text, fn, profile) => readRowsOf(text as CsvText, fn, profile),
  idOf(text, fn, profile) {
    const column = documentFor(profile, fn, text.file_name)?.columns?.[ID_FIELDS[fn]];
    return (column !== undefined && (text as CsvText).rows[0]?.cells[column]) || null;
  },
};

/** The beginning of a file, with its header. */
const START: Place = { at: 0, line: 0, skip: 0 };

/** A row, or why it is none. */
type Cut = { at: Place; end: Place } & ({ row: CsvRow; wrong: null } | { row: null; wrong: string });

class Table {
  readonly #file: FileToRead;
  readonly #profile: Profile;
  readonly #document: DocumentProfile;
  readonly #notes: Notes | undefined;
  readonly #date: string | null;

  constructor(file: FileToRead, profile: Profile, document: DocumentProfile, notes: Notes | undefined) {
    this.#file = file;
    this.#profile = profile;
    this.#document = document;
    this.#notes = notes;
    this.#date = fileDate(document.file_name, file.name, profile.time_zone);
  }

  /** Rows that stand together and tell of one thing; of adjustments each row. */
  async *inOrder(from: Place): AsyncGenerator<Piece> {
    let open: { key: string | undefined; rows: CsvRow[]; at: Place; end: Place } | null = null;
    for await (const cut of this.#cut(from)) {
      if (cut.row === null) {
        // Rows of one thing that stand apart are brought together by its name.
        if (open) yield this.#piece(open.rows, open.at, cut.at);
        open = null;
        yield this.#reject(cut.at, cut.end, cut.wrong);
        continue;
      }
      const key = this.#keyOf(cut.row);
      const isSame = open !== null && key !== undefined && open.key === key;
      if (isSame && open!.rows.length < MOST_ROWS_OF_ONE) {
        open!.rows.push(cut.row);
        open!.end = cut.end;
        continue;
      }
      if (open) yield this.#piece(open.rows, open.at, cut.at);
      open = { key, rows: [cut.row], at: cut.at, end: cut.end };
    }
    if (open) yield this.#piece(open.rows, open.at, open.end);
  }

  /** All rows of a report, brought together by product. */
  async *stock(from: Place): AsyncGenerator<Piece> {
    const rows: CsvRow[] = [];
    const start: Place = { ...from, skip: 0 };
    const rejects: { line: number; why: string }[] = [];
    let end = start;
    for await (const cut of this.#cut(start)) {
      end = cut.end;
      if (cut.row !== null) rows.push(cut.row);
      else rejects.push({ line: cut.end.line - 1, why: cut.wrong });
      if (rows.length + rejects.length > MOST_ROWS_OF_STOCK)
        throw new BrokenFile(
          `is a stock report of more than ${MOST_ROWS_OF_STOCK} rows; split it by warehouse`,
        );
    }
    const groups = [...grouped(rows, (row) => this.#keyOf(row) ?? `line ${row.line}`).values()];
    const all = rejects.length + groups.length;
    for (let nth = from.skip; nth < all; nth++) {
      const next = nth + 1 < all ? { ...start, skip: nth + 1 } : end;
      const reject = rejects[nth];
      yield reject
        ? this.#reject(start, next, reject.why, reject.line)
        : this.#piece(groups[nth - rejects.length]!, start, next);
    }
  }

  #piece(rows: CsvRow[], at: Place, next: Place): Piece {
    const text: CsvText = {
      file: this.#file.id,
      file_name: this.#file.name,
      line: rows[0]!.line,
      file_date: this.#date,
      form: 'csv',
      rows,
    };
    return { fn: this.#document.function, at, next, text, reject: null };
  }

  #reject(at: Place, next: Place, why: string, line = next.line - 1): Piece {
    const { id: file, name: file_name } = this.#file;
    const reject = { file, file_name, line, reject: why };
    return { fn: this.#document.function, at, next, text: null, reject };
  }

  async *#cut(from: Place): AsyncGenerator<Cut> {
    const { delimiter = ',', quote = '"', header = true } = this.#profile.csv ?? {};
    // In the middle of a file its columns are known from its survey.
    let columns = from.line > 0 ? (this.#file.facts?.columns ?? []) : null;
    let at: Place = { at: from.at, line: Math.max(from.line, 1), skip: 0 };
    const tail = this.#notes && new Tail({ columns: null });
    const source = this.#file.from(from.at);
    const bytes = tail ? tail.watch(source) : source;
    let count = 0;
    for await (const { cells, end, lines } of readRows(
      bytes,
      delimiter as Delimiter,
      quote === '' ? null : quote,
    )) {
      const next: Place = { at: from.at + end, line: Math.max(from.line, 1) + lines, skip: 0 };
      count++;
      tail?.add(cells.length);
      if (columns === null) {
        columns = this.#columnsOf(cells, header);
        if (header) {
          at = next;
          continue;
        }
      }
      const named = columns;
      const row = { line: next.line - 1, cells: namedCells(cells, named, (cell) => this.#decoded(cell)) };
      yield cells.length === named.length
        ? { at, end: next, row, wrong: null }
        : {
            at,
            end: next,
            row: null,
            wrong: `has ${cells.length} cells, and the file ${named.length} columns`,
          };
      at = next;
    }
    tail?.refuseCut(count);
    if (columns === null) throw new BrokenFile('holds no row, not even the names of its columns');
  }

  /** The columns by the first row. @throws BrokenFile where one that the profile names is not there */
  #columnsOf(cells: readonly string[], header: boolean): string[] {
    const columns = header
      ? cells.map((cell) => this.#decoded(cell.replace(/^\u00ef\u00bb\u00bf/, '')))
      : cells.map((_, nth) => `column ${nth + 1}`);
    this.#notes?.columns.push(...columns);
    const missing = Object.values(this.#document.columns ?? {}).filter((column) => !columns.includes(column));
    if (missing.length === 0) return columns;
    const shown = columns.slice(0, 40).map((column) => column.slice(0, 60));
    throw new BrokenFile(
      `has no column ${missing.map((column) => `"${column}"`).join(', ')}, which the profile names; its columns are ${shown.join(', ')}`,
    );
  }

  #decoded(cell: string): string {
    return decodeCell(cell, this.#profile.csv?.encoding ?? 'utf-8').trim();
  }

  /** What rows of one thing have in common; undefined for a row that stands alone. */
  #keyOf({ cells }: CsvRow): string | undefined {
    const { columns = {}, function: fn } = this.#document;
    const of = (field: string) => (columns[field] === undefined ? undefined : cells[columns[field]]);
    switch (fn) {
      case 'get_orders':
        return of('order_number');
      case 'get_inbound_shipments':
        return of('shipment');
      case 'get_inventory':
        return this.#profile.item_id === 'sku_and_warehouse'
          ? JSON.stringify([of('sku'), of('warehouse')])
          : of('sku');
      case 'get_inventory_ledger':
        return undefined;
    }
  }
}
