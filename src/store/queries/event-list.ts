import type { Queryable } from '../database.ts';
import { SHOWN } from './event-find.ts';
import { chooseWanted, type Place } from './stretch.ts';

/** An event without its record. */
export interface EventSummaryRow {
  connection_id: string;
  event_id: string;
  type: string;
  record_id: string | null;
  record_version: string | null;
  run_id: string | null;
  kind: string | null;
  historical: boolean;
  created_at: Date;
}

/** Which events are wanted. */
export interface EventFilters {
  connectionId?: string | undefined;
  type?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

/** Events looked at in one statement, however few of them are wanted. */
const STRETCH = 500;

/**
 * Ids grow with time, so what is newest of all connections is among the newest of those connections whose last event is
 * newest: one look by index for each connection, and then a stretch of ids of each of those.
 */
const BY_LOOKS = `
  WITH newest AS (
    SELECT connection.connection_id FROM connection, LATERAL (
      SELECT event_id FROM event
      WHERE event.connection_id = connection.connection_id AND event_id < $3 AND event_id >= $4
      ORDER BY event_id DESC LIMIT 1) last
    WHERE organization_id = $1 AND ($2::uuid IS NULL OR connection_id = $2)
    ORDER BY event_id DESC LIMIT ${STRETCH}
  )
  SELECT newest.connection_id, event_id FROM newest, LATERAL (
    SELECT event_id FROM event
    WHERE event.connection_id = newest.connection_id AND event_id < $3 AND event_id >= $4
    ORDER BY event_id DESC LIMIT ${STRETCH}) few
  ORDER BY event_id DESC LIMIT ${STRETCH}`;

/** A sharded database takes no look for each connection; it sorts what each shard has of them. */
const BY_SORTING = `
  SELECT connection_id, event_id FROM event JOIN connection USING (connection_id)
  WHERE organization_id = $1 AND ($2::uuid IS NULL OR connection_id = $2) AND event_id < $3 AND event_id >= $4
  ORDER BY event_id DESC LIMIT ${STRETCH}`;
const NOT_SUPPORTED = '0A000';

interface Seen {
  id: string;
  connection_id: string;
  wanted: boolean;
}

/** The next stretch of an organization's events, newest first, and of it what is wanted. */
export async function listEvents(
  db: Queryable,
  organizationId: string,
  filters: EventFilters,
  { before, from, limit }: Place,
): Promise<{ items: EventSummaryRow[]; next: string | null }> {
  const stretch = (sql: string) =>
    db.query<Seen>(
      `WITH seen AS MATERIALIZED (${sql})
       SELECT event_id AS id, connection_id, ($5::text IS NULL OR type = $5)
                AND ($6::timestamptz IS NULL OR event.created_at >= $6)
                AND ($7::timestamptz IS NULL OR event.created_at < $7) AND ${SHOWN} AS wanted
       FROM seen JOIN event USING (connection_id, event_id) JOIN connection USING (connection_id)
       ORDER BY event_id DESC`,
      [
        organizationId,
        filters.connectionId ?? null,
        before,
        from,
        filters.type ?? null,
        filters.since ?? null,
        filters.until ?? null,
      ],
    );
  const seen = await stretch(BY_LOOKS).catch((error) => {
    if (error.code !== NOT_SUPPORTED) throw error;
    return stretch(BY_SORTING);
  });
  const { ids, next } = chooseWanted(seen.rows, STRETCH, limit);
  const connectionOf = new Map(seen.rows.map((row) => [row.id, row.connection_id]));
  const { rows } = await db.query<EventSummaryRow>(
    `SELECT connection_id, event_id, type, record_id, record_version, run_id, kind, historical, created_at
     FROM unnest($1::uuid[], $2::uuid[]) AS wanted (connection_id, event_id) JOIN event USING (connection_id, event_id)
     ORDER BY event_id DESC`,
    [ids.map((id) => connectionOf.get(id)), ids],
  );
  return { items: rows, next };
}
