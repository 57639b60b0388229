import type { Queryable } from '../database.ts';

/** An endpoint as it is stored, with how much it is yet to be sent. */
export interface EndpointRow {
  endpoint_id: string;
  organization_id: string;
  url: string;
  description: string;
  event_types: string[] | null;
  connection_ids: string[] | null;
  max_per_second: number;
  sealed_secrets: string;
  enabled: boolean;
  disabled_reason: 'request' | 'failing' | null;
  disabled_at: Date | null;
  failing_since: Date | null;
  paused_until: Date | null;
  created_at: Date;
  updated_at: Date;
  behind: string;
  waiting: string;
}

// What an endpoint is behind is read from an index that holds only feeds that are behind.
const COLUMNS = `endpoint_id, organization_id, url, description, event_types, connection_ids, max_per_second,
  sealed_secrets, enabled, disabled_reason, disabled_at, failing_since, paused_until, created_at, updated_at,
  (SELECT coalesce(sum(upto - position), 0) FROM feed
   WHERE feed.endpoint_id = endpoint.endpoint_id AND position < upto)::text AS behind,
  (SELECT count(*) FROM redelivery WHERE redelivery.endpoint_id = endpoint.endpoint_id)::text AS waiting`;

/** One endpoint of an organization; undefined when it is not theirs. Promise 13. */
export async function findEndpoint(
  db: Queryable,
  organizationId: string,
  endpointId: string,
): Promise<EndpointRow | undefined> {
  const { rows } = await db.query<EndpointRow>(
    `SELECT ${COLUMNS} FROM endpoint WHERE organization_id = $1 AND endpoint_id = $2`,
    [organizationId, endpointId],
  );
  return rows[0];
}

/** All endpoints of an organization, which are a hundred at most, in the order they were made. */
export async function listEndpoints(db: Queryable, organizationId: string): Promise<EndpointRow[]> {
  const { rows } = await db.query<EndpointRow>(
    `SELECT ${COLUMNS} FROM endpoint WHERE organization_id = $1 ORDER BY endpoint_id`,
    [organizationId],
  );
  return rows;
}
