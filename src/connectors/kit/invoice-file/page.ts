import { Retryable } from '../errors.ts';
import type { SourceFile } from '../files.ts';
import type { Ask, Context, Cursor, Page } from '../manifest.ts';
import { type Cells, RowReader } from './cells.ts';
import type { Raw, RawCharge } from './charge-line.ts';
import { listed } from './credentials.ts';
import { type Facts, factsFromJson, isCount, positionOf, repeatsBetween } from './facts.ts';
import type { Bill, FileForm, Layout } from './layout.ts';
import { BrokenRows, readRows } from './rows.ts';
import { carriedInto, namedCells } from './table-row.ts';
import { decodeCell } from './text.ts';

/** A page ends with whichever is reached first. A charge takes its whole row along, so they are fewer than elsewhere. */
export const MOST_CHARGES = 250;
const MOST_ROWS = 1000;
const MOST_BYTES = 2 * 1024 * 1024;
/** More charges than a row of any layout can have; a page leaves room for one such row. */
const WIDEST_ROW = 60;
const LONGEST_NAME = 200;

/** The next row to be read. */
export interface Place {
  file: string;
  offset: number;
  row: number;
  /** What earlier rows say for those that leave it out. */
  carried: Cells;
}

/** A part of a file. */
export interface Part<Record> {
  records: Record[];
  /** Null at the file's end. */
  next: Place | null;
}

/** What a row becomes. @param charges as they come out of the file alone */
export type RowReading<Record> = (bill: Bill | null, charges: RawCharge[]) => Record[];

/**
 * Reads a part of a file. All charges of a file are given, whatever the window: a file that is late is found by its
 * coming, and holds older dates.
 */
export async function pageOfFiles(
  ctx: Context,
  ask: Ask,
  cursor: Cursor | null,
  form: FileForm,
): Promise<Page<Raw>> {
  const place = cursor === null ? null : placeFrom(cursor);
  const file = place ? await ctx.files.find(place.file) : await ctx.files.next(ask, null);
  // Without its file a place says nothing about what comes after it.
  if (!file) return place ? { kind: 'cursor_expired' } : { kind: 'page', records: [], next: null };
  const part = await readPart<Raw>(ctx, file, place, form, (_, charges) => charges);
  return { kind: 'page', records: part.records, next: await afterPart(ctx, ask, file, part) };
}

/** The cursor after a part: within its file, or at the next one. */
export async function afterPart(
  ctx: Context,
  ask: Ask,
  file: SourceFile,
  { next }: Part<unknown>,
): Promise<Cursor | null> {
  if (next) return { ...next, carried: { ...next.carried } };
  const following = await ctx.files.next(ask, file.id);
  if (following?.id === file.id) throw new Retryable(`The file after ${file.id} is itself.`);
  return following && startOf(following.id);
}

/** The cursor at a file's start. */
export function startOf(file: string): {
  file: string;
  offset: number;
  row: number;
  carried: Record<string, never>;
} {
  return { file, offset: 0, row: 0, carried: {} };
}

/** A file's charges from a place on, or from its start, as far as a page goes. */
export async function readPart<Record>(
  ctx: Context,
  file: SourceFile,
  place: Place | null,
  form: FileForm,
  reading: RowReading<Record>,
): Promise<Part<Record | Raw>> {
  const names = { file: file.id, file_name: file.name.slice(0, LONGEST_NAME) };
  if (file.problem !== null) return { records: [{ ...names, problem: file.problem }], next: null };
  const facts = factsFromJson(file.facts);
  const layout = form.layouts.find(({ name }) => name === facts?.layout);
  if (!facts || !layout)
    return { records: [{ ...names, problem: 'was surveyed by another version; send it again' }], next: null };
  // A place with row 0 is the file's start, wherever its survey says that is.
  const from = place && place.row > 0 ? place : { offset: facts.start, row: facts.firstRow, carried: {} };
  const rows = new RowsOfCharges(layout, facts, {
    names,
    repeats: repeatsBetween(facts.repeats, positionOf(from.row, 0), positionOf(from.row + MOST_ROWS, 0)),
    accounts: listed(ctx.credentials.account_numbers),
  });
  const records: Record[] = [];
  let { row, carried } = from;
  try {
    for await (const { cells: bytes, end } of readRows(
      ctx.files.read(file.id, from.offset),
      facts.delimiter,
    )) {
      const decode = (cell: string) => decodeCell(cell, facts.encoding);
      const own = namedCells(bytes, facts.columns, decode, layout.blank);
      const { bill, charges } = rows.chargesOf(row, carriedInto(own, carried));
      records.push(...reading(bill, charges));
      carried = rows.carriedOn(own) ?? carried;
      row++;
      if (records.length > MOST_CHARGES - WIDEST_ROW || row - from.row >= MOST_ROWS || end >= MOST_BYTES)
        return { records, next: { file: file.id, offset: from.offset + end, row, carried } };
    }
  } catch (error) {
    // The survey has read the same bytes to their end.
    if (error instanceof BrokenRows)
      throw new Retryable(
        `The stored file ${file.id} ${error.message}, though it was whole when it came in.`,
      );
    throw error;
  }
  return { records, next: null };
}

/** What charges are made of beside their rows. */
interface Given {
  names: { file: string; file_name: string };
  /** Occurrences other than the first, by position. */
  repeats: ReadonlyMap<number, number>;
  /** Which are meant; none for all. */
  accounts: readonly string[];
}

/** Makes charges of rows. */
class RowsOfCharges {
  readonly #layout: Layout;
  readonly #facts: Facts;
  readonly #names: { file: string; file_name: string };
  readonly #accounts: ReadonlySet<string>;
  readonly #repeats: ReadonlyMap<number, number>;

  constructor(layout: Layout, facts: Facts, { repeats, names, accounts }: Given) {
    this.#layout = layout;
    this.#facts = facts;
    this.#names = names;
    this.#accounts = new Set(accounts.map(withoutZeros));
    this.#repeats = repeats;
  }

  /** A row that cannot be read is one charge, which cannot be mapped: it is put aside with the reason. */
  chargesOf(row: number, cells: Cells): { bill: Bill | null; charges: RawCharge[] } {
    const { layout, delimiter, decimal, dayFirst } = this.#facts;
    const reading = { delimiter, decimal, dayFirst };
    const raw = { ...this.#names, row, layout, reading, cells };
    try {
      const bill = this.#layout.bill(new RowReader(cells, reading));
      if (!bill || !this.#isWanted(bill.account)) return { bill: null, charges: [] };
      const charges = bill.charges.map((_, charge) => ({
        ...raw,
        charge,
        occurrence: this.#repeats.get(positionOf(row, charge)) ?? 1,
      }));
      return { bill, charges };
    } catch (error) {
      if (error instanceof RangeError)
        return { bill: null, charges: [{ ...raw, charge: null, occurrence: 1 }] };
      throw error;
    }
  }

  carriedOn(cells: Cells): Cells | null {
    return this.#layout.carries?.(new RowReader(cells, this.#facts)) ?? null;
  }

  /** A charge whose account is not told is kept: leaving it out would hide it. */
  #isWanted(account: string | null): boolean {
    return this.#accounts.size === 0 || account === null || this.#accounts.has(withoutZeros(account));
  }
}

/** Spreadsheets take the zeros at the front of numbers. */
function withoutZeros(account: string): string {
  return account.toUpperCase().replace(/^0+(?=.)/, '');
}

/** @throws Retryable for a cursor that is none of ours */
export function placeFrom(cursor: Cursor): Place {
  if (typeof cursor === 'object' && !Array.isArray(cursor)) {
    const { file, offset, row, carried } = cursor;
    const isText = (value: unknown) => typeof value === 'string';
    if (isText(file) && isCount(offset) && isCount(row) && typeof carried === 'object' && carried !== null)
      if (Object.values(carried).every(isText))
        return { file: file as string, offset, row, carried: carried as Cells };
  }
  throw new Retryable('The cursor names no place in a file.');
}
