import type { Queryable } from '../database.ts';

/** An API key that may be used. */
export interface ApiKey {
  api_key_id: string;
  organization_id: string;
  access: 'full' | 'read_only';
}

/** The key with this digest; undefined for unknown and for revoked ones alike, which a caller cannot tell apart. */
export async function findApiKey(db: Queryable, keyHash: Buffer): Promise<ApiKey | undefined> {
  const { rows } = await db.query<ApiKey>(
    `SELECT api_key_id, organization_id, access FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL`,
    [keyHash],
  );
  return rows[0];
}
