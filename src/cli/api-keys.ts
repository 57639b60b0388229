import type { Queryable } from '../store/database.ts';
import { tokenHash } from '../store/seal.ts';

type Access = 'full' | 'read_only';

/** An API key as it can be listed: the key itself is stored as a hash only. */
export interface ApiKey {
  api_key_id: string;
  organization_id: string;
  organization_name: string;
  name: string;
  access: Access;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** Stores the hash of a key. */
export async function insertApiKey(
  db: Queryable,
  row: { apiKeyId: string; organizationId: string; name: string; access: Access; key: string },
): Promise<void> {
  await db.query(
    'INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, $3, $4, $5)',
    [row.apiKeyId, row.organizationId, row.name, tokenHash(row.key), row.access],
  );
}

/** All keys, oldest first, revoked ones included. */
export async function listApiKeys(db: Queryable): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(
    `SELECT api_key_id, organization_id, organization.name AS organization_name, api_key.name, access,
            api_key.created_at, last_used_at, revoked_at
     FROM api_key JOIN organization USING (organization_id) ORDER BY api_key.created_at, api_key_id`,
  );
  return rows;
}

/** Ends a key, unless it has ended. @returns when it ended; undefined when there is no such key */
export async function revokeApiKey(
  db: Queryable,
  apiKeyId: string,
): Promise<{ name: string; revoked_at: Date; before: boolean } | undefined> {
  const ended = await db.query(
    'UPDATE api_key SET revoked_at = now() WHERE api_key_id = $1 AND revoked_at IS NULL',
    [apiKeyId],
  );
  const { rows } = await db.query<{ name: string; revoked_at: Date }>(
    'SELECT name, revoked_at FROM api_key WHERE api_key_id = $1',
    [apiKeyId],
  );
  return rows[0] && { ...rows[0], before: ended.rowCount === 0 };
}
