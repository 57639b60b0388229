import type { Transaction } from '../database.ts';

/**
 * The first answer given under an idempotency key within the last 24 hours. Read under the connection's lock,
 * so a twin that is still under way cannot be met: it is waited for.
 */
export async function findIdempotent(
  tx: Transaction,
  connectionId: string,
  key: string,
): Promise<{ request_hash: Buffer; response: unknown } | undefined> {
  const { rows } = await tx.query<{ request_hash: Buffer; response: unknown }>(
    `SELECT request_hash, response FROM idempotency
     WHERE connection_id = $1 AND idempotency_key = $2 AND created_at > now() - interval '24 hours'`,
    [connectionId, key],
  );
  return rows[0];
}

/** Keeps an answer under its key, in the transaction of the write itself. */
export async function saveIdempotent(
  tx: Transaction,
  connectionId: string,
  key: string,
  requestHash: Buffer,
  response: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO idempotency (connection_id, idempotency_key, request_hash, response) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id, idempotency_key) DO UPDATE SET
       request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at`,
    [connectionId, key, requestHash, response],
  );
}
