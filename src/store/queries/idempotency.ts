import type { Queryable, Transaction } from '../database.ts';

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
       request_hash = excluded.request_hash, response = excluded.response, sealed_response = NULL,
       created_at = excluded.created_at`,
    [connectionId, key, requestHash, response],
  );
}

/** What is known of a key: the request it was used for, and its answer, sealed; null while there is none. */
export interface KeyUse {
  request_hash: Buffer;
  sealed_response: string | null;
}

/**
 * Takes a key for a request: one that is new, whose answer has had its day, or whose request has been under way for a
 * quarter of an hour and is given up.
 *
 * @param scope the connection's id, or the organization's
 * @returns when it was taken, which names this taking; the use that was there before, where it is not free
 */
export async function takeKey(
  db: Queryable,
  scope: string,
  key: string,
  requestHash: Buffer,
): Promise<{ takenAt: string } | KeyUse> {
  for (;;) {
    const taken = await db.query<{ at: string }>(
      `INSERT INTO idempotency AS known (connection_id, idempotency_key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (connection_id, idempotency_key) DO UPDATE SET
         request_hash = excluded.request_hash, response = NULL, sealed_response = NULL, created_at = excluded.created_at
       WHERE known.created_at < now() - interval '24 hours'
         OR (known.response IS NULL AND known.sealed_response IS NULL
             AND known.created_at < now() - interval '15 minutes')
       RETURNING created_at::text AS at`,
      [scope, key, requestHash],
    );
    if (taken.rows[0]) return { takenAt: taken.rows[0].at };
    const known = await db.query<KeyUse>(
      'SELECT request_hash, sealed_response FROM idempotency WHERE connection_id = $1 AND idempotency_key = $2',
      [scope, key],
    );
    // Gone between the two statements: its request failed, and the key is free again.
    if (known.rows[0]) return known.rows[0];
  }
}

/** Keeps the answer of the request that took a key, unless it was given up and taken by another since. */
export async function keepAnswer(
  db: Queryable,
  scope: string,
  key: string,
  takenAt: string,
  sealed: string,
): Promise<void> {
  await db.query(
    `UPDATE idempotency SET sealed_response = $4
     WHERE connection_id = $1 AND idempotency_key = $2 AND created_at = $3::timestamptz`,
    [scope, key, takenAt, sealed],
  );
}

/** Frees the key of a request that failed. */
export async function freeKey(db: Queryable, scope: string, key: string, takenAt: string): Promise<void> {
  await db.query(
    'DELETE FROM idempotency WHERE connection_id = $1 AND idempotency_key = $2 AND created_at = $3::timestamptz',
    [scope, key, takenAt],
  );
}
