import type { Queryable, Transaction } from '../database.ts';

/** More than this many are told as this many. */
const MOST = 1000;

/** How many connections use an account, of all organizations. */
export async function countConnections(db: Queryable, account: Buffer): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT FROM connection WHERE account_hash = $1 AND deleted_at IS NULL LIMIT ${MOST}) found`,
    [account],
  );
  return rows[0]!.count;
}

/** Notes whose credentials a connection has; writes only where that is new. */
export async function noteAccount(tx: Transaction, connectionId: string, account: Buffer): Promise<void> {
  await tx.query(
    'UPDATE connection SET account_hash = $2 WHERE connection_id = $1 AND account_hash IS DISTINCT FROM $2',
    [connectionId, account],
  );
}
