import type { Cursor } from '../kit/manifest.ts';
import type { Adjustment, ReceiptAdvice, ShippingAdvice, StockLevel } from './advice.ts';
import type { FeedFunction } from './fields.ts';
import type { Profile } from './profile.ts';
import type { DocumentText, RawReject } from './raw.ts';

/** What a piece tells, by what it tells of. */
export type Told =
  | { fn: 'get_orders'; says: ShippingAdvice }
  | { fn: 'get_inbound_shipments'; says: ReceiptAdvice }
  | { fn: 'get_inventory_ledger'; says: Adjustment }
  | { fn: 'get_inventory'; says: StockLevel };

/** A part of a file that tells of one thing; or one that cannot be read, whatever the profile. */
export type Piece = {
  fn: FeedFunction;
  /** Where its document begins: a reading may begin there. */
  at: Cursor;
  /** Where a reading goes on behind it. */
  next: Cursor;
} & ({ text: DocumentText; reject: null } | { text: null; reject: RawReject });

/** A file whose pieces are read. */
export interface FileToRead {
  id: string;
  name: string;
  /** What its survey has noted of the form; null in the survey itself. */
  facts: FormFacts | null;
  /** Its bytes from an offset on. */
  from(offset: number): AsyncIterable<Buffer>;
}

/** What a form needs to know of a file to begin in its middle. */
export interface FormFacts {
  /** CSV: the columns in their order. */
  columns: string[];
}

/** What a reading from the beginning finds beside pieces. */
export interface Notes {
  columns: string[];
  /** Interchanges that were read to their end. */
  interchanges: { sender: string; control: string }[];
  /** Sentences about what the warehouse acknowledges. */
  acknowledged: string[];
  /** Kinds of documents that are not read, and how many. */
  passedOver: Map<string, number>;
}

/** A form of files. */
export interface Form {
  /**
   * The pieces of a file, in its order.
   *
   * @param from a place that an earlier piece gave; null for the beginning
   * @throws BrokenFile for a file that is none of the form, or not whole
   */
  pieces(file: FileToRead, profile: Profile, from: Cursor | null, notes?: Notes): AsyncGenerator<Piece>;
  /**
   * What a text tells, at least one thing: rows of one order may tell of several shipments.
   *
   * @throws RangeError in words, with the place in the document
   */
  read(text: DocumentText, fn: FeedFunction, profile: Profile): Told[];
  /**
   * The id of what a text tells of that cannot be read, so that a good reading of it takes it out of the quarantine; null
   * where that cannot be told either.
   */
  idOf(text: DocumentText, fn: FeedFunction, profile: Profile): string | null;
}

/** A file of which nothing can be read. The message ends a sentence that begins with the file. */
export class BrokenFile extends Error {}
