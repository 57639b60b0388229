import { NotOurs } from '../kit/files.ts';
import type { Delimiter } from '../kit/invoice-file/rows.ts';
import { HEAD_BYTES, sniffHead } from '../kit/invoice-file/sniff.ts';
import { FEWEST_COLUMNS, MOST_COLUMNS } from './columns.ts';

export const SEND_INSTEAD =
  'Send the billing data file as UPS makes it: CSV with 250 columns, from the UPS Billing Center or the weekly mail.';

/**
 * Looks at the first bytes of a file: is it a table, and what stands between its cells?
 *
 * @returns how many bytes come before the first row, and the delimiter
 * @throws NotOurs for what is no UPS billing file
 */
export function sniff(head: Buffer): { start: number; delimiter: Delimiter } {
  const { start, lines } = sniffHead(head, SEND_INSTEAD);
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
