import { isCount } from '../kit/invoice-file/facts.ts';
import type { Reading } from '../kit/invoice-file/reading.ts';
import type { Delimiter } from '../kit/invoice-file/rows.ts';
import type { Encoding } from '../kit/invoice-file/text.ts';
import type { Cursor } from '../kit/manifest.ts';

/** What a survey leaves behind for whoever reads the file later, from any row on. */
export interface Facts extends Reading {
  encoding: Encoding;
  /** Offset of the first row of charges, after a byte order mark and a header. */
  start: number;
  /** The number of that row: 1, or 2 under a header. */
  firstRow: number;
  /** Rows that repeat an earlier one exactly: number, occurrence, number, occurrence … in the order of the file. */
  repeats: readonly number[];
}

/** Facts as the small JSON value that is kept with the file. */
export function factsToJson(facts: Facts): Cursor {
  return { ...facts, repeats: [...facts.repeats] };
}

/** @returns null for what is no facts of ours */
export function factsFromJson(json: Cursor | null): Facts | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { delimiter, dayFirst, encoding, start, firstRow, repeats } = json;
  const known =
    (delimiter === ',' || delimiter === ';' || delimiter === '\t') &&
    (dayFirst === null || typeof dayFirst === 'boolean') &&
    (encoding === 'utf-8' || encoding === 'windows-1252') &&
    isCount(start) &&
    isCount(firstRow) &&
    Array.isArray(repeats) &&
    repeats.every(isCount);
  if (!known) return null;
  return {
    delimiter: delimiter satisfies Delimiter,
    dayFirst,
    encoding: encoding satisfies Encoding,
    start,
    firstRow,
    repeats,
  };
}
