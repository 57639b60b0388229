/** How a table is spelled as bytes. */
export interface Spelling {
  delimiter: ',' | ';' | '\t';
  lineEnd: '\r\n' | '\n';
  encoding: 'utf8' | 'windows-1252';
  byteOrderMark: boolean;
}

/** As most portals write it. */
export const PLAIN: Spelling = { delimiter: ',', lineEnd: '\r\n', encoding: 'utf8', byteOrderMark: false };

/** Rows as the bytes of a file. */
export function renderTable(rows: readonly (readonly string[])[], spelling: Spelling): Buffer {
  const { delimiter, lineEnd, encoding, byteOrderMark } = spelling;
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
  // What simulators write of Windows-1252 lies in the part it shares with Latin-1.
  return Buffer.from((byteOrderMark ? '\ufeff' : '') + text, encoding === 'utf8' ? 'utf8' : 'latin1');
}

/** A row with cells under the header's names; a name that the header has several times takes a list. */
export function rowUnder(
  header: readonly string[],
  cells: Readonly<Record<string, string | readonly string[]>>,
): string[] {
  const used = new Map<string, number>();
  return header.map((name) => {
    const cell = cells[name] ?? '';
    if (typeof cell === 'string') return cell;
    const nth = used.get(name) ?? 0;
    used.set(name, nth + 1);
    return cell[nth] ?? '';
  });
}

/** Cents as `1234.50`. */
export function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** What people leave in such a folder by mistake, and what goes wrong on the way. */
export type Misfit = 'pdf' | 'workbook' | 'empty' | 'other_table' | 'cut_off';

/** A file that is not as it should be. @param bytes of one that is */
export function misfitOf(kind: Misfit, bytes: Buffer): { name: string; bytes: Buffer } {
  const name = `misfit_${kind}.csv`;
  switch (kind) {
    case 'pdf':
      return { name, bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n') };
    case 'workbook':
      return { name, bytes: Buffer.from('504b030414000600080000002100', 'hex') };
    case 'empty':
      return { name, bytes: Buffer.alloc(0) };
    case 'other_table':
      return { name, bytes: Buffer.from('Date,Parcel,Amount\n2026-04-18,X1,9.80\n') };
    case 'cut_off':
      // Inside a quoted cell, so that the row has no end.
      return { name, bytes: Buffer.concat([bytes, Buffer.from('"Smith, ')]) };
  }
}
