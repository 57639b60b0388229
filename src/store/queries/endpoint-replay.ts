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
     ON CONFLICT (connection_id, endpoint_id, event_id) DO UPDATE SET attempts = 0, due_at = excluded.due_at`,
    [key.connectionId, key.endpointId, key.eventId],
  );
}

/**
 * Makes a feed over a connection's events in a range of time. Numbers and times of a connection's events grow together,
 * so the range's first and last number are found by halving, in a couple of dozen looks by index however many events
 * there are. What the endpoint has yet to be sent for the first time follows anyway and is left out.
 *
 * @returns how many events there are to be sent
 */
export async function replayRange(
  tx: Transaction,
  ids: { feedId: string; endpointId: string; connectionId: string },
  since: Date,
  until: Date,
): Promise<number> {
  const { rows } = await tx.query<{ position: string; upto: string }>(
    `WITH RECURSIVE halving AS (
       SELECT edge, low, high
       FROM (SELECT seq AS low FROM event WHERE connection_id = $1 ORDER BY seq LIMIT 1) first,
         (SELECT seq + 1 AS high FROM event WHERE connection_id = $1 ORDER BY seq DESC LIMIT 1) last,
         (VALUES ($2::timestamptz), ($3::timestamptz)) AS range (edge)
       UNION ALL
       SELECT edge, CASE WHEN earlier THEN seq + 1 ELSE low END, CASE WHEN earlier THEN high ELSE (low + high) / 2 END
       FROM halving, LATERAL (
         SELECT seq, created_at < edge AS earlier FROM event
         WHERE connection_id = $1 AND seq >= (low + high) / 2 ORDER BY seq LIMIT 1) middle
       WHERE low < high
     )
     SELECT (min(low) - 1)::text AS position, least(max(low) - 1, (
              SELECT position FROM feed WHERE connection_id = $1 AND feed_id = $4))::text AS upto
     FROM halving WHERE low >= high HAVING count(*) > 0`,
    [ids.connectionId, since, until, ids.endpointId],
  );
  const [found] = rows;
  const events = found ? Number(BigInt(found.upto) - BigInt(found.position)) : 0;
  if (!found || events <= 0) return 0;
  await tx.query(
    'INSERT INTO feed (connection_id, feed_id, endpoint_id, position, upto) VALUES ($1, $2, $3, $4, $5)',
    [ids.connectionId, ids.feedId, ids.endpointId, found.position, found.upto],
  );
  return events;
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
  const { rows } = await tx.query<{ id: string; connection_id: string; event_id: string; wanted: boolean }>(
    `SELECT attempt_id AS id, connection_id, event_id,
            outcome = 'gave_up' AND attempted_at >= $4 AND attempted_at < $5
              AND ($2::uuid[] IS NULL OR connection_id = ANY ($2))
              AND NOT EXISTS (SELECT 1 FROM attempt later WHERE later.endpoint_id = $1 AND later.event_id = seen.event_id
                                AND later.attempt_id > seen.attempt_id) AS wanted
     FROM (SELECT attempt_id, connection_id, event_id, outcome, attempted_at FROM attempt
           WHERE endpoint_id = $1 AND attempt_id > $3 ORDER BY attempt_id LIMIT ${BATCH}) seen
     ORDER BY attempt_id`,
    [endpoint.endpointId, endpoint.connectionIds, range.after, range.since, range.until],
  );
  const wanted = rows.filter((row) => row.wanted);
  // Events that are no longer kept cannot be sent again.
  const again = await tx.query(
    `INSERT INTO redelivery (connection_id, endpoint_id, event_id, attempts, due_at)
     SELECT connection_id, $1, event_id, 0, now()
     FROM unnest($2::uuid[], $3::uuid[]) AS wanted (connection_id, event_id) JOIN event USING (connection_id, event_id)
     ON CONFLICT (connection_id, endpoint_id, event_id) DO NOTHING`,
    [endpoint.endpointId, wanted.map((row) => row.connection_id), wanted.map((row) => row.event_id)],
  );
  return { events: again.rowCount ?? 0, next: rows.length < BATCH ? null : rows.at(-1)!.id };
}
