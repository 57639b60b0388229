import type { Queryable } from '../database.ts';

/** An event with what its envelope says about its connection. */
export interface EventRow {
  connection_id: string;
  event_id: string;
  seq: string;
  type: string;
  record_id: string | null;
  record_version: string | null;
  run_id: string | null;
  kind: string | null;
  historical: boolean;
  /** JSON text. */
  data: string;
  /** JSON text. */
  previous_attributes: string | null;
  created_at: Date;
  integration_name: string;
  integration_type: string;
  customer_id: string | null;
  sealed_access_token: string;
}

/** Where an endpoint stands in a connection's events. */
export interface FeedRow {
  connection_id: string;
  feed_id: string;
  position: string;
  upto: string;
}

/** Bytes of events that one batch may have; the first event always fits. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Numbers looked at in one statement, where a filter may leave next to nothing of them. */
const STRETCH = 2000;

const NIL = '00000000-0000-0000-0000-000000000000';
const FIRST = { connectionId: NIL, feedId: NIL };

/** What {@link EventRow} is read from: `event JOIN connection`. */
export const EVENT = `event.connection_id, event.event_id, event.seq, event.type, event.record_id, event.record_version,
  event.run_id, event.kind, event.historical, event.data::text AS data,
  event.previous_attributes::text AS previous_attributes, event.created_at,
  connection.integration_name, connection.integration_type, connection.customer_id, connection.sealed_access_token`;

/**
 * Feeds of an endpoint that are behind, in a fixed order from the one after `after` and round again: each connection
 * gets its turn, however much another has to tell.
 */
export async function feedsBehind(
  db: Queryable,
  endpointId: string,
  after: { connectionId: string; feedId: string } | null,
  limit: number,
): Promise<FeedRow[]> {
  const { connectionId, feedId } = after ?? FIRST;
  const ask = (which: '>' | '<=', most: number) =>
    db.query<FeedRow>(
      `SELECT connection_id, feed_id, position, upto FROM feed
       WHERE endpoint_id = $1 AND position < upto AND (connection_id, feed_id) ${which} ($2::uuid, $3::uuid)
       ORDER BY connection_id, feed_id LIMIT $4`,
      [endpointId, connectionId, feedId, most],
    );
  const { rows } = await ask('>', limit);
  if (after === null || rows.length === limit) return rows;
  return [...rows, ...(await ask('<=', limit - rows.length)).rows];
}

/**
 * The next events of a feed.
 *
 * @returns the events, and up to which number they are all there are
 */
export async function nextEvents(
  db: Queryable,
  feed: FeedRow,
  types: string[] | null,
  limit: number,
): Promise<{ events: EventRow[]; upto: string }> {
  const end =
    BigInt(feed.upto) < BigInt(feed.position) + BigInt(STRETCH)
      ? feed.upto
      : String(BigInt(feed.position) + BigInt(STRETCH));
  const { rows } = await db.query<EventRow & { bytes_before: string }>(
    `SELECT * FROM (
       SELECT ${EVENT}, coalesce(sum(octet_length(event.data::text)) OVER
                (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
       FROM event JOIN connection USING (connection_id)
       WHERE event.connection_id = $1 AND seq > $2 AND seq <= $3 AND ($4::text[] IS NULL OR type = ANY ($4))
       ORDER BY seq LIMIT $5) next
     ORDER BY seq`,
    [feed.connection_id, feed.position, end, types, limit],
  );
  const events = rows.filter((row) => Number(row.bytes_before) < BATCH_BYTES);
  const all = events.length === rows.length && rows.length < limit;
  return { events, upto: all ? end : events.at(-1)!.seq };
}

/** An event that is to be sent again, and how often it was tried. */
export interface RedeliveryRow extends EventRow {
  attempts: number;
}

/** Redeliveries of one connection that are due, longest due first; those whose event is no longer kept go. */
export async function dueRedeliveries(
  db: Queryable,
  endpointId: string,
  connectionId: string,
  limit: number,
): Promise<RedeliveryRow[]> {
  const { rows } = await db.query<RedeliveryRow>(
    `SELECT ${EVENT}, redelivery.attempts FROM redelivery
     JOIN event USING (connection_id, event_id) JOIN connection USING (connection_id)
     WHERE redelivery.connection_id = $2 AND redelivery.endpoint_id = $1 AND due_at <= now() ORDER BY due_at LIMIT $3`,
    [endpointId, connectionId, limit],
  );
  if (rows.length === 0) {
    await db.query(
      `DELETE FROM redelivery WHERE connection_id = $2 AND endpoint_id = $1 AND due_at <= now()
         AND NOT EXISTS (SELECT 1 FROM event WHERE event.connection_id = $2 AND event.event_id = redelivery.event_id)`,
      [endpointId, connectionId],
    );
  }
  return rows;
}

/** Connections of which something is due to be sent again, longest due first. */
export async function connectionsDue(db: Queryable, endpointId: string, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT DISTINCT connection_id FROM (
       SELECT connection_id FROM redelivery WHERE endpoint_id = $1 AND due_at <= now() ORDER BY due_at LIMIT $2) due`,
    [endpointId, limit],
  );
  return rows.map((row) => row.connection_id);
}

/** How many events wait to be sent again to an endpoint; `most` stands for that many or more. */
export async function countRedeliveries(db: Queryable, endpointId: string, most: number): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    'SELECT count(*)::int AS waiting FROM (SELECT 1 FROM redelivery WHERE endpoint_id = $1 LIMIT $2) waiting',
    [endpointId, most],
  );
  return rows[0]!.waiting;
}
