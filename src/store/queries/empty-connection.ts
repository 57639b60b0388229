import type { Transaction } from '../database.ts';

/** Rows of one table that one transaction may delete: far below what two seconds allow. */
const BATCH = 1000;
/** Parts of files have a megabyte each. */
const LARGE: Readonly<Record<string, number>> = { file_part: 64 };

/** Everything a connection holds; the state row itself stays, for it is the lock. */
export const HELD_BY_CONNECTION = [
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
  'finding',
  'sighting',
  'connection_error',
  'idempotency',
  'file',
  'file_part',
  'file_mention',
  'folder_file',
  'erasure_walk',
] as const;

/**
 * Deletes a bounded part of what a connection holds; schedules and open runs go first, so that nothing new is
 * fetched between two parts.
 *
 * @returns whether nothing is left
 */
export async function emptyConnection(tx: Transaction, connectionId: string): Promise<boolean> {
  await tx.query("DELETE FROM run WHERE connection_id = $1 AND status = 'open'", [connectionId]);
  let empty = true;
  for (const table of HELD_BY_CONNECTION) {
    if (!(await dropPart(tx, table, connectionId))) empty = false;
  }
  return empty;
}

/**
 * Deletes a bounded number of a connection's rows in one table. By row address (ctid), which needs no plan that could
 * go wrong on a table without statistics, and holds still under the connection's lock.
 *
 * @param only `kept`: a condition of rows that stay; `part`: which part of the usual number, where that took too long
 * @returns whether none was left
 */
export async function dropPart(
  tx: Transaction,
  table: string,
  connectionId: string,
  { kept = 'false', part = 1 }: { kept?: string | undefined; part?: number } = {},
): Promise<boolean> {
  const most = Math.ceil((LARGE[table] ?? BATCH) * part);
  const { rowCount } = await tx.query(
    `DELETE FROM ${table} WHERE connection_id = $1 AND ctid = ANY
       (ARRAY (SELECT ctid FROM ${table} WHERE connection_id = $1 AND NOT (${kept}) LIMIT ${most}))`,
    [connectionId],
  );
  return rowCount !== most;
}
