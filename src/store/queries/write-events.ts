import { bigints, booleans, jsons, texts, uuids } from '../binary-array.ts';
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

/**
 * Records events in the transaction of the change they tell of, so that neither exists without the other, and with
 * them that the organization's endpoints are to be told. The caller holds the connection's lock: numbers are given
 * in the order in which they become visible, which is all that a sender relies on.
 *
 * An endpoint's feed begins with the first event after it was made. Endpoints that are switched off are noted too:
 * what they missed follows when they are switched on again, at the cost of a number meanwhile.
 */
export function writeEvents(tx: Transaction, connectionId: string, events: EventWrite[]): void {
  if (events.length === 0) return;
  tx.send(
    `WITH state AS (
       UPDATE connection_state SET event_seq = event_seq + $2 WHERE connection_id = $1 RETURNING event_seq
     ), told AS (
       INSERT INTO feed (connection_id, feed_id, endpoint_id, position, upto)
       SELECT $1, endpoint_id, endpoint_id, event_seq - $2, event_seq FROM state, endpoint
       WHERE organization_id = (SELECT organization_id FROM connection WHERE connection_id = $1)
         AND (connection_ids IS NULL OR $1 = ANY (connection_ids))
       ON CONFLICT (connection_id, feed_id) DO UPDATE SET upto = excluded.upto
     )
     INSERT INTO event (connection_id, event_id, seq, type, resource, record_id, record_version, run_id, kind,
                        historical, data, previous_attributes)
     SELECT $1, event_id, event_seq - $2 + number, type, resource, record_id, record_version, run_id, kind, historical,
            data, previous
     FROM state, unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::uuid[], $9::text[],
                        $10::boolean[], $11::json[], $12::json[]) WITH ORDINALITY
       AS page (event_id, type, resource, record_id, record_version, run_id, kind, historical, data, previous, number)`,
    [
      connectionId,
      events.length,
      uuids(events.map((event) => event.eventId)),
      texts(events.map((event) => event.type)),
      texts(events.map((event) => event.resource)),
      texts(events.map((event) => event.recordId)),
      bigints(events.map((event) => event.recordVersion)),
      uuids(events.map((event) => event.runId)),
      texts(events.map((event) => event.kind)),
      booleans(events.map((event) => event.historical)),
      jsons(events.map((event) => event.data)),
      jsons(events.map((event) => event.previous)),
    ],
    'write-events',
  );
}
