import type { Gauges } from '../../observe/index.ts';
import type { Queryable } from '../database.ts';

/** More than this of anything is told as this many: a scrape must stay cheap when everything else is not. */
const MOST = 100_000;

/**
 * What a scrape tells of the whole installation, from small indexes only. A connection that is due stands in
 * connection_state until a worker's sweep finds it, and from then on among pg-boss's wake-ups; both count.
 *
 * An event is unsent while its endpoint's feed has not come to it, so one an endpoint's feed the oldest is the next. What
 * is unsent is kept, so the next number is there, unless its endpoint was switched off when its time was over.
 *
 * @param now the source clock, by which runs wait
 */
export async function readGauges(db: Queryable, now: Date): Promise<Gauges> {
  const { rows } = await db.query<{
    open_runs: Gauges['openRuns'];
    due: number;
    oldest_due: number | null;
    oldest_unsent: number | null;
    redeliveries: number;
  }>(
    `WITH due AS (
       (SELECT connection_id, due_at FROM connection_state WHERE due_at <= now() ORDER BY due_at LIMIT $2)
       UNION ALL
       (SELECT singleton_key::uuid, start_after FROM pgboss.job
        WHERE name = 'connection' AND state < 'active' AND start_after <= now() LIMIT $2)
     )
     SELECT
       (SELECT coalesce(json_agg(row_to_json(line)), '[]') FROM (
          SELECT kind, CASE WHEN waiting_until > $1 THEN 'waiting' ELSE 'ready' END AS state, count(*)::int AS runs
          FROM (SELECT kind, waiting_until FROM run WHERE status = 'open' LIMIT $2) open GROUP BY 1, 2) line
       ) AS open_runs,
       (SELECT count(DISTINCT connection_id)::int FROM due) AS due,
       (SELECT extract(epoch FROM now() - min(due_at))::float8 FROM due) AS oldest_due,
       (SELECT extract(epoch FROM now() - min(next.created_at))::float8
        FROM (SELECT feed.connection_id, feed.position, feed.upto FROM feed JOIN endpoint USING (endpoint_id)
              WHERE feed.position < feed.upto AND endpoint.enabled LIMIT $2) behind
        JOIN event next ON next.connection_id = behind.connection_id AND next.seq = behind.position + 1
       ) AS oldest_unsent,
       (SELECT count(*)::int FROM (
          SELECT 1 FROM redelivery JOIN endpoint USING (endpoint_id) WHERE endpoint.enabled LIMIT $2) again
       ) AS redeliveries`,
    [now, MOST],
  );
  const row = rows[0]!;
  return {
    openRuns: row.open_runs,
    connectionsDue: row.due,
    oldestDueSeconds: row.oldest_due ?? 0,
    oldestUnsentSeconds: row.oldest_unsent ?? 0,
    redeliveries: row.redeliveries,
  };
}
