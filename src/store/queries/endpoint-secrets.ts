import type { Queryable, Transaction } from '../database.ts';

/** An endpoint's sealed secrets. */
export interface SealedEndpoint {
  endpoint_id: string;
  sealed_secrets: string;
}

/** Ids of endpoints of all organizations, from the one after `after`. */
export async function endpointIds(db: Queryable, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ endpoint_id: string }>(
    `SELECT endpoint_id FROM endpoint WHERE $1::uuid IS NULL OR endpoint_id > $1 ORDER BY endpoint_id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => row.endpoint_id);
}

/** An endpoint's sealed secrets under its lock; undefined when it is gone. */
export async function lockEndpointSecrets(tx: Transaction, endpointId: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ sealed_secrets: string }>(
    'SELECT sealed_secrets FROM endpoint WHERE endpoint_id = $1 FOR NO KEY UPDATE',
    [endpointId],
  );
  return rows[0]?.sealed_secrets;
}

/** One endpoint for each key that secrets are sealed under, to try this installation's keys on. */
export async function endpointOfEachKey(db: Queryable): Promise<SealedEndpoint[]> {
  const { rows } = await db.query<SealedEndpoint>(
    `SELECT DISTINCT ON (split_part(sealed_secrets, '.', 2)) endpoint_id, sealed_secrets FROM endpoint
     ORDER BY split_part(sealed_secrets, '.', 2), endpoint_id`,
  );
  return rows;
}
