import { signedIn } from '../api/signed-in.ts';
import type { World } from '../api/world.ts';

/** What an organization has of everything that has an id, each marked so that it is seen wherever it comes out. */
export interface Place {
  token: string;
  /** By the names of path parameters; `record_id` for all kinds of records. */
  ids: Record<
    | 'connection_id'
    | 'sync_job_id'
    | 'endpoint_id'
    | 'event_id'
    | 'user_id'
    | 'api_key_id'
    | 'magic_link_id'
    | 'record_id'
    | 'quarantine_id'
    | 'erasure_id'
    | 'function_name'
    | 'integration_type'
    | 'integration_name'
    | 'link',
    string
  >;
  /** How much there is of all that it has: the same as long as nobody changes anything. */
  trace(): Promise<unknown>;
}

let places = 0;

/** @param mark stands in all of it but the ids, which whoever asks for one is told again */
export async function place(world: World, owner: World['ours'], mark: string): Promise<Place> {
  places += 1;
  const first = `record-${places}-1`;
  const { id, token } = await world.connect(owner);
  const ask = { key: owner.key };
  await world.client.send('PATCH', '/connections', { ...ask, token, json: { customer_id: mark } });
  for (const n of [1, 2])
    for (const shelf of ['orders', 'products', 'inventory'] as const)
      world.shelves[shelf].push({
        id: `record-${places}-${n}`,
        updated: `2025-12-0${n}T00:00:00Z`,
        external_system_url: `https://example.com/${mark}`,
      });
  const jobs = [];
  for (const start of ['2025-11-30T00:00:00Z', '2025-12-01T00:00:00Z']) {
    const json = { function_name: 'get_orders', start_time: start, end_time: '2025-12-10T00:00:00Z' };
    jobs.push((await world.client.post('/connections/on-demand-syncs', { ...ask, token, json })).body.id);
  }
  await world.work(id);
  for (const shelf of ['orders', 'products', 'inventory'] as const) world.shelves[shelf].length = 0;
  await world.client.send('PUT', `/wms/orders/${first}/trackstar-tags`, {
    ...ask,
    token,
    json: { trackstar_tags: [mark] },
  });
  const endpoints = [];
  for (const n of [1, 2])
    endpoints.push(
      (
        await world.client.post('/webhooks/endpoints', {
          ...ask,
          json: { url: `https://203.0.113.7/${mark}/${n}`, description: mark },
        })
      ).body.data.id,
    );
  const link = await world.client.post('/magic-links', { ...ask, json: { customer_id: mark } });
  const erasures = [];
  for (const n of [1, 2])
    erasures.push(
      (await world.client.post('/privacy/erasures', { ...ask, json: { email: `${mark}-${n}@example.com` } }))
        .body.data.id,
    );
  const { userId } = await signedIn(world, owner, 'viewer');
  await world.pool.query('UPDATE app_user SET name = $2 WHERE user_id = $1', [userId, mark]);
  const one = async (sql: string, values: unknown[]) =>
    (await world.pool.query(sql, values)).rows[0]?.id as string;
  return {
    token,
    ids: {
      connection_id: id,
      sync_job_id: jobs[0],
      endpoint_id: endpoints[0],
      event_id: await one('SELECT event_id AS id FROM event WHERE connection_id = $1 LIMIT 1', [id]),
      user_id: userId,
      api_key_id: await one(
        "SELECT api_key_id AS id FROM api_key WHERE organization_id = $1 AND access = 'read_only'",
        [owner.id],
      ),
      magic_link_id: link.body.magic_link.id,
      record_id: first,
      quarantine_id: '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c12',
      erasure_id: erasures[0],
      function_name: 'get_orders',
      integration_type: 'wms',
      integration_name: 'acme',
      link: 'nothing',
    },
    async trace() {
      const { rows } = await world.pool.query(
        `SELECT (SELECT json_agg((run_id, status) ORDER BY run_id) FROM run WHERE connection_id = $1) AS runs,
           (SELECT json_agg((id, record_version, tags::text) ORDER BY id) FROM record WHERE connection_id = $1) AS records,
           (SELECT json_agg(e ORDER BY endpoint_id) FROM endpoint AS e WHERE organization_id = $2) AS endpoints,
           (SELECT json_agg(erasure_id ORDER BY erasure_id) FROM erasure WHERE organization_id = $2) AS erasures,
           (SELECT json_agg((user_id, role, name) ORDER BY user_id) FROM app_user WHERE organization_id = $2) AS users,
           (SELECT json_agg((api_key_id, revoked_at) ORDER BY api_key_id) FROM api_key WHERE organization_id = $2) AS keys,
           (SELECT json_agg((invitation_id, used_at) ORDER BY invitation_id) FROM invitation WHERE organization_id = $2) AS invitations,
           (SELECT json_agg((customer_id, webhooks_disabled) ORDER BY connection_id) FROM connection WHERE organization_id = $2) AS connections,
           (SELECT json_agg((function_name, paused, frequency_seconds) ORDER BY function_name) FROM schedule WHERE connection_id = $1) AS schedules`,
        [id, owner.id],
      );
      return rows[0];
    },
  };
}
