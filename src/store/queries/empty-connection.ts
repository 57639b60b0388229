import type { Transaction } from '../database.ts';

/** Rows of one table that one transaction may delete: far below what two seconds allow. */
const BATCH = 1000;

/** Everything a connection holds, with the rest of each table's key; the state row itself stays, for it is the lock. */
const TABLES: readonly (readonly [table: string, key: string])[] = [
  ['schedule', 'function_name'],
  ['run', 'run_id'],
  ['slice', 'run_id, slice_no'],
  ['record', 'resource, id'],
  ['raw', 'resource, id'],
  ['event', 'event_id'],
  ['coverage', 'coverage_id'],
  ['quarantine', 'resource, source_key'],
  ['sighting', 'run_id, slice_no, id'],
  ['connection_error', 'function_name'],
  ['idempotency', 'idempotency_key'],
];

/**
 * Deletes a bounded part of what a connection holds; schedules and open runs go first, so that nothing new is
 * fetched between two parts.
 *
 * @returns whether nothing is left
 */
export async function emptyConnection(tx: Transaction, connectionId: string): Promise<boolean> {
  await tx.query("DELETE FROM run WHERE connection_id = $1 AND status = 'open'", [connectionId]);
  let empty = true;
  for (const [table, key] of TABLES) {
    const { rowCount } = await tx.query(
      `DELETE FROM ${table} WHERE connection_id = $1 AND (${key}) IN
         (SELECT ${key} FROM ${table} WHERE connection_id = $1 LIMIT ${BATCH})`,
      [connectionId],
    );
    if (rowCount === BATCH) empty = false;
  }
  return empty;
}
