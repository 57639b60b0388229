import { parse } from 'csv-parse/sync';
import { NotOurs } from '../files.ts';
import type { FileForm, Layout } from './layout.ts';
import type { Delimiter } from './rows.ts';
import { sniffHead } from './sniff.ts';
import { decodeEither } from './text.ts';

/** Above a header there may be titles and groups. */
const DEEPEST_HEADER = 20;

/** A header that was recognised. */
export interface Header {
  layout: Layout;
  delimiter: Delimiter;
  /** How many bytes come before the first row. */
  start: number;
  /** The number of the header's row, from 1. */
  row: number;
  /** What each column is called: our name, or the header's text where we have none. */
  columns: string[];
}

/**
 * Finds the header in the first bytes of a file, whatever stands between its cells and in whatever language it is.
 *
 * @throws NotOurs naming the columns that are missing
 */
export function findHeader(head: Buffer, form: FileForm): Header {
  const { start } = sniffHead(head, form.advice);
  let closest: { missing: string[]; layout: Layout } | null = null;
  for (const delimiter of [',', ';', '\t'] as const)
    for (const [place, cells] of firstRows(head, start, delimiter).entries())
      for (const layout of form.layouts) {
        const columns = columnsOf(cells, layout);
        const missing = layout.needed.filter((column) => !columns.includes(column));
        if (missing.length === 0) return { layout, delimiter, start, row: place + 1, columns };
        if (missing.length < (closest?.missing.length ?? layout.needed.length)) closest = { missing, layout };
      }
  if (!closest)
    throw new NotOurs(`The file has no header of a ${form.carrier} file in its first rows. ${form.advice}`);
  const { missing, layout } = closest;
  const names = missing.map((column) => `"${layout.columns[column]?.[0] ?? column}"`);
  throw new NotOurs(
    `The file has no column ${names.join(', ')}, without which its charges cannot be told. ${form.advice}`,
  );
}

/** The same whatever blanks, marks and capitals a portal or a spreadsheet made of it. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function firstRows(head: Buffer, start: number, delimiter: Delimiter): string[][] {
  const text = head.toString('latin1', start);
  try {
    return parse(text, {
      delimiter,
      to: DEEPEST_HEADER,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }).map((cells: string[]) => cells.map(decodeEither));
  } catch {
    // A quote that is not closed in what was cut off: then there is no header before it.
    return [];
  }
}

function columnsOf(cells: readonly string[], layout: Layout): string[] {
  const known = new Map(
    Object.entries(layout.columns).flatMap(([name, texts]) => texts.map((text) => [plain(text), name])),
  );
  const counts = new Map<string, number>();
  return cells.map((cell, index) => {
    const text = cell.trim();
    // Readers that do not bear two columns of one name number them.
    const name = known.get(plain(text)) ?? known.get(plain(text.replace(/[._]\d+$/, '')));
    const own = name ?? (text === '' ? `column ${index + 1}` : text.slice(0, 80));
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    if (layout.repeated?.includes(own)) return `${own}_${count}`;
    return count === 1 ? own : `${own} (${count})`;
  });
}
