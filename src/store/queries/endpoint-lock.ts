import type { Transaction } from '../database.ts';

/** What those who change an endpoint look at. */
export interface LockedEndpoint {
  endpoint_id: string;
  url: string;
  description: string;
  event_types: string[] | null;
  connection_ids: string[] | null;
  max_per_second: number;
  sealed_secrets: string;
  enabled: boolean;
}

/**
 * Locks an endpoint of an organization against all others who change it, its sender's notes among them. A statement
 * of its own before everything else, for the reason told in lock-connection.ts.
 *
 * @returns undefined when the organization has none such (any more)
 */
export async function lockOwnEndpoint(
  tx: Transaction,
  organizationId: string,
  endpointId: string,
): Promise<LockedEndpoint | undefined> {
  const { rows } = await tx.query<LockedEndpoint>(
    `SELECT endpoint_id, url, description, event_types, connection_ids, max_per_second, sealed_secrets, enabled
     FROM endpoint WHERE organization_id = $1 AND endpoint_id = $2 FOR NO KEY UPDATE`,
    [organizationId, endpointId],
  );
  return rows[0];
}

/** Keeps an endpoint from being deleted while something is noted for it; its sender is not held up. */
export async function holdEndpoint(
  tx: Transaction,
  organizationId: string,
  endpointId: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM endpoint WHERE organization_id = $1 AND endpoint_id = $2 FOR KEY SHARE',
    [organizationId, endpointId],
  );
  return rowCount === 1;
}
