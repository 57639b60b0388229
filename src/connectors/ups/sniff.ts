import { NotOurs } from '../kit/files.ts';
import { FEWEST_COLUMNS, MOST_COLUMNS } from './columns.ts';
import type { Delimiter } from './rows.ts';

/** How much of a file is looked at before it is cut into rows; enough for the longest header. */
export const HEAD_BYTES = 64 * 1024;

const SEND_INSTEAD =
  'Send the billing data file as UPS makes it: CSV with 250 columns, from the UPS Billing Center or the weekly mail.';

const FOREIGN: readonly { starts: readonly (string | Buffer)[]; is: string }[] = [
  { starts: ['%PDF'], is: 'a PDF, which shows an invoice but not its data' },
  {
    starts: ['PK\u0003\u0004', 'PK\u0005\u0006', Buffer.from('d0cf11e0', 'hex')],
    is: 'a spreadsheet workbook or a packed archive',
  },
  { starts: [Buffer.from('1f8b', 'hex')], is: 'packed with gzip' },
  { starts: [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')], is: 'text in UTF-16' },
  { starts: ['<'], is: "XML or HTML, and UPS's XML form cannot be read yet" },
  { starts: ['ISA', 'UNA', 'UNB'], is: 'an EDI interchange' },
];

const BYTE_ORDER_MARK = Buffer.from('efbbbf', 'hex');

/**
 * Looks at the first bytes of a file: is it a table, and what stands between its cells?
 *
 * @returns how many bytes come before the first row, and the delimiter
 * @throws NotOurs for what is no UPS billing file
 */
export function sniff(head: Buffer): { start: number; delimiter: Delimiter } {
  const foreign = FOREIGN.find(({ starts }) =>
    starts.some((start) => head.subarray(0, start.length).equals(Buffer.from(start as string, 'latin1'))),
  );
  if (foreign) throw new NotOurs(`The file is ${foreign.is}. ${SEND_INSTEAD}`);
  refuseBinary(head);
  const start = head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const lines = head
    .toString('latin1', start)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new NotOurs(`The file is empty. ${SEND_INSTEAD}`);
  return { start, delimiter: likeliestDelimiter(lines) };
}

/**
 * The delimiter that makes the most lines as wide as a billing file is. One line would not do: a header may have as
 * many commas in its words as it has semicolons between them.
 */
function likeliestDelimiter(lines: readonly string[]): Delimiter {
  const counts = ([',', ';', '\t'] as const).map((delimiter) => {
    const widths = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length);
    const fitting = widths.filter((width) => width >= FEWEST_COLUMNS && width <= MOST_COLUMNS).length;
    // Where no line fits, the widest first one gives the clearest refusal.
    return { delimiter, score: fitting * HEAD_BYTES + widths[0]! };
  });
  return counts.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** @throws NotOurs when bytes hold what no text does, and no database would take */
export function refuseBinary(bytes: Buffer): void {
  if (bytes.includes(0)) throw new NotOurs(`The file is no text (it has zero bytes). ${SEND_INSTEAD}`);
}

/** The refusal of a table of another width. */
export function otherTable(columns: number): NotOurs {
  return new NotOurs(
    `The file has ${columns} column${columns === 1 ? '' : 's'} in its first row; a UPS billing file has ${FEWEST_COLUMNS} to ${MOST_COLUMNS}. Spreadsheets cut off columns that are empty when they save. ${SEND_INSTEAD}`,
  );
}

/** The refusal of a table that has the width but no charges. */
export function noCharges(why: string): NotOurs {
  return new NotOurs(`The file holds no charge of a UPS invoice: ${why}. ${SEND_INSTEAD}`);
}
