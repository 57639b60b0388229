import { randomBytes } from 'node:crypto';
import type { Transaction } from '../database.ts';
import { DELETED } from './lock-connection.ts';

/**
 * Makes a connection as good as gone, under its lock: a new epoch under no worker's name, so that nobody locks or
 * writes it any more; its secrets wiped and its access token replaced by one that nobody knows; nothing to be
 * fetched. What it holds is cleared bit by bit afterwards, see clear-deleted.ts.
 *
 * @returns when
 */
export async function deleteConnection(tx: Transaction, connectionId: string): Promise<Date> {
  await tx.query(
    `UPDATE connection_state SET epoch = epoch + 1, worker = '${DELETED}', due_at = 'infinity'
     WHERE connection_id = $1`,
    [connectionId],
  );
  await tx.query('DELETE FROM schedule WHERE connection_id = $1', [connectionId]);
  await tx.query("DELETE FROM run WHERE connection_id = $1 AND status = 'open'", [connectionId]);
  await tx.query(
    `INSERT INTO deletion (organization_id, connection_id, integration_type, integration_name, deleted_at)
     SELECT organization_id, connection_id, integration_type, integration_name, now() FROM connection
     WHERE connection_id = $1 ON CONFLICT (organization_id, connection_id) DO UPDATE SET
       deleted_at = excluded.deleted_at, done_at = NULL`,
    [connectionId],
  );
  const { rows } = await tx.query<{ deleted_at: Date }>(
    `UPDATE connection SET deleted_at = now(), access_token_hash = $2, sealed_access_token = '',
       sealed_credentials = '', sealed_session = NULL, me = NULL
     WHERE connection_id = $1 RETURNING deleted_at`,
    [connectionId, randomBytes(32)],
  );
  return rows[0]!.deleted_at;
}
