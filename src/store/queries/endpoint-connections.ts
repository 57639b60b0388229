import type { Queryable } from '../database.ts';

/** Which of some connections belong to an organization, less those that were deleted. */
export async function connectionsOfOrganization(
  db: Queryable,
  organizationId: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE organization_id = $1 AND connection_id = ANY ($2) AND deleted_at IS NULL`,
    [organizationId, ids],
  );
  return rows.map((row) => row.connection_id);
}

/** A page of ids of an organization's connections, from the one after `after`. */
export async function connectionIdsOf(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE organization_id = $1 AND ($2::uuid IS NULL OR connection_id > $2) ORDER BY connection_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows.map((row) => row.connection_id);
}
