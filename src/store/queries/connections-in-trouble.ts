import type { Queryable } from '../database.ts';

/** After so many failures in a row somebody should look. An index holds the runs that have had them: its number too. */
export const FAILURES_TO_TELL = 3;

/**
 * What keeps the connections of an organization ($1) from syncing: errors of what is not disabled, and runs that failed
 * again and again, unless their schedule is switched off. A part of a statement, with a row a trouble.
 */
export const TROUBLES = `
  SELECT error.connection_id, error.message AS reason, error.first_seen AS since
  FROM connection_error error JOIN connection USING (connection_id)
  LEFT JOIN schedule ON schedule.connection_id = error.connection_id AND schedule.function_name = error.function_name
  WHERE connection.organization_id = $1 AND connection.deleted_at IS NULL
    AND (error.function_name = '' OR NOT schedule.disabled)
  UNION ALL
  SELECT run.connection_id, run.last_error ->> 'message', run.idle_since - make_interval(secs => run.stalled_ms / 1000)
  FROM run JOIN connection USING (connection_id)
  JOIN schedule ON schedule.connection_id = run.connection_id AND schedule.function_name = run.function_name
  WHERE run.organization_id = $1 AND run.status = 'open' AND run.kind <> 'on_demand' AND run.attempts >= ${FAILURES_TO_TELL}
    AND connection.deleted_at IS NULL AND NOT schedule.disabled AND (NOT schedule.paused OR run.kind <> 'scheduled')`;

/** Connections of an organization ($1) of which no schedule is switched on. A part of a statement. */
export const PAUSED = `
  SELECT schedule.connection_id FROM schedule JOIN connection USING (connection_id)
  WHERE connection.organization_id = $1 GROUP BY schedule.connection_id HAVING NOT bool_or(schedule.enabled)`;

/** A connection that somebody should look at. */
export interface TroubledConnection {
  connection_id: string;
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  customer_id: string | null;
  reason: string | null;
  since: Date | null;
}

/** An organization's connections in trouble, how many, and those that are in it for longest, each with its first trouble. */
export async function connectionsInTrouble(
  db: Queryable,
  organizationId: string,
  limit: number,
): Promise<{ count: number; connections: TroubledConnection[] }> {
  const { rows } = await db.query<TroubledConnection & { count: number }>(
    `WITH first AS (
       SELECT DISTINCT ON (connection_id) connection_id, reason, since FROM (${TROUBLES}) troubles
       ORDER BY connection_id, since)
     SELECT connection_id, integration_type, integration_name, customer_id, reason, since,
            (count(*) OVER ())::int AS count
     FROM first JOIN connection USING (connection_id) ORDER BY since, connection_id LIMIT $2`,
    [organizationId, limit],
  );
  return {
    count: rows[0]?.count ?? 0,
    connections: rows.map(({ count, ...connection }) => connection),
  };
}
