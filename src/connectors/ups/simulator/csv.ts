import { dueDay, invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { type Invoice, type Line, money } from './lines.ts';

const COLUMNS = 250;
const VERSION = '2.1';

/** How a file spells what an invoice says. */
export interface Form {
  header: boolean;
  delimiter: ',' | ';';
  encoding: 'utf8' | 'windows-1252';
  byteOrderMark: boolean;
  lineEnd: '\r\n' | '\n';
  day: (isoDay: string) => string;
  money: (cents: number) => string;
  /** A code of digits, which spreadsheets take for a number. */
  code: (code: string) => string;
  order: (lines: readonly Line[]) => readonly Line[];
}

/** As UPS sends it. */
export const PLAIN: Form = {
  header: false,
  delimiter: ',',
  encoding: 'utf8',
  byteOrderMark: false,
  lineEnd: '\r\n',
  day: (day) => day,
  money,
  code: (code) => code,
  order: (lines) => lines,
};

const withoutZeros = (code: string) => code.replace(/^0+(?=\d)/, '');
const grouped = (cents: number) => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/** Opened in an American spreadsheet, sorted from the bottom, and saved. */
export const AMERICAN_EXPORT: Form = {
  ...PLAIN,
  header: true,
  byteOrderMark: true,
  day: (day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`,
  money: grouped,
  code: withoutZeros,
  order: (lines) => lines.toReversed(),
};

/** Opened in a German spreadsheet and saved. */
export const GERMAN_EXPORT: Form = {
  ...PLAIN,
  header: true,
  delimiter: ';',
  byteOrderMark: true,
  day: (day) => day.split('-').toReversed().join('.'),
  money: (cents) => (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 }),
  code: withoutZeros,
};

/** An invoice as the bytes of a file. */
export function renderInvoice(invoice: Invoice, form: Form): Buffer {
  const rows = form.order(invoice.lines).map((line) => rowOf(invoice, line, form));
  if (form.header) rows.unshift(headerRow());
  const text = rows.map((row) => row.map((cell) => quoted(cell, form)).join(form.delimiter) + form.lineEnd);
  const mark = form.byteOrderMark ? '\ufeff' : '';
  // What is written here of Windows-1252 lies in the part it shares with Latin-1.
  return Buffer.from(mark + text.join(''), form.encoding === 'utf8' ? 'utf8' : 'latin1');
}

function rowOf({ account, week, number, total }: Invoice, line: Line, form: Form): string[] {
  const row = new Array<string>(COLUMNS).fill('');
  const set = (position: number, text: string) => {
    row[position - 1] = text;
  };
  set(1, VERSION);
  for (const position of [2, 3]) set(position, account.number.padStart(10, '0'));
  set(4, account.country);
  set(5, form.day(isoDay(invoiceDay(week))));
  set(6, number);
  set(7, 'E');
  set(8, form.code('01'));
  for (const position of [10, 51]) set(position, account.currency);
  set(11, form.money(total));
  set(12, form.day(line.day));
  set(14, line.lead);
  set(21, line.tracking);
  set(35, line.category);
  set(36, line.detail);
  set(44, line.classification);
  set(45, form.code(line.code));
  set(46, line.text);
  set(47, '1');
  set(52, form.money(line.incentive));
  set(53, form.money(line.net));
  set(63, form.day(isoDay(dueDay(week))));
  for (const [position, text] of Object.entries(line.more)) set(Number(position), text);
  for (const position of [32, 34, 180]) set(position, form.code(row[position - 1]!));
  return row;
}

/** Every portal has words of its own for the columns, so these are no worse than any. */
function headerRow(): string[] {
  return ['Version', ...Array.from({ length: COLUMNS - 1 }, (_, index) => `Place Holder, ${index + 2}`)];
}

function quoted(cell: string, { delimiter }: Form): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
