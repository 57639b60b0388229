import type { Cursor } from '../manifest.ts';
import type { Reading } from './reading.ts';
import type { Delimiter } from './rows.ts';
import type { Encoding } from './text.ts';

/** What a survey of a table with a header leaves behind for whoever reads it later, from any row on. */
export interface Facts extends Required<Reading> {
  layout: string;
  encoding: Encoding;
  columns: readonly string[];
  /** Offset of the first row below the header. */
  start: number;
  /** The number of that row. */
  firstRow: number;
  /** Charges that repeat an earlier one: {@link positionOf} it, occurrence, position, occurrence … */
  repeats: readonly number[];
}

/** More charges than any row has. */
const MOST_CHARGES = 1000;

/** Where a charge stands, as one number that grows through its file. */
export function positionOf(row: number, charge: number): number {
  return row * MOST_CHARGES + charge;
}

/** Facts as the small JSON value that is kept with the file. */
export function factsToJson(facts: Facts): { [key: string]: Cursor | null } {
  return { ...facts, columns: [...facts.columns], repeats: [...facts.repeats] };
}

/** @returns null for what is no facts of ours */
export function factsFromJson(json: Cursor | null): Facts | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { layout, delimiter, decimal, dayFirst, encoding, columns, start, firstRow, repeats } = json;
  const known =
    typeof layout === 'string' &&
    (delimiter === ',' || delimiter === ';' || delimiter === '\t') &&
    (decimal === null || decimal === '.' || decimal === ',') &&
    (dayFirst === null || typeof dayFirst === 'boolean') &&
    (encoding === 'utf-8' || encoding === 'windows-1252') &&
    isCount(start) &&
    isCount(firstRow) &&
    isListOf(columns, (one): one is string => typeof one === 'string') &&
    isListOf(repeats, isCount);
  if (!known) return null;
  return {
    layout,
    delimiter: delimiter satisfies Delimiter,
    decimal,
    dayFirst,
    encoding: encoding satisfies Encoding,
    columns,
    start,
    firstRow,
    repeats,
  };
}

/**
 * Which of a list of repeats stand in [from, to): how many of the same there have been before, by position.
 *
 * @param repeats position, occurrence, position, occurrence … in the order of the file
 */
export function repeatsBetween(repeats: readonly number[], from: number, to: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = 0; at + 1 < repeats.length; at += 2) {
    const position = repeats[at]!;
    if (position >= to) break;
    if (position >= from) found.set(position, repeats[at + 1]!);
  }
  return found;
}

/** Whether a value is a whole number from 0 up. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}
