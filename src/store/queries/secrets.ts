import type { Queryable, Transaction } from '../database.ts';

/** What a connection keeps sealed. */
export interface SealedSecrets {
  accessToken: string;
  credentials: string;
  session: string | null;
}

/** Ids of connections of all organizations, from the one after `after`. Deleted ones keep no secrets. */
export async function connectionIds(db: Queryable, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection WHERE deleted_at IS NULL AND ($1::uuid IS NULL OR connection_id > $1)
     ORDER BY connection_id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => row.connection_id);
}

/** A connection's sealed texts; undefined when it is gone. */
export async function loadSecrets(tx: Transaction, connectionId: string): Promise<SealedSecrets | undefined> {
  const { rows } = await tx.query<SealedSecrets>(
    `SELECT sealed_access_token AS "accessToken", sealed_credentials AS credentials, sealed_session AS session
     FROM connection WHERE connection_id = $1`,
    [connectionId],
  );
  return rows[0];
}

/** Replaces all of them at once: half of them under another key would be a connection that half works. */
export async function writeSecrets(
  tx: Transaction,
  connectionId: string,
  { accessToken, credentials, session }: SealedSecrets,
): Promise<void> {
  await tx.query(
    `UPDATE connection SET sealed_access_token = $2, sealed_credentials = $3, sealed_session = $4
     WHERE connection_id = $1`,
    [connectionId, accessToken, credentials, session],
  );
}
