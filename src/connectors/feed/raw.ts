import type { Cells } from '../kit/invoice-file/cells.ts';
import type { Envelope as EdifactEnvelope } from './edifact/interchange.ts';
import type { Envelope } from './x12/interchange.ts';

/** Where a document stands, and what its file is called. */
interface Standing {
  file: string;
  file_name: string;
  /** Of its first line, counted from 1; of X12 a segment is a line. */
  line: number;
  /** The date in the file's name; null where it has none. */
  file_date: string | null;
}

/** A document of X12 as it came, or the part of it that tells of one thing. */
export interface X12Text extends Standing {
  form: 'x12';
  envelope: Envelope;
  /** Which part of its document it is, from 1, where that tells of several things. */
  part: number;
  segments: string[][];
}

/** A message of EDIFACT as it came, or the part of it that tells of one thing. */
export interface EdifactText extends Standing {
  form: 'edifact';
  envelope: EdifactEnvelope;
  /** Which part of its message it is, from 1. */
  part: number;
  /** Each in its elements, and these in their components. */
  segments: string[][][];
}

/** Rows of a CSV file that tell of one thing. */
export interface CsvText extends Standing {
  form: 'csv';
  rows: CsvRow[];
}

export interface CsvRow {
  line: number;
  cells: Cells;
}

/** Whatever tells of one thing, as it came. */
export type DocumentText = X12Text | EdifactText | CsvText;

/** All that is told of one thing, in the order in which it came: what a record is mapped from. */
export interface RawRecord {
  /** Of the record; null where it cannot be told. */
  id: string | null;
  documents: DocumentText[];
}

/** A line or a document that cannot be read, whatever the profile; or a file, which has no line then. */
export interface RawReject {
  file: string;
  file_name: string;
  line: number | null;
  reject: string;
}

/** What pages give. */
export type Raw = RawRecord | RawReject;
