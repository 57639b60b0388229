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

const COLUMNS = `endpoint_id, organization_id, url, description, event_types, connection_ids, max_per_second,
  sealed_secrets, enabled, disabled_reason, disabled_at, failing_since, paused_until, created_at, updated_at`;

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
  return (await withCounts(db, rows))[0];
}

/** All endpoints of an organization, which are a hundred at most, in the order they were made. */
export async function listEndpoints(db: Queryable, organizationId: string): Promise<EndpointRow[]> {
  const { rows } = await db.query<EndpointRow>(
    `SELECT ${COLUMNS} FROM endpoint WHERE organization_id = $1 ORDER BY endpoint_id`,
    [organizationId],
  );
  return withCounts(db, rows);
}

interface Count {
  endpoint_id: string;
  events: string;
}

/**
 * Adds what each is yet to be sent: statements of their own, for a sharded database does not look at all connections
 * once for each endpoint. What an endpoint is behind is read from an index that holds only feeds that are behind.
 */
async function withCounts(
  db: Queryable,
  rows: readonly Omit<EndpointRow, 'behind' | 'waiting'>[],
): Promise<EndpointRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.endpoint_id);
  const behind = await db.query<Count>(
    `SELECT endpoint_id, sum(upto - position)::text AS events FROM feed
     WHERE endpoint_id = ANY ($1) AND position < upto GROUP BY endpoint_id`,
    [ids],
  );
  const waiting = await db.query<Count>(
    'SELECT endpoint_id, count(*)::text AS events FROM redelivery WHERE endpoint_id = ANY ($1) GROUP BY endpoint_id',
    [ids],
  );
  const of = (counts: Count[], id: string) => counts.find((count) => count.endpoint_id === id)?.events ?? '0';
  return rows.map((row) => ({
    ...row,
    behind: of(behind.rows, row.endpoint_id),
    waiting: of(waiting.rows, row.endpoint_id),
  }));
}
