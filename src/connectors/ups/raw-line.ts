import type { Delimiter } from '../kit/invoice-file/rows.ts';
import type { Cells } from './columns.ts';

/** A row of a file with all that reading it needs, so that a row put aside can be tried again alone. */
export interface RawLine {
  file: string;
  file_name: string;
  /** Counted as a spreadsheet shows it, from 1 and with the header; empty lines are not counted. */
  row: number;
  /** How many columns the row has. */
  columns: number;
  /** 1, or more for a row that repeats an earlier one of its file. */
  occurrence: number;
  delimiter: Delimiter;
  day_first: boolean | null;
  /** The cells that say something, by column name. */
  cells: Cells;
}

/** What a file holds that could not be made sense of. */
export interface RawProblem {
  file: string;
  file_name: string;
  problem: string;
}

/** What `page` gives. */
export type Raw = RawLine | RawProblem;
