import { NotOurs } from '../files.ts';

/** How much of a file is looked at before it is cut into rows; enough for the longest header. */
export const HEAD_BYTES = 64 * 1024;

const FOREIGN: readonly { starts: readonly (string | Buffer)[]; is: string }[] = [
  { starts: ['%PDF'], is: 'a PDF, which shows an invoice but not its data' },
  {
    starts: ['PK\u0003\u0004', 'PK\u0005\u0006', Buffer.from('d0cf11e0', 'hex')],
    is: 'a spreadsheet workbook or a packed archive',
  },
  { starts: [Buffer.from('1f8b', 'hex')], is: 'packed with gzip' },
  { starts: [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')], is: 'text in UTF-16' },
  { starts: ['<'], is: 'XML or HTML, which cannot be read yet' },
  { starts: ['ISA', 'UNA', 'UNB'], is: 'an EDI interchange' },
];

const BYTE_ORDER_MARK = Buffer.from('efbbbf', 'hex');

/**
 * Looks at the first bytes of a file.
 *
 * @param advice what to send instead, a sentence
 * @returns how many bytes come before the first row, and the lines of the head that say something
 * @throws NotOurs for what is no table of text
 */
export function sniffHead(head: Buffer, advice: string): { start: number; lines: string[] } {
  const foreign = FOREIGN.find(({ starts }) =>
    starts.some((start) => head.subarray(0, start.length).equals(Buffer.from(start as string, 'latin1'))),
  );
  if (foreign) throw new NotOurs(`The file is ${foreign.is}. ${advice}`);
  refuseBinary(head, advice);
  const start = head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const lines = head
    .toString('latin1', start)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new NotOurs(`The file is empty. ${advice}`);
  return { start, lines };
}

/** @throws NotOurs when bytes hold what no text does, and no database would take */
export function refuseBinary(bytes: Buffer, advice: string): void {
  if (bytes.includes(0)) throw new NotOurs(`The file is no text (it has zero bytes). ${advice}`);
}
