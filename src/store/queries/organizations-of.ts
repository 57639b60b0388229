import type { Queryable } from '../database.ts';

/** Whose connections they are; those that are gone are left out. */
export async function organizationsOf(
  db: Queryable,
  connectionIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ connection_id: string; organization_id: string }>(
    'SELECT connection_id, organization_id FROM connection WHERE connection_id = ANY ($1)',
    [connectionIds],
  );
  return new Map(rows.map((row) => [row.connection_id, row.organization_id]));
}
