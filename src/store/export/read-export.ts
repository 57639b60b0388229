import { createHash } from 'node:crypto';
import { BadExport, type Header, LONGEST_LINE_BYTES, type Row } from './format.ts';
import { damaged, parseHeader, parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';

/** A row of the file with where it stands and how long its line is. */
export interface FileRow {
  table: string;
  row: Row;
  line: number;
  bytes: number;
}

/** An export as it is read: the header at once, the rows one after the other. */
export interface OpenExport {
  header: Header;
  /**
   * To be read to its end: whether the file is whole shows only there.
   *
   * @throws BadExport when the file was cut off, altered or damaged
   */
  rows: AsyncGenerator<FileRow>;
}

/** Begins to read an export. @throws BadExport when its first line is no header that this version knows */
export async function openExport(
  input: AsyncIterable<Uint8Array>,
  longestLine: number = LONGEST_LINE_BYTES,
): Promise<OpenExport> {
  const lines = readLines(input, longestLine);
  const first = await lines.next();
  if (first.done) throw new BadExport('The file is empty. Give the file that "backhaul export" wrote.');
  const header = parseHeader(first.value);
  return { header, rows: readRows(lines, first.value) };
}

async function* readRows(lines: AsyncGenerator<Buffer>, first: Buffer): AsyncGenerator<FileRow> {
  const digest = createHash('sha256');
  const counts = new Map<string, number>();
  const digested = (bytes: Buffer) => digest.update(bytes).update('\n');
  digested(first);
  let number = 1;
  let whole = false;
  for await (const bytes of lines) {
    number += 1;
    if (whole) throw damaged(number);
    const line = parseLine(bytes, number);
    if (line.kind === 'row') {
      digested(bytes);
      counts.set(line.table, (counts.get(line.table) ?? 0) + 1);
      yield { table: line.table, row: line.row, line: number, bytes: bytes.length };
      continue;
    }
    const { rows, sha256 } = line.end;
    const agrees =
      Object.keys(rows).length === counts.size && [...counts].every(([name, n]) => rows[name] === n);
    if (!agrees || sha256 !== digest.digest('hex'))
      throw new BadExport(
        'The last line of the file does not fit the lines before it: the file is damaged or was altered. Export again.',
      );
    whole = true;
  }
  if (!whole)
    throw new BadExport(
      `The file ends after line ${number} without its last line: it was cut off. Copy it again, or export again.`,
    );
}
