import { Retryable } from '../kit/errors.ts';
import type { SourceFile } from '../kit/files.ts';
import { isCount, repeatsBetween } from '../kit/invoice-file/facts.ts';
import { BrokenRows, readRows } from '../kit/invoice-file/rows.ts';
import { decodeCell } from '../kit/invoice-file/text.ts';
import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { belongsTo, wantedAccounts } from './accounts.ts';
import { namedCells } from './columns.ts';
import { type Facts, factsFromJson } from './facts.ts';
import type { Raw } from './raw-line.ts';

/** A page ends with whichever is reached first. */
export const MOST_ROWS = 500;
const MOST_BYTES = 2 * 1024 * 1024;
const LONGEST_NAME = 200;

/** The next row to be read. */
interface Place {
  file: string;
  offset: number;
  row: number;
}

/**
 * Reads a part of a file. All rows of a file are given, whatever the window: a file that is late is found by its
 * coming, and holds older dates.
 */
export async function page(ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Raw>> {
  const place = cursor === null ? null : placeFrom(cursor);
  const file = place ? await ctx.files.find(place.file) : await ctx.files.next(ask, null);
  // Without its file a place says nothing about what comes after it.
  if (!file) return place ? { kind: 'cursor_expired' } : { kind: 'page', records: [], next: null };
  const part = await readPart(ctx, file, place);
  if (part.next) return { kind: 'page', records: part.records, next: { ...part.next } };
  const following = await ctx.files.next(ask, file.id);
  if (following?.id === file.id) throw new Retryable(`The file after ${file.id} is itself.`);
  const next = following && { file: following.id, offset: 0, row: 0 };
  return { kind: 'page', records: part.records, next };
}

async function readPart(
  ctx: Context,
  file: SourceFile,
  place: Place | null,
): Promise<{ records: Raw[]; next: Place | null }> {
  const names = { file: file.id, file_name: file.name.slice(0, LONGEST_NAME) };
  if (file.problem !== null) return { records: [{ ...names, problem: file.problem }], next: null };
  const facts = factsFromJson(file.facts);
  if (!facts)
    return { records: [{ ...names, problem: 'was surveyed by another version; send it again' }], next: null };
  // A place with row 0 is the file's start, wherever its survey says that is.
  const from = place && place.row > 0 ? place : { offset: facts.start, row: facts.firstRow };
  return readFrom(ctx, names, facts, from);
}

async function readFrom(
  ctx: Context,
  names: { file: string; file_name: string },
  facts: Facts,
  from: { offset: number; row: number },
): Promise<{ records: Raw[]; next: Place | null }> {
  const accounts = wantedAccounts(ctx.credentials);
  const repeats = repeatsBetween(facts.repeats, from.row, from.row + MOST_ROWS);
  const records: Raw[] = [];
  let { row } = from;
  try {
    for await (const { cells: bytes, end } of readRows(
      ctx.files.read(names.file, from.offset),
      facts.delimiter,
    )) {
      const cells = namedCells(bytes, (cell) => decodeCell(cell, facts.encoding));
      // Spreadsheets leave rows of nothing but commas behind; they count as rows, not as charges.
      if (Object.keys(cells).length > 0 && belongsTo(accounts, cells))
        records.push({
          ...names,
          row,
          columns: bytes.length,
          occurrence: repeats.get(row) ?? 1,
          delimiter: facts.delimiter,
          day_first: facts.dayFirst,
          cells,
        });
      row++;
      if (row - from.row >= MOST_ROWS || end >= MOST_BYTES)
        return { records, next: { file: names.file, offset: from.offset + end, row } };
    }
  } catch (error) {
    // The survey has read the same bytes to their end.
    if (error instanceof BrokenRows)
      throw new Retryable(
        `The stored file ${names.file} ${error.message}, though it was whole when it came in.`,
      );
    throw error;
  }
  return { records, next: null };
}

/** @throws Retryable for a cursor that is none of ours */
function placeFrom(cursor: Cursor): Place {
  if (typeof cursor === 'object' && !Array.isArray(cursor)) {
    const { file, offset, row } = cursor;
    if (typeof file === 'string' && isCount(offset) && isCount(row)) return { file, offset, row };
  }
  throw new Retryable('The cursor names no place in a file.');
}
