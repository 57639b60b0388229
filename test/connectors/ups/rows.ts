/** Composes billing files for tests: cells by position, everything else empty. */
const BASE: Readonly<Record<number, string>> = {
  1: '2.1',
  2: '00007K3P9Q',
  3: '00007K3P9Q',
  4: 'US',
  5: '2026-05-23',
  6: '0000007K3P9Q221',
  7: 'E',
  10: 'USD',
  12: '2026-05-19',
  14: '1Z7K3P9Q0300000018',
  21: '1Z7K3P9Q0300000018',
  35: 'SHP',
  36: 'ISS',
  44: 'FRT',
  45: '003',
  46: 'Ground',
  51: 'USD',
  52: '0.00',
  53: '1.00',
};

/** A row of a charge; an empty text takes a cell away. */
export function chargeRow(cells: Record<number, string> = {}, columns = 250): string[] {
  const row = new Array<string>(columns).fill('');
  for (const [position, text] of Object.entries({ ...BASE, ...cells }))
    if (Number(position) <= columns) row[Number(position) - 1] = text;
  return row;
}

export function headerRow(columns = 250): string[] {
  return Array.from({ length: columns }, (_, index) => `Column ${index + 1}`);
}

interface Spelling {
  delimiter?: string;
  lineEnd?: string;
  encoding?: BufferEncoding;
  mark?: boolean;
}

export function fileOf(rows: readonly (readonly string[])[], spelling: Spelling = {}): Buffer {
  const { delimiter = ',', lineEnd = '\r\n', encoding = 'utf8', mark = false } = spelling;
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
  return Buffer.from((mark ? '\ufeff' : '') + text, encoding);
}

/** A file of so many charges that differ, with a total that adds up. */
export function charges(count: number, cells: Record<number, string> = {}): string[][] {
  return Array.from({ length: count }, (_, nth) =>
    chargeRow({ 11: `${count}.00`, 21: `1Z7K3P9Q03${String(nth).padStart(8, '0')}`, ...cells }),
  );
}
