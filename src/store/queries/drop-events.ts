import type { Queryable } from '../database.ts';

const BATCH = 2000;

/**
 * Drops events past their time, and the log of what was sent, a bounded number at a time. An event that an endpoint
 * which is switched on has yet to be sent stays, however old.
 */
export async function dropEvents(db: Queryable, retentionDays: number): Promise<void> {
  await db.query(
    `DELETE FROM event WHERE (connection_id, event_id) IN (
       SELECT connection_id, event_id FROM event
       WHERE created_at < now() - make_interval(days => $1)
         AND NOT EXISTS (SELECT 1 FROM feed JOIN endpoint USING (endpoint_id)
                         WHERE feed.connection_id = event.connection_id AND feed.position < event.seq
                           AND feed.upto >= event.seq AND endpoint.enabled)
         AND NOT EXISTS (SELECT 1 FROM redelivery WHERE redelivery.connection_id = event.connection_id
                           AND redelivery.event_id = event.event_id)
       LIMIT ${BATCH})`,
    [retentionDays],
  );
  await db.query(
    `DELETE FROM attempt WHERE (endpoint_id, attempt_id) IN (
       SELECT endpoint_id, attempt_id FROM attempt WHERE attempted_at < now() - make_interval(days => $1)
       LIMIT ${BATCH})`,
    [retentionDays],
  );
}
