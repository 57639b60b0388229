import type { Queryable } from '../database.ts';
import { dropDeletions } from './deletions.ts';
import { dropFindings } from './drop-findings.ts';
import { dropOrphanedFeeds } from './endpoint-forget.ts';
import { dropUnready } from './files-incoming.ts';
import { dropInvitations } from './invitations.ts';
import { dropRequests } from './request-log.ts';
import { dropSightings } from './sightings.ts';

const BATCH = 2000;

/** Drops what has had its time (raw payloads, idempotency keys, notes of ended passes, findings, files that never got ready, feeds of no endpoint, requests, invitations, deletions), a bounded number at a time. */
export async function dropExpired(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM raw WHERE (connection_id, resource, id) IN
       (SELECT connection_id, resource, id FROM raw WHERE expires_at < now() LIMIT ${BATCH})`,
  );
  await db.query(
    `DELETE FROM idempotency WHERE (connection_id, idempotency_key) IN
       (SELECT connection_id, idempotency_key FROM idempotency
        WHERE created_at < now() - interval '24 hours' LIMIT ${BATCH})`,
  );
  await dropSightings(db);
  await dropFindings(db);
  await dropUnready(db);
  await dropOrphanedFeeds(db);
  await dropRequests(db);
  await dropInvitations(db);
  await dropDeletions(db);
}
