import type { Transaction } from '../database.ts';
import { BadExport, type Row } from './format.ts';
import { quoted, type TableShape } from './tables.ts';

/** Classes of what the database says about values: they do not fit (22), break a rule (23), are too much (54). */
const VALUES = /^(22|23|54)/;
const TOO_LONG = 200;

/**
 * Writes rows of a file into a table. Names come from the database's catalog and never from the file; the values go as
 * one JSON parameter, in which every cell is text that the database reads as the column's type.
 *
 * @param columns the columns that the rows have, all of them
 * @param into another table of the same shape
 * @throws BadExport when the database refuses the values
 */
export async function insertRows(
  tx: Transaction,
  shape: TableShape,
  columns: readonly string[],
  rows: readonly Row[],
  into: string = shape.name,
): Promise<void> {
  const names = columns.map(quoted);
  const list = names.join(', ');
  await refusingValues(shape.name, () =>
    tx.query(
      `INSERT INTO ${quoted(into)} (${list})
       SELECT ${columns.map((name) => castOf(shape, name)).join(', ')}
       FROM json_to_recordset($1::json) AS cell (${names.map((name) => `${name} text`).join(', ')})`,
      [JSON.stringify(rows)],
    ),
  );
}

/** Puts a row of a file into the row that is there already, found by its key. As {@link insertRows} otherwise. */
export async function overwriteRow(tx: Transaction, shape: TableShape, row: Row): Promise<void> {
  const columns = Object.keys(row);
  // Each cell is a parameter: a sharded database reads no date out of a column while it updates.
  const is = (name: string) =>
    `${quoted(name)} = $${columns.indexOf(name) + 1}::text::${typeOf(shape, name)}`;
  const values = columns.filter((name) => !shape.key.includes(name));
  if (values.length === 0) return;
  const set = values.map(is).join(', ');
  const same = shape.key.map(is).join(' AND ');
  await refusingValues(shape.name, () =>
    tx.query(
      `UPDATE ${quoted(shape.name)} SET ${set} WHERE ${same}`,
      columns.map((name) => row[name]),
    ),
  );
}

/** Turns the database's refusal of values into a sentence about the file. */
export async function refusingValues<T>(table: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (!VALUES.test(code)) throw error;
    throw new BadExport(
      `The database refuses a row of the file for the table ${table}: ${message.slice(0, TOO_LONG)}. The file was altered, or what is in it is here already.`,
    );
  }
}

function castOf(shape: TableShape, name: string): string {
  return `cell.${quoted(name)}::${typeOf(shape, name)}`;
}

function typeOf(shape: TableShape, name: string): string {
  return shape.columns.find((one) => one.name === name)!.type;
}
