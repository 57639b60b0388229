import type { Cells } from './cells.ts';

/**
 * Cells that say something, by the names of their columns; those beyond the header are called by their number.
 *
 * @param decode turns a cell as it was cut out of the file into text
 * @param blank what stands in a cell that says nothing
 */
export function namedCells(
  row: readonly string[],
  columns: readonly string[],
  decode: (bytes: string) => string,
  blank = '',
): Cells {
  const cells: Record<string, string> = {};
  for (const [index, bytes] of row.entries()) {
    // Most cells are empty.
    const text = bytes === '' ? '' : decode(bytes).trim();
    if (text !== '' && text !== blank) cells[columns[index] ?? `column ${index + 1}`] = text;
  }
  return cells;
}

/** A row with what an earlier one says for it in the cells it leaves empty. */
export function carriedInto(cells: Cells, carried: Cells): Cells {
  return Object.keys(cells).length === 0 ? cells : { ...carried, ...cells };
}
