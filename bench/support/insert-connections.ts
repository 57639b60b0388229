import { v7 } from 'uuid';
import { tokenHash } from '../../src/store/seal.ts';
import { sealCredentials } from '../../src/sync/secrets.ts';
import type { Installation } from './installation.ts';

const HOUR_MS = 3_600_000;
const BATCH = 2000;

/**
 * Fills the tables with connections that have had their first sync, each to be looked at once in the coming hour, at
 * even distances; nothing is due at their sources for another hour.
 *
 * @returns when each is due, by id, in milliseconds since 1970
 */
export async function insertConnections(world: Installation, count: number): Promise<Map<string, number>> {
  const { db, sealer, organizationId } = world;
  const due = new Map<string, number>();
  const first = Date.now() + 15_000;
  for (let from = 0; from < count; from += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, count - from) }, () => v7());
    for (const [index, id] of ids.entries()) due.set(id, first + ((from + index) * HOUR_MS) / count);
    const credentials = ids.map((id) => sealCredentials(sealer, id, { api_key: 'nobody' }));
    await db.query(CONNECTIONS, [organizationId, ids, ids.map((id) => tokenHash(id)), credentials]);
    await db.query(STATES, [ids, ids.map((id) => new Date(due.get(id)!))]);
    await db.query(SCHEDULES, [ids, ids.map((id) => new Date(due.get(id)! + HOUR_MS - 60_000))]);
  }
  // As they would be found some time after they were made.
  await db.query('VACUUM ANALYZE');
  return due;
}

const CONNECTIONS = `
  INSERT INTO connection (connection_id, organization_id, integration_type, integration_name, access_token_hash,
                          sealed_access_token, sealed_credentials)
  SELECT id, $1, 'wms', 'sandbox', token, '', credentials
  FROM unnest($2::uuid[], $3::bytea[], $4::text[]) AS made (id, token, credentials)`;

const STATES = `
  INSERT INTO connection_state (connection_id, due_at)
  SELECT id, due FROM unnest($1::uuid[], $2::timestamptz[]) AS made (id, due)`;

const SCHEDULES = `
  INSERT INTO schedule (connection_id, function_name, frequency_seconds, initial_done, position, next_due_at)
  SELECT id, 'get_orders', 3600, true, now(), due
  FROM unnest($1::uuid[], $2::timestamptz[]) AS made (id, due)`;
