import type { Ask, Cursor } from './manifest.ts';

/**
 * Sources that send files. Whatever way a file comes in (uploaded, or found in a folder), it is stored as it is,
 * surveyed once, and from then on read like any other source: in pages, from a cursor. A file that comes twice, byte
 * for byte, is one file.
 */
export interface Inbox {
  /** Which files of a folder are meant; others are left alone. */
  fileName: RegExp;
  /** What kind of file it is, as `GET /carrier/files` shows it: `csv`. */
  fileType: string;
  /**
   * Reads a file once, from its first byte to its last, when it comes in.
   *
   * @throws NotOurs, with a sentence for whoever sent it, when the file is none of this source's
   */
  survey(bytes: AsyncIterable<Buffer>): Promise<Survey>;
}

/** What a survey found out about a file. */
export interface Survey {
  /** The basis dates of its records lie in [from, to). */
  from: Date;
  to: Date;
  /** What reading it needs to know beforehand: small JSON that the connector made and alone understands. */
  facts: Cursor;
  /** What a person should know, a sentence each: an invoice whose charges do not add up. */
  warnings: string[];
}

/** A file that has come in. */
export interface SourceFile {
  id: string;
  name: string;
  /** The survey's facts; null where the file could not be made sense of. */
  facts: Cursor | null;
  /** Why it could not be made sense of: such a file holds one record, which cannot be mapped. */
  problem: string | null;
}

/** The files of a connection, in the order they came in. */
export interface SourceFiles {
  /**
   * The next file after the one with the id `after` (null: the first) that holds dates of the window, or that came
   * in during it: a file that is late is found by its coming.
   */
  next(ask: Ask, after: string | null): Promise<SourceFile | null>;
  /** A file by its id; null when it is gone. */
  find(id: string): Promise<SourceFile | null>;
  /** Its bytes from an offset on, in parts of at most a megabyte. */
  read(id: string, offset: number): AsyncIterable<Buffer>;
}

/** Thrown by a survey for a file that is none of the source's; the message is shown to whoever sent it. */
export class NotOurs extends Error {}
