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
   * Of the profile that it surveys by, where there is one: what was surveyed under an earlier revision is surveyed
   * anew before anything is read.
   */
  revision?: number;
  /**
   * Reads a file once, from its first byte to its last, when it comes in.
   *
   * @param name as it was sent
   * @throws NotOurs, with a sentence for whoever sent it, when the file is none of this source's
   */
  survey(bytes: AsyncIterable<Buffer>, name: string): Promise<Survey>;
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
  /**
   * What the file tells of, where other files may tell more of the same: an order of which a part is sent at a time.
   * Found again with {@link SourceFiles.mentions}. Left out: nothing.
   */
  mentions?: readonly Mention[];
  /** What should come but once, such as an interchange: a person is told when an earlier file has it as well. */
  once?: readonly { name: string; words: string }[];
}

/** That a file tells of something. */
export interface Mention {
  /** What it is; a name of the connector's, of at most {@link LONGEST_NAME} characters. */
  name: string;
  /** Where in the file: small JSON that the connector made and alone understands. */
  place: Cursor;
}

/** The longest name of a {@link Mention}. */
export const LONGEST_NAME = 200;

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
  /**
   * Where the files tell of something, in the order they came in, and each in its own order; of each name the latest
   * {@link MOST_MENTIONS}. Stands fast for a file as soon as it has come in.
   */
  mentions(names: readonly string[]): Promise<readonly FoundMention[]>;
  /** Its bytes from an offset on, in parts of at most a megabyte. */
  read(id: string, offset: number): AsyncIterable<Buffer>;
}

export interface FoundMention extends Mention {
  file: SourceFile;
}

/** How often one thing can be told of, before what is older is left out. */
export const MOST_MENTIONS = 100;

/** Thrown by a survey for a file that is none of the source's; the message is shown to whoever sent it. */
export class NotOurs extends Error {}
