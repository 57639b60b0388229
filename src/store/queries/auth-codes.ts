import type { Queryable } from '../database.ts';

/** Writes the digest of a code that ends after a number of seconds. */
export async function insertAuthCode(
  db: Queryable,
  code: { hash: Buffer; organizationId: string; connectionId: string; seconds: number },
): Promise<void> {
  await db.query(
    `INSERT INTO auth_code (hash, organization_id, connection_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
    [code.hash, code.organizationId, code.connectionId, code.seconds],
  );
}

/** What a code stands for that was not exchanged yet; undefined for any other. */
export async function findAuthCode(
  db: Queryable,
  hash: Buffer,
): Promise<{ organization_id: string; connection_id: string } | undefined> {
  const { rows } = await db.query<{ organization_id: string; connection_id: string }>(
    'SELECT organization_id, connection_id FROM auth_code WHERE hash = $1 AND expires_at > now()',
    [hash],
  );
  return rows[0];
}

/**
 * Uses up a code of an organization. Of two who come with the same one, the row lock of the deletion lets one have it.
 *
 * @returns the connection it stands for; undefined for one that was used, has expired, or is somebody else's
 */
export async function takeAuthCode(
  db: Queryable,
  organizationId: string,
  hash: Buffer,
): Promise<string | undefined> {
  const { rows } = await db.query<{ connection_id: string }>(
    `DELETE FROM auth_code WHERE hash = $1 AND organization_id = $2 AND expires_at > now()
     RETURNING connection_id`,
    [hash, organizationId],
  );
  return rows[0]?.connection_id;
}
