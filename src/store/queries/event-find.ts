import type { Queryable } from '../database.ts';
import { EVENT, type EventRow } from './load-deliveries.ts';

/** One event of a connection of an organization; undefined when it is not theirs, or no longer kept. Promise 13. */
export async function findEvent(
  db: Queryable,
  organizationId: string,
  connectionId: string,
  eventId: string,
): Promise<EventRow | undefined> {
  const { rows } = await db.query<EventRow>(
    `SELECT ${EVENT} FROM event JOIN connection USING (connection_id)
     WHERE event.connection_id = $2 AND event_id = $3 AND organization_id = $1`,
    [organizationId, connectionId, eventId],
  );
  return rows[0];
}

/** What an event is about, as JSON text; for whoever has a link to it. */
export async function loadEventData(
  db: Queryable,
  connectionId: string,
  eventId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ data: string }>(
    'SELECT data::text AS data FROM event WHERE connection_id = $1 AND event_id = $2',
    [connectionId, eventId],
  );
  return rows[0]?.data;
}
