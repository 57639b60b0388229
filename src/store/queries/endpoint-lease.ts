import type { Queryable, Transaction } from '../database.ts';

/** An endpoint as its sender needs it. */
export interface LeasedEndpoint {
  endpoint_id: string;
  organization_id: string;
  url: string;
  event_types: string[] | null;
  connection_ids: string[] | null;
  max_per_second: number;
  sealed_secrets: string;
  failing_since: Date | null;
  paused_until: Date | null;
  epoch: string;
}

/** How long a sender is believed to live after it was heard of last, in seconds. */
const LEASE_SECONDS = 10;

/** Endpoints looked at in one round; those that were sent to longest ago come first. */
const MOST_FREE = 10_000;

/**
 * Endpoints that have something to be sent and nobody who sends it. First which are free, then, by index, whether
 * anything waits for one of these: what waits for an endpoint that is switched off or rests may be a great deal, and is
 * not looked at. Takes no lock, and looks at no connection for each endpoint in turn, neither of which a sharded database
 * does over many connections.
 */
export async function endpointsWithWork(db: Queryable, limit: number): Promise<string[]> {
  const ids = async (sql: string, values: unknown[]) =>
    (await db.query<{ endpoint_id: string }>(sql, values)).rows.map((row) => row.endpoint_id);
  const free = await ids(
    `SELECT endpoint_id FROM endpoint
     WHERE enabled AND leased_until < now() AND (paused_until IS NULL OR paused_until <= now())
     ORDER BY leased_until, endpoint_id LIMIT ${MOST_FREE}`,
    [],
  );
  if (free.length === 0) return [];
  const behind = 'SELECT DISTINCT endpoint_id FROM feed WHERE endpoint_id = ANY ($1) AND position < upto';
  const due = 'SELECT DISTINCT endpoint_id FROM redelivery WHERE endpoint_id = ANY ($1) AND due_at <= now()';
  const waiting = new Set([...(await ids(behind, [free])), ...(await ids(due, [free]))]);
  return free.filter((id) => waiting.has(id)).slice(0, limit);
}

/** Takes an endpoint for a sender: under the new epoch only he may note what was sent. Undefined: another was faster. */
export async function takeEndpoint(
  db: Queryable,
  endpointId: string,
  sender: string,
): Promise<LeasedEndpoint | undefined> {
  const { rows } = await db.query<LeasedEndpoint>(
    `UPDATE endpoint SET epoch = epoch + 1, sender = $2, leased_until = now() + interval '${LEASE_SECONDS} seconds'
     WHERE endpoint_id = $1 AND enabled AND leased_until < now()
     RETURNING endpoint_id, organization_id, url, event_types, connection_ids, max_per_second, sealed_secrets,
               failing_since, paused_until, epoch`,
    [endpointId, sender],
  );
  return rows[0];
}

/** "Still at it." @returns the endpoint as it is now; undefined when it was taken away, switched off or deleted */
export async function renewEndpoint(
  db: Queryable,
  endpointId: string,
  epoch: string,
): Promise<LeasedEndpoint | undefined> {
  const { rows } = await db.query<LeasedEndpoint>(
    `UPDATE endpoint SET leased_until = now() + interval '${LEASE_SECONDS} seconds'
     WHERE endpoint_id = $1 AND epoch = $2 AND enabled
     RETURNING endpoint_id, organization_id, url, event_types, connection_ids, max_per_second, sealed_secrets,
               failing_since, paused_until, epoch`,
    [endpointId, epoch],
  );
  return rows[0];
}

/** Lets the next one have it at once. */
export async function releaseEndpoint(db: Queryable, endpointId: string, epoch: string): Promise<void> {
  await db.query(
    `UPDATE endpoint SET leased_until = '-infinity', sender = NULL WHERE endpoint_id = $1 AND epoch = $2`,
    [endpointId, epoch],
  );
}

/**
 * Locks the endpoint for whoever notes what was sent to it, and tells whether it is still his. A statement of its
 * own before everything else, for the reason told in lock-connection.ts.
 */
export async function lockEndpoint(
  tx: Transaction,
  endpointId: string,
  epoch: string,
): Promise<{ failing_since: Date | null } | undefined> {
  const { rows } = await tx.query<{ failing_since: Date | null }>(
    'SELECT failing_since FROM endpoint WHERE endpoint_id = $1 AND epoch = $2 AND enabled FOR NO KEY UPDATE',
    [endpointId, epoch],
  );
  return rows[0];
}
