import type { Queryable } from '../database.ts';

/**
 * The organization's key for what persons are known by, sealed; null where nobody was ever erased. One look by the
 * organization's own key, so it costs a turn next to nothing.
 */
export async function sealedPrivacyKey(db: Queryable, organizationId: string): Promise<string | null> {
  const { rows } = await db.query<{ sealed: string | null }>(
    'SELECT sealed_privacy_key AS sealed FROM organization WHERE organization_id = $1',
    [organizationId],
  );
  return rows[0]?.sealed ?? null;
}

/** Keeps a key where there is none yet. @returns the one that is kept */
export async function keepPrivacyKey(db: Queryable, organizationId: string, sealed: string): Promise<string> {
  const { rows } = await db.query<{ sealed: string }>(
    `UPDATE organization SET sealed_privacy_key = coalesce(sealed_privacy_key, $2) WHERE organization_id = $1
     RETURNING sealed_privacy_key AS sealed`,
    [organizationId, sealed],
  );
  return rows[0]!.sealed;
}

/** Organizations with such a key, with it; to be sealed anew. */
export async function allPrivacyKeys(db: Queryable): Promise<{ organizationId: string; sealed: string }[]> {
  const { rows } = await db.query<{ organizationId: string; sealed: string }>(
    `SELECT organization_id AS "organizationId", sealed_privacy_key AS sealed FROM organization
     WHERE sealed_privacy_key IS NOT NULL ORDER BY organization_id`,
  );
  return rows;
}

/** Puts a key that was sealed anew in the place of the one that it was made of. */
export async function replacePrivacyKey(
  db: Queryable,
  organizationId: string,
  before: string,
  after: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE organization SET sealed_privacy_key = $3 WHERE organization_id = $1 AND sealed_privacy_key = $2',
    [organizationId, before, after],
  );
  return rowCount === 1;
}

/** Which of these signs are suppressed. */
export async function findSuppressed(
  db: Queryable,
  organizationId: string,
  signs: readonly Buffer[],
): Promise<Set<string>> {
  if (signs.length === 0) return new Set();
  // One look-up a sign, whatever the planner believes of a table that was just filled.
  const { rows } = await db.query<{ sign: Buffer }>(
    `SELECT asked.sign FROM unnest($2::bytea[]) AS asked (sign)
     CROSS JOIN LATERAL (SELECT 1 FROM suppression
       WHERE suppression.organization_id = $1 AND suppression.sign = asked.sign LIMIT 1) AS known`,
    [organizationId, signs],
  );
  return new Set(rows.map((row) => row.sign.toString('hex')));
}

/** Suppresses signs; one that is suppressed already stays as it is. */
export async function suppress(
  db: Queryable,
  organizationId: string,
  signs: readonly Buffer[],
): Promise<void> {
  if (signs.length === 0) return;
  await db.query(
    `INSERT INTO suppression (organization_id, sign) SELECT $1, sign FROM unnest($2::bytea[]) AS given (sign)
     ON CONFLICT DO NOTHING`,
    [organizationId, signs],
  );
}
