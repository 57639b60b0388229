import type { Transaction } from '../database.ts';

export interface EventWrite {
  eventId: string;
  type: string;
  resource: string | null;
  recordId: string | null;
  recordVersion: number | null;
  runId: string | null;
  kind: string | null;
  historical: boolean;
  /** JSON text of the whole record after the change, or of what the event is about. */
  data: string;
  /** JSON text of the dotted diff; null where nothing was before. */
  previous: string | null;
}

/** Records events in the transaction of the change they tell of, so that neither exists without the other. */
export async function writeEvents(
  tx: Transaction,
  connectionId: string,
  events: EventWrite[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO event (connection_id, event_id, type, resource, record_id, record_version, run_id, kind,
                        historical, data, previous_attributes)
     SELECT $1, event_id, type, resource, record_id, record_version, run_id, kind, historical, data::json, previous::json
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::uuid[], $8::text[],
                 $9::boolean[], $10::text[], $11::text[])
       AS page (event_id, type, resource, record_id, record_version, run_id, kind, historical, data, previous)`,
    [
      connectionId,
      events.map((event) => event.eventId),
      events.map((event) => event.type),
      events.map((event) => event.resource),
      events.map((event) => event.recordId),
      events.map((event) => event.recordVersion),
      events.map((event) => event.runId),
      events.map((event) => event.kind),
      events.map((event) => event.historical),
      events.map((event) => event.data),
      events.map((event) => event.previous),
    ],
  );
}
