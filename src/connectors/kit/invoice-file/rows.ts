import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';

/** What may stand between the cells; real files have commas, spreadsheets of half of Europe save semicolons. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** A row as it stands in the file. */
export interface Row {
  /** One character a byte: see `decodeCell`. */
  cells: string[];
  /** Offset of the byte after the row, from where the reading began. */
  end: number;
  /** Lines up to its end, from where the reading began. */
  lines: number;
}

/** A file that cannot be cut into rows. The message ends a sentence that begins with the file. */
export class BrokenRows extends Error {}

/** The text of one row; rows of real files have two thousand characters at most. */
const LONGEST_ROW_TEXT = 128 * 1024;
/** One row with its delimiters, which the parser does not count, and what may be waiting to be cut. */
const LONGEST_ROW_BYTES = 1024 * 1024;
const PART_BYTES = 64 * 1024;

// `latin1` keeps one character a byte. A lone quote inside a cell (12" box) is a character like any other.
const OPTIONS: Options = {
  encoding: 'latin1',
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: LONGEST_ROW_TEXT,
};

/**
 * Cuts bytes into rows, keeping no more of them than a part of a megabyte and the rows just cut. A reading may begin
 * at any row's first byte; empty lines are passed over.
 *
 * @param quote what cells with a delimiter stand in; null for nothing
 * @throws BrokenRows where a row has no end
 */
export async function* readRows(
  bytes: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  quote: string | null = '"',
): AsyncGenerator<Row> {
  let end = 0;
  const parser = parse({
    ...OPTIONS,
    delimiter,
    quote,
    // biome-ignore lint/suspicious/noExplicitAny: the library types a changed record as its input
    on_record: (cells: string[], { bytes, lines }): any => {
      end = bytes;
      return { cells, end, lines };
    },
  });
  const source = Readable.from(
    parts(bytes, (fed) => fed - end > LONGEST_ROW_BYTES),
    { objectMode: false },
  );
  source.on('error', (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<Row>;
  } catch (error) {
    throw brokenRows(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

async function* parts(
  bytes: AsyncIterable<Buffer>,
  isEndless: (fed: number) => boolean,
): AsyncGenerator<Buffer> {
  let fed = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PART_BYTES) {
      // A gigabyte of commas is no text, so the parser's own limit would never meet it.
      if (isEndless(fed)) throw new BrokenRows('has a row without an end');
      const part = chunk.subarray(at, at + PART_BYTES);
      fed += part.length;
      yield part;
    }
  }
}

function brokenRows(error: unknown): unknown {
  const { code, lines } = error as { code?: string; lines?: number };
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new BrokenRows(
      `has a row of more than ${LONGEST_ROW_TEXT / 1024} kB that ends near line ${lines ?? '?'}; most likely a quote is not closed`,
    );
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new BrokenRows('breaks off inside a quoted cell; most likely it was cut off');
  return error;
}
