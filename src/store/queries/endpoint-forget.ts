import type { Queryable, Transaction } from '../database.ts';

/** Rows a statement: each must stay well within the time that one may take. */
const BATCH = 5000;

/**
 * Drops what an endpoint was yet to be sent of connections outside a list, and how far it was: should one of them be
 * put back, its feed begins anew. Feeds are found by their connection, with which their key begins.
 *
 * @param kept null: drops those of all connections
 */
export async function forgetConnections(
  tx: Transaction,
  organizationId: string,
  endpointId: string,
  kept: readonly string[] | null,
): Promise<void> {
  await repeated(
    tx,
    `DELETE FROM feed WHERE (connection_id, feed_id) IN (
       SELECT feed.connection_id, feed_id FROM connection JOIN feed USING (connection_id)
       WHERE organization_id = $4 AND endpoint_id = $1 AND ($2::uuid[] IS NULL OR connection_id <> ALL ($2)) LIMIT $3)`,
    [endpointId, kept, BATCH, organizationId],
  );
  await repeated(
    tx,
    `DELETE FROM redelivery WHERE (connection_id, endpoint_id, event_id) IN (
       SELECT connection_id, endpoint_id, event_id FROM redelivery
       WHERE endpoint_id = $1 AND ($2::uuid[] IS NULL OR connection_id <> ALL ($2)) LIMIT $3)`,
    [endpointId, kept, BATCH],
  );
}

/** Leaves out all that an endpoint was yet to be sent: the next it gets is what happens from now on. */
export async function skipMissed(tx: Transaction, endpointId: string): Promise<void> {
  await repeated(
    tx,
    `DELETE FROM redelivery WHERE (connection_id, endpoint_id, event_id) IN (
       SELECT connection_id, endpoint_id, event_id FROM redelivery WHERE endpoint_id = $1 LIMIT $2)`,
    [endpointId, BATCH],
  );
  await tx.query('DELETE FROM feed WHERE endpoint_id = $1 AND feed_id <> $1 AND position < upto', [
    endpointId,
  ]);
  await tx.query('UPDATE feed SET position = upto WHERE endpoint_id = $1 AND position < upto', [endpointId]);
}

/** Deletes the endpoint itself; what it was yet to be sent goes first. The log of attempts goes with its time. */
export async function deleteEndpointRow(tx: Transaction, endpointId: string): Promise<void> {
  await tx.query('DELETE FROM endpoint WHERE endpoint_id = $1', [endpointId]);
}

/**
 * Drops feeds of endpoints that are gone. A page that was being committed while an endpoint was deleted may have left
 * one, which nobody moves, so it stands in the index of those that are behind.
 */
export async function dropOrphanedFeeds(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM feed WHERE (connection_id, feed_id) IN (
       SELECT connection_id, feed_id FROM feed
       WHERE position < upto AND NOT EXISTS (SELECT 1 FROM endpoint WHERE endpoint.endpoint_id = feed.endpoint_id)
       LIMIT ${BATCH})`,
  );
}

async function repeated(tx: Transaction, sql: string, values: unknown[]): Promise<void> {
  for (;;) {
    const { rowCount } = await tx.query(sql, values);
    if ((rowCount ?? 0) < BATCH) return;
  }
}
