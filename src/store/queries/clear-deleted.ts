import type { Queryable, Transaction } from '../database.ts';
import { dropPart, HELD_BY_CONNECTION } from './empty-connection.ts';
import { DELETED } from './lock-connection.ts';

/** How long a receiver that takes nothing keeps the last of a deleted connection here, in days. */
const TOLD_WITHIN_DAYS = 7;

/** What must stay until it is told: the event that the connection was deleted, and the feeds that lead to it. */
const LAST = "type = 'connection.deleted'";
const KEPT: Readonly<Record<string, string>> = {
  event: LAST,
  feed: `(feed_id = endpoint_id OR upto >= (SELECT seq FROM event last WHERE last.connection_id = $1 AND last.${LAST}))`,
  redelivery: `event_id = (SELECT event_id FROM event last WHERE last.connection_id = $1 AND last.${LAST})`,
};

/** Connections that were deleted and are not cleared yet, by id, from the one after `after`. */
export async function deletedConnections(
  db: Queryable,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE deleted_at IS NOT NULL AND ($1::uuid IS NULL OR connection_id > $1) ORDER BY connection_id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => row.connection_id);
}

/** Locks a deleted connection, unless another process is clearing it at this moment. */
export async function lockDeleted(tx: Transaction, connectionId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM connection_state WHERE connection_id = $1 AND worker = '${DELETED}'
     FOR NO KEY UPDATE SKIP LOCKED`,
    [connectionId],
  );
  return rowCount === 1;
}

/**
 * Deletes a bounded part of what a deleted connection held, but for what {@link KEPT} names.
 *
 * @param part which part of the usual number of rows
 * @returns whether nothing of it was left
 */
export async function clearPart(tx: Transaction, connectionId: string, part: number): Promise<boolean> {
  for (const table of HELD_BY_CONNECTION) {
    if (!(await dropPart(tx, table, connectionId, { kept: KEPT[table], part }))) return false;
  }
  return true;
}

/**
 * Removes a connection that holds nothing any more, with all that is left of it, once every receiver was told or has
 * had its time.
 *
 * One statement looks at feeds and redeliveries together: a sender moves the first and writes the second in one
 * transaction, and between two statements both could seem done.
 *
 * @returns whether it is gone
 */
export async function removeDeleted(tx: Transaction, connectionId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM connection WHERE connection_id = $1
       AND (deleted_at < now() - interval '${TOLD_WITHIN_DAYS} days' OR NOT EXISTS (
         SELECT 1 FROM feed WHERE feed.connection_id = $1 AND position < upto
         UNION ALL SELECT 1 FROM redelivery WHERE redelivery.connection_id = $1))`,
    [connectionId],
  );
  if (rowCount === 0) return false;
  for (const table of ['feed', 'redelivery', 'event', 'connection_state', 'connection'])
    await tx.query(`DELETE FROM ${table} WHERE connection_id = $1`, [connectionId]);
  return true;
}
