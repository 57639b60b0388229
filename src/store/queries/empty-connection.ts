import type { Transaction } from '../database.ts';

/** Rows of one table that one transaction may delete: far below what two seconds allow. */
const BATCH = 1000;

/** Everything a connection holds; the state row itself stays, for it is the lock. */
const TABLES = [
  'schedule',
  'run',
  'slice',
  'record',
  'raw',
  'event',
  'feed',
  'redelivery',
  'coverage',
  'quarantine',
  'sighting',
  'connection_error',
  'idempotency',
  'file',
  'file_part',
  'folder_file',
] as const;

/**
 * Deletes a bounded part of what a connection holds; schedules and open runs go first, so that nothing new is
 * fetched between two parts. By row address (ctid), which needs no plan that could go wrong on a table without
 * statistics, and holds still under the connection's lock.
 *
 * @returns whether nothing is left
 */
export async function emptyConnection(tx: Transaction, connectionId: string): Promise<boolean> {
  await tx.query("DELETE FROM run WHERE connection_id = $1 AND status = 'open'", [connectionId]);
  let empty = true;
  for (const table of TABLES) {
    const { rowCount } = await tx.query(
      `DELETE FROM ${table} WHERE connection_id = $1 AND ctid = ANY
         (ARRAY (SELECT ctid FROM ${table} WHERE connection_id = $1 LIMIT ${BATCH}))`,
      [connectionId],
    );
    if (rowCount === BATCH) empty = false;
  }
  return empty;
}
