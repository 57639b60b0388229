import type { Queryable } from '../database.ts';

/** What an organization has set for itself; empty where it has set nothing. */
export async function organizationSettings(
  db: Queryable,
  organizationId: string,
): Promise<{ history_days?: number }> {
  const { rows } = await db.query<{ settings: { history_days?: number } }>(
    'SELECT settings FROM organization WHERE organization_id = $1',
    [organizationId],
  );
  return rows[0]?.settings ?? {};
}
