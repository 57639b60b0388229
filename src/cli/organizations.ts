import type { Queryable, Transaction } from '../store/database.ts';

export interface Organization {
  organization_id: string;
  name: string;
}

/** All organizations, oldest first. */
export async function listOrganizations(db: Queryable): Promise<Organization[]> {
  const { rows } = await db.query<Organization>(
    'SELECT organization_id, name FROM organization ORDER BY created_at, organization_id',
  );
  return rows;
}

/** Writes the first organization. @returns false, with nothing written, when there is one already */
export async function insertFirstOrganization(tx: Transaction, row: Organization): Promise<boolean> {
  // Two first starts at once must not make two: the lock lets the second one see what the first has written.
  await tx.query('LOCK TABLE organization IN SHARE ROW EXCLUSIVE MODE');
  const { rowCount } = await tx.query(
    'INSERT INTO organization (organization_id, name) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM organization)',
    [row.organization_id, row.name],
  );
  return rowCount === 1;
}

/** Any one connection with its sealed credentials, to try a secret key on. */
export async function anySealedCredentials(
  db: Queryable,
): Promise<{ connection_id: string; sealed_credentials: string } | undefined> {
  const { rows } = await db.query<{ connection_id: string; sealed_credentials: string }>(
    'SELECT connection_id, sealed_credentials FROM connection WHERE deleted_at IS NULL ORDER BY connection_id LIMIT 1',
  );
  return rows[0];
}
