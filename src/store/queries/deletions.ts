import type { Queryable, Transaction } from '../database.ts';

/** How long it is said of a connection that it was deleted, in days: as long as changes stay in the audit log. */
const KEPT_DAYS = 400;
const BATCH = 2000;

/** That a connection was deleted. */
interface DeletionRow {
  connection_id: string;
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  deleted_at: Date;
  /** Null while something of it is left. */
  done_at: Date | null;
}

/** The deletion of a connection of an organization; undefined where it has none. */
export async function findDeletion(
  db: Queryable,
  organizationId: string,
  connectionId: string,
): Promise<DeletionRow | undefined> {
  const { rows } = await db.query<DeletionRow>(
    `SELECT connection_id, integration_type, integration_name, deleted_at, done_at FROM deletion
     WHERE organization_id = $1 AND connection_id = $2`,
    [organizationId, connectionId],
  );
  return rows[0];
}

/** What leads to a connection. Consents first: one that was only begun is known by its invitation alone. */
const LEADS: Readonly<Record<string, string>> = {
  consent:
    'connection_id = $1 OR invitation_id = ANY (ARRAY (SELECT invitation_id FROM invitation WHERE connection_id = $1))',
  auth_code: 'connection_id = $1',
  invitation: 'connection_id = $1',
};

/**
 * Drops a bounded part of what was noted of a deleted connection outside of it: what was sent of it, what was
 * asked about it, and what leads to it. Of changes there stays who made one, when and of which kind: that somebody deleted it is not forgotten
 * with it.
 *
 * @returns whether nothing of it was left
 */
export async function clearNotes(tx: Transaction, connectionId: string): Promise<boolean> {
  const sent = await tx.query(
    `DELETE FROM attempt WHERE connection_id = $1 AND (endpoint_id, attempt_id) IN (
       SELECT endpoint_id, attempt_id FROM attempt
       WHERE connection_id = $1 AND event_type <> 'connection.deleted' LIMIT ${BATCH})`,
    [connectionId],
  );
  const asked = await tx.query(
    `DELETE FROM request_log WHERE connection_id = $1 AND (organization_id, log_id) IN (
       SELECT organization_id, log_id FROM request_log WHERE connection_id = $1 AND NOT is_change LIMIT ${BATCH})`,
    [connectionId],
  );
  const changed = await tx.query(
    `UPDATE request_log SET path = route, query = '', error = NULL
     WHERE connection_id = $1 AND (organization_id, log_id) IN (
       SELECT organization_id, log_id FROM request_log WHERE connection_id = $1 AND is_change
         AND (path <> route OR query <> '' OR error IS NOT NULL) LIMIT ${BATCH})`,
    [connectionId],
  );
  const parts = [sent, asked, changed];
  for (const [table, isOf] of Object.entries(LEADS))
    parts.push(
      await tx.query(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY (SELECT ctid FROM ${table} WHERE ${isOf} LIMIT ${BATCH}))`,
        [connectionId],
      ),
    );
  return parts.every(({ rowCount }) => rowCount !== BATCH);
}

/** Notes that nothing is left of a deleted connection but that it was there. */
export async function noteCleared(tx: Transaction, connectionId: string): Promise<void> {
  await tx.query(
    `UPDATE deletion SET done_at = clock_timestamp() WHERE connection_id = $1 AND done_at IS NULL
       AND organization_id = (SELECT organization_id FROM connection WHERE connection_id = $1)`,
    [connectionId],
  );
}

/** Drops deletions past their time, a bounded number. */
export async function dropDeletions(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM deletion WHERE (organization_id, connection_id) IN (
       SELECT organization_id, connection_id FROM deletion
       WHERE done_at < now() - make_interval(days => ${KEPT_DAYS}) LIMIT ${BATCH})`,
  );
}
