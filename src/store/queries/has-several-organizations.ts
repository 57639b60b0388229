import type { Queryable } from '../database.ts';

/** Whether more than one organization shares the installation. */
export async function hasSeveralOrganizations(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('SELECT 1 FROM organization LIMIT 2');
  return rows.length > 1;
}
