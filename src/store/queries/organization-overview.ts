import type { Queryable } from '../database.ts';
import { FREQUENCIES, LEAST_SECONDS } from './schedules-behind.ts';

/** Seconds by which the data of a function may be behind beside its frequency, because its source is. */
export interface Lag {
  type: string;
  name: string;
  functionName: string;
  seconds: number;
}

/** A schedule whose data is older than it should be. */
export interface LateSchedule {
  connection_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
  function_name: string;
  position: Date;
}

/** How fresh the data of an organization is. */
export interface FreshnessRow {
  up_to_date: number;
  late: number;
  never: number;
  latest: LateSchedule[];
}

/**
 * Counts the schedules of an organization that are switched on: whose first sync is not done, whose place is older than
 * it should be, and the rest; with those that are late for longest. It looks at each of them, so it grows with
 * connections, and with nothing else.
 *
 * @param now the source clock
 */
export async function readFreshness(
  db: Queryable,
  organizationId: string,
  now: Date,
  lags: readonly Lag[],
  limit: number,
): Promise<FreshnessRow> {
  const late = `initial_done AND position < $2::timestamptz
    - make_interval(secs => greatest(${FREQUENCIES} * frequency_seconds, ${LEAST_SECONDS}) + coalesce(lag.seconds, 0))`;
  const from = `FROM schedule JOIN connection USING (connection_id)
    LEFT JOIN unnest($3::text[], $4::text[], $5::text[], $6::float8[]) AS lag (type, name, function, seconds)
      ON lag.type = integration_type AND lag.name = integration_name AND lag.function = function_name
    WHERE organization_id = $1 AND deleted_at IS NULL AND enabled`;
  const values = [
    organizationId,
    now,
    lags.map((lag) => lag.type),
    lags.map((lag) => lag.name),
    lags.map((lag) => lag.functionName),
    lags.map((lag) => lag.seconds),
  ];
  const counts = await db.query<{ all: number; never: number; late: number }>(
    `SELECT count(*)::int AS all, (count(*) FILTER (WHERE NOT initial_done))::int AS never,
            (count(*) FILTER (WHERE ${late}))::int AS late ${from}`,
    values,
  );
  const { all, never, late: behind } = counts.rows[0]!;
  const { rows: latest } =
    behind === 0
      ? { rows: [] }
      : await db.query<LateSchedule>(
          `SELECT connection_id, integration_type, integration_name, customer_id, function_name, position
           ${from} AND ${late} ORDER BY position, connection_id, function_name LIMIT $7`,
          [...values, limit],
        );
  return { up_to_date: all - never - behind, late: behind, never, latest };
}

const NOT_SUPPORTED = '0A000';

/**
 * How many events an organization's connections had since an id, which grow with time; at most `most`. A look by index
 * for each connection, however many events there were before.
 */
export async function countEventsSince(
  db: Queryable,
  organizationId: string,
  since: string,
  most: number,
): Promise<number> {
  const count = (found: string) =>
    db.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${found} LIMIT $3) found`, [
      organizationId,
      since,
      most,
    ]);
  const looks = `
    SELECT FROM connection, LATERAL (
      SELECT FROM event WHERE event.connection_id = connection.connection_id AND event_id >= $2 LIMIT $3) few
    WHERE organization_id = $1 AND deleted_at IS NULL`;
  const { rows } = await count(looks).catch((error) => {
    if (error.code !== NOT_SUPPORTED) throw error;
    // A sharded database takes no look for each connection.
    return count(`SELECT FROM event JOIN connection USING (connection_id)
      WHERE organization_id = $1 AND deleted_at IS NULL AND event_id >= $2`);
  });
  return rows[0]!.count;
}
