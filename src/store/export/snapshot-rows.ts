import type { Transaction } from '../database.ts';
import { quoted, type TableShape } from './tables.ts';

/** Rows asked for at a time. */
const BATCH = 500;
/** Rows whose text is longer come one at a time, so that a batch stays below 8 MB whatever is stored. */
const SMALL_BYTES = 16 * 1024;

/**
 * The rows of a table that belong to one owner, each as the text of a JSON object whose values are the database's own
 * texts (or null): numbers keep every digit, instants every microsecond, and JSON every byte. In the order of the
 * primary key, read through a cursor, so that memory does not grow with the table.
 *
 * @param tx a transaction with one snapshot (REPEATABLE READ), or a row address could be another's by then
 * @param owner the connection's or organization's id
 */
export async function* snapshotRows(
  tx: Transaction,
  table: TableShape,
  owner: string,
): AsyncGenerator<string[]> {
  const name = quoted(table.name);
  const cells = table.columns.map((column) => `held.${quoted(column.name)}::text`).join(', ');
  const names = table.columns.map((column) => quoted(column.name)).join(', ');
  const from = `FROM ${name} held, LATERAL (SELECT ${cells}) AS cells (${names})
    WHERE held.${quoted(`${table.of}_id`)} = $1`;
  const key = table.key.map((column) => `held.${quoted(column)}`).join(', ');
  // OFFSET 0 keeps the planner from writing out `line` twice, and with it the work for every row.
  await tx.query(
    `DECLARE export_rows NO SCROLL CURSOR FOR
     SELECT CASE WHEN octet_length(line) <= ${SMALL_BYTES} THEN line END AS line, place
     FROM (SELECT row_to_json(cells)::text AS line, held.ctid AS place ${from} ORDER BY ${key} OFFSET 0) AS lines`,
    [owner],
  );
  const large = async (place: string) =>
    (await tx.query(`SELECT row_to_json(cells)::text AS line ${from} AND held.ctid = $2`, [owner, place]))
      .rows[0].line as string;
  for (;;) {
    const { rows } = await tx.query<{ line: string | null; place: string }>(
      `FETCH FORWARD ${BATCH} FROM export_rows`,
    );
    let batch: string[] = [];
    for (const { line, place } of rows) {
      if (line !== null) {
        batch.push(line);
        continue;
      }
      if (batch.length > 0) yield batch;
      batch = [];
      yield [await large(place)];
    }
    if (batch.length > 0) yield batch;
    if (rows.length < BATCH) break;
  }
  await tx.query('CLOSE export_rows');
}
