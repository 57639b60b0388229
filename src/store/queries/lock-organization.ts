import type { Transaction } from '../database.ts';
import type { OrganizationSettings } from './organization-settings.ts';

/**
 * Locks an organization against others who do the same, and reads its settings: what there may be only one of in
 * an organization is made under this lock. Weaker than what a foreign key asks for, so connections can be
 * inserted meanwhile, also by a second session of the holder.
 */
export async function lockOrganization(
  tx: Transaction,
  organizationId: string,
): Promise<OrganizationSettings> {
  const { rows } = await tx.query<{ settings: OrganizationSettings }>(
    'SELECT settings FROM organization WHERE organization_id = $1 FOR NO KEY UPDATE',
    [organizationId],
  );
  return rows[0]?.settings ?? {};
}
