import type { Queryable, Transaction } from '../database.ts';

/** Attempts looked at in one statement. */
const BATCH = 5000;

/** Sends one event to an endpoint once more, now, as if it had never been tried. */
export async function replayEvent(
  tx: Transaction,
  key: { connectionId: string; endpointId: string; eventId: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO redelivery (connection_id, endpoint_id, event_id, attempts, due_at) VALUES ($1, $2, $3, 0, now())
     ON CONFLICT (connection_id, endpoint_id, event_id) DO UPDATE SET attempts = 0, due_at = now()`,
    [key.connectionId, key.endpointId, key.eventId],
  );
}

/**
 * Makes feeds over the events of some connections in a range of time. Numbers and times of a connection's events grow
 * together, so the range's first and last number are found by halving, in a couple of dozen looks by index however
 * many events there are. What the endpoint has yet to be sent for the first time follows anyway and is left out.
 *
 * @returns how many events there are to be sent
 */
export async function replayRange(
  tx: Transaction,
  ids: { feedId: string; endpointId: string; connectionIds: readonly string[] },
  since: Date,
  until: Date,
): Promise<number> {
  const { rows } = await tx.query<{ events: string }>(
    `WITH RECURSIVE halving AS (
       SELECT connection_id, edge, low, high
       FROM unnest($3::uuid[]) AS wanted (connection_id),
         LATERAL (SELECT seq AS low FROM event
                  WHERE event.connection_id = wanted.connection_id ORDER BY seq LIMIT 1) first,
         LATERAL (SELECT seq + 1 AS high FROM event
                  WHERE event.connection_id = wanted.connection_id ORDER BY seq DESC LIMIT 1) last,
         (VALUES ($4::timestamptz), ($5::timestamptz)) AS range (edge)
       UNION ALL
       SELECT connection_id, edge, CASE WHEN earlier THEN seq + 1 ELSE low END,
              CASE WHEN earlier THEN high ELSE (low + high) / 2 END
       FROM halving, LATERAL (
         SELECT seq, created_at < edge AS earlier FROM event
         WHERE event.connection_id = halving.connection_id AND seq >= (low + high) / 2 ORDER BY seq LIMIT 1) middle
       WHERE low < high
     ), stretch AS (
       SELECT connection_id, min(low) - 1 AS position, max(low) - 1 AS upto
       FROM halving WHERE low >= high GROUP BY connection_id
     ), made AS (
       INSERT INTO feed (connection_id, feed_id, endpoint_id, position, upto)
       SELECT stretch.connection_id, $1, $2, stretch.position, least(stretch.upto, ongoing.position)
       FROM stretch LEFT JOIN feed ongoing
         ON ongoing.connection_id = stretch.connection_id AND ongoing.feed_id = $2
       WHERE stretch.position < least(stretch.upto, ongoing.position)
       RETURNING upto - position AS events
     )
     SELECT coalesce(sum(events), 0)::text AS events FROM made`,
    [ids.feedId, ids.endpointId, ids.connectionIds, since, until],
  );
  return Number(rows[0]!.events);
}

/** How many replays of ranges an endpoint is still being sent; `most` stands for that many or more. */
export async function countReplays(db: Queryable, endpointId: string, most: number): Promise<number> {
  // From feed to feed by the one index there is: a replay has as many rows as it has connections.
  const { rows } = await db.query<{ replays: number }>(
    `SELECT count(*)::int AS replays FROM (
       SELECT DISTINCT feed_id FROM feed WHERE endpoint_id = $1 AND position < upto AND feed_id <> $1 LIMIT $2) few`,
    [endpointId, most],
  );
  return rows[0]!.replays;
}

/**
 * Sends again what was given up in a range of time and not tried since, a stretch of the log at a time.
 *
 * @param after id of the attempt to go on behind
 * @returns how many events there are to be sent, and where to go on; null at the end of the log
 */
export async function replayGivenUp(
  tx: Transaction,
  endpoint: { endpointId: string; connectionIds: readonly string[] | null },
  range: { after: string; since: Date; until: Date },
): Promise<{ events: number; next: string | null }> {
  const { rows } = await tx.query<{ events: number; seen: number; last: string | null }>(
    `WITH seen AS MATERIALIZED (
       SELECT attempt_id, connection_id, event_id, outcome, attempted_at FROM attempt
       WHERE endpoint_id = $1 AND attempt_id > $3 ORDER BY attempt_id LIMIT ${BATCH}
     ), again AS (
       INSERT INTO redelivery (connection_id, endpoint_id, event_id, attempts, due_at)
       SELECT connection_id, $1, event_id, 0, now() FROM seen JOIN event USING (connection_id, event_id)
       WHERE outcome = 'gave_up' AND attempted_at >= $4 AND attempted_at < $5
         AND ($2::uuid[] IS NULL OR connection_id = ANY ($2))
         AND NOT EXISTS (SELECT FROM attempt later WHERE later.endpoint_id = $1 AND later.event_id = seen.event_id
                           AND later.attempt_id > seen.attempt_id)
       ON CONFLICT (connection_id, endpoint_id, event_id) DO NOTHING
       RETURNING 1
     )
     SELECT (SELECT count(*)::int FROM again) AS events, (SELECT count(*)::int FROM seen) AS seen,
            (SELECT attempt_id FROM seen ORDER BY attempt_id DESC LIMIT 1) AS last`,
    [endpoint.endpointId, endpoint.connectionIds, range.after, range.since, range.until],
  );
  const { events, seen, last } = rows[0]!;
  return { events, next: seen < BATCH ? null : last };
}
