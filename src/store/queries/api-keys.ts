import type { Queryable } from '../database.ts';
import { tokenHash } from '../seal.ts';

type Access = 'full' | 'read_only';

/** An API key as it can be listed: the key itself is stored as a hash only. */
export interface ListedApiKey {
  api_key_id: string;
  organization_id: string;
  organization_name: string;
  name: string;
  access: Access;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** Stores the hash of a key. @returns when it was made */
export async function insertApiKey(
  db: Queryable,
  row: { apiKeyId: string; organizationId: string; name: string; access: Access; key: string },
): Promise<Date> {
  const { rows } = await db.query<{ created_at: Date }>(
    `INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, $3, $4, $5)
     RETURNING created_at`,
    [row.apiKeyId, row.organizationId, row.name, tokenHash(row.key), row.access],
  );
  return rows[0]!.created_at;
}

/** Keys of an organization that work, by id, from the one after `after`. */
export async function listValidApiKeys(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<Pick<ListedApiKey, 'api_key_id' | 'name' | 'access' | 'created_at' | 'last_used_at'>[]> {
  const { rows } = await db.query(
    `SELECT api_key_id, name, access, created_at, last_used_at FROM api_key
     WHERE organization_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR api_key_id > $2)
     ORDER BY api_key_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows;
}

/** Ends a key of an organization. @returns whether there was one that worked */
export async function revokeApiKeyOf(
  db: Queryable,
  organizationId: string,
  apiKeyId: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE api_key SET revoked_at = now()
     WHERE organization_id = $1 AND api_key_id = $2 AND revoked_at IS NULL`,
    [organizationId, apiKeyId],
  );
  return rowCount === 1;
}

/** All keys of the installation, oldest first, revoked ones included. */
export async function listApiKeys(db: Queryable): Promise<ListedApiKey[]> {
  const { rows } = await db.query<ListedApiKey>(
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
): Promise<{ organization_id: string; name: string; revoked_at: Date; before: boolean } | undefined> {
  const ended = await db.query(
    'UPDATE api_key SET revoked_at = now() WHERE api_key_id = $1 AND revoked_at IS NULL',
    [apiKeyId],
  );
  const { rows } = await db.query<{ organization_id: string; name: string; revoked_at: Date }>(
    'SELECT organization_id, name, revoked_at FROM api_key WHERE api_key_id = $1',
    [apiKeyId],
  );
  return rows[0] && { ...rows[0], before: ended.rowCount === 0 };
}
