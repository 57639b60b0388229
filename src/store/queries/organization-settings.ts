import type { Queryable, Transaction } from '../database.ts';

/** What an organization has set for itself; what it has not set is left out. */
export interface OrganizationSettings {
  /** How far back the first sync of a new connection reads. */
  history_days?: number;
  /** By type of integration; null as if it were left out. */
  disabled_functions?: Partial<Record<'wms' | 'cart' | 'carrier', string[] | null>>;
  /** How many days records are kept, by resource; for good where nothing is said. */
  retention_days?: Partial<Record<string, number>>;
  /** A change of the above that not every connection has yet: which one, and how far it has come. */
  applying?: { change: string; after: string | null };
}

/** What an organization has set for itself; empty where it has set nothing. */
export async function organizationSettings(
  db: Queryable,
  organizationId: string,
): Promise<OrganizationSettings> {
  const { rows } = await db.query<{ settings: OrganizationSettings }>(
    'SELECT settings FROM organization WHERE organization_id = $1',
    [organizationId],
  );
  return rows[0]?.settings ?? {};
}

/** Writes all settings of an organization. The caller has locked it. */
export async function writeSettings(
  tx: Transaction,
  organizationId: string,
  settings: OrganizationSettings,
): Promise<void> {
  await tx.query('UPDATE organization SET settings = $2 WHERE organization_id = $1', [
    organizationId,
    settings,
  ]);
}

/**
 * Notes how far a change has come; `after` null: to the end. Compared with where it was, so that of two who carry it
 * out at once none moves it back, and none ends a change that came later.
 *
 * @returns whether the note was still the one given
 */
export async function noteApplied(
  db: Queryable,
  organizationId: string,
  was: { change: string; after: string | null },
  after: string | null,
): Promise<boolean> {
  const settings =
    after === null ? "settings - 'applying'" : "jsonb_set(settings, '{applying,after}', $3::jsonb)";
  const { rowCount } = await db.query(
    `UPDATE organization SET settings = ${settings} WHERE organization_id = $1 AND settings -> 'applying' = $2::jsonb`,
    [organizationId, JSON.stringify(was), ...(after === null ? [] : [JSON.stringify(after)])],
  );
  return rowCount === 1;
}

/** Organizations with a change that not every connection has yet. There are few organizations beside connections. */
export async function unappliedSettings(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ organization_id: string }>(
    "SELECT organization_id FROM organization WHERE settings ? 'applying' ORDER BY organization_id",
  );
  return rows.map((row) => row.organization_id);
}
