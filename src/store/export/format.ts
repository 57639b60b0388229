/** What stands in the first line of every export. */
export const FORMAT = 'backhaul-export';
/** Grows when files of before can no longer be read; new tables and columns do not need that. */
export const VERSION = 1;

/**
 * The longest line in bytes. The largest row there can be is a payload put aside: an answer of 16 MB, each character
 * of which takes at most two in a line.
 */
export const LONGEST_LINE_BYTES = 128 * 1024 * 1024;

/** The first line. */
export interface Header {
  format: typeof FORMAT;
  version: number;
  exported_at: string;
  /** Names of the migrations the database had had. */
  schema: string[];
  /** Whether it holds one connection, or an organization with its keys and all its connections. */
  of: 'connection' | 'organization';
  organization: string;
  /** Ids, in the order in which they follow. */
  connections: string[];
}

/** The last line, without which a file was cut off. */
export interface End {
  end: true;
  /** Rows by table. */
  rows: Record<string, number>;
  /** Of all bytes before this line, as 64 hex digits. */
  sha256: string;
}

/** One row: every value as the database's own text. */
export type Row = Record<string, string | null>;

/** A file that cannot be imported. The message says what is wrong with it and what to do. */
export class BadExport extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadExport';
  }
}
