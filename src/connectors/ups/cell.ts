import { Unreadable } from '../kit/invoice-file/reading.ts';
import { type Cells, describeColumn } from './columns.ts';

/**
 * Reads one cell and names its column where that fails.
 *
 * @throws RangeError with the column and what stands there, which quarantines the row
 */
export function cell<T>(cells: Cells, column: string, read: (text: string) => T): T | null {
  const text = cells[column];
  if (text === undefined) return null;
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Unreadable) throw new RangeError(`${describeColumn(column)} ${error.message}`);
    throw error;
  }
}

/** Like {@link cell}, for what a charge cannot do without. */
export function needed<T>(cells: Cells, column: string, read: (text: string) => T): T {
  const value = cell(cells, column, read);
  if (value === null)
    throw new RangeError(`${describeColumn(column)} is empty, and no charge can do without`);
  return value;
}

/** Like {@link cell}, for what a charge can do without: null where it cannot be read, for `raw` shows what came. */
export function ifReadable<T>(cells: Cells, column: string, read: (text: string) => T): T | null {
  const text = cells[column];
  if (text === undefined) return null;
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
