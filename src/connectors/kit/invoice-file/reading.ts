import type { Delimiter } from './rows.ts';

/** What a whole file tells about the spelling of its cells; a single cell could be read in two ways. */
export interface Reading {
  /** Spreadsheets that save semicolons write decimal commas. */
  delimiter: Delimiter;
  /** What stands before the cents, where other amounts of the file tell; null or absent where none does. */
  decimal?: '.' | ',' | null;
  /** Whether 4/5/2026 is the fourth of May; null where no date of the file tells. */
  dayFirst: boolean | null;
}

/** A cell that says nothing we can be sure of. Its message ends a sentence that begins with the column. */
export class Unreadable extends Error {
  constructor(text: string, why: string) {
    super(`is "${text.slice(0, 40)}", ${why}`);
  }
}
