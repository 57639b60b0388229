import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('GET /connections and GET /connections/{connection_id}', () => {
  let world: World;
  let made: { id: string; token: string };
  const one = async (id: string) => (await world.client.get(`/connections/${id}`)).body.data;
  const statusOf = async (id: string, fn = 'get_orders') =>
    (await one(id)).sync_schedules.find((row: { function_name: string }) => row.function_name === fn);

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
  });
  afterAll(() => world.end());

  it('200: a new connection, with every documented field', async () => {
    const data = await one(made.id);
    expect(data).toMatchObject({
      connection_id: made.id,
      integration_name: 'acme',
      integration_display_name: 'Acme Warehousing',
      integration_type: 'wms',
      customer_id: 'customer-1',
      last_used: null,
      times_used: 0,
      latest_sync: null,
      historical_sync_completed: { get_inventory: false, get_orders: false, get_products: false },
      health: 'ok',
      errors: [],
      available_actions: ['get_orders', 'get_products', 'get_inventory'],
      available_endpoints: ['GET /wms/orders', 'GET /wms/products', 'GET /wms/inventory'],
      disabled_functions: null,
      webhooks_disabled: false,
      me: null,
    });
    expect(await statusOf(made.id)).toEqual({
      function_name: 'get_orders',
      last_crawl_start: null,
      last_crawl_end: null,
      latest_data: null,
      sync_frequency: 3600,
      sync_status: 'first_sync_in_progress',
      held_by_job: false,
      paused: false,
      disabled: false,
      latest_sync: null,
      in_progress: true,
    });
  });

  it('200: tells each state of a schedule as it is', async () => {
    const { id, token } = await world.connect(world.ours);
    const set = (sql: string) => world.pool.query(sql, [id]);
    await world.work(id);
    expect((await one(id)).historical_sync_completed.get_orders).toBe(true);
    const idle = await statusOf(id);
    expect([idle.sync_status, idle.in_progress, idle.held_by_job]).toEqual(['enabled', false, false]);
    expect(Date.parse(idle.latest_data)).toBeGreaterThan(Date.now() - 60_000);
    expect((await one(id)).latest_sync).not.toBeNull();

    await world.client.post('/connections/sync', { token, json: { functions_to_sync: ['get_orders'] } });
    expect(await statusOf(id)).toMatchObject({ sync_status: 'sync_in_progress', in_progress: true });
    await set(
      "UPDATE run SET waiting_until = now() + interval '1 hour' WHERE connection_id = $1 AND status = 'open'",
    );
    expect(await statusOf(id)).toMatchObject({ sync_status: 'enabled', in_progress: false });
    await set("UPDATE run SET attempts = 3 WHERE connection_id = $1 AND status = 'open'");
    expect((await statusOf(id)).sync_status).toBe('error');
    await set(
      "UPDATE run SET attempts = 0, waiting_until = NULL WHERE connection_id = $1 AND status = 'open'",
    );

    const job = await newJob(world, token);
    // A manual run goes on beside a job; a scheduled one is held by it.
    expect(await statusOf(id)).toMatchObject({ sync_status: 'sync_in_progress', held_by_job: false });
    expect(await statusOf(id, 'get_products')).toMatchObject({ sync_status: 'enabled', held_by_job: true });
    await set("UPDATE run SET kind = 'scheduled' WHERE connection_id = $1 AND kind = 'manual'");
    expect(await statusOf(id)).toMatchObject({
      sync_status: 'enabled',
      held_by_job: true,
      in_progress: false,
    });
    await world.client.post(`/connections/on-demand-syncs/${job}/cancel`, { token });
    expect(await statusOf(id)).toMatchObject({ sync_status: 'sync_in_progress', held_by_job: false });

    await set("UPDATE schedule SET paused = true WHERE connection_id = $1 AND function_name = 'get_orders'");
    expect(await statusOf(id)).toMatchObject({ sync_status: 'disabled', paused: true, disabled: false });
    // What a person asks for goes on beside a pause.
    await set("UPDATE run SET kind = 'manual' WHERE connection_id = $1 AND status = 'open'");
    expect(await statusOf(id)).toMatchObject({ sync_status: 'sync_in_progress', paused: true });
    expect((await one(id)).available_actions).toContain('get_orders');
    await set(
      "UPDATE schedule SET disabled = true WHERE connection_id = $1 AND function_name = 'get_orders'",
    );
    expect(await statusOf(id)).toMatchObject({ sync_status: 'disabled', paused: true, disabled: true });
    expect((await one(id)).available_actions).toEqual(['get_products', 'get_inventory']);
    expect((await one(id)).historical_sync_completed.get_orders).toBe(true);
  });

  it('200: errors of one function and of all, in the documented shape', async () => {
    const { id } = await world.connect(world.ours);
    const note = (fn: string, code: string) =>
      world.pool.query(
        `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
         VALUES ($1, $2, $3, 'The key was refused.', '2026-01-01Z', '2026-01-02Z')`,
        [id, fn, code],
      );
    await note('get_products', 'permission_missing');
    expect((await one(id)).errors).toEqual([
      {
        error_message: 'The key was refused.',
        code: 'permission_missing',
        error_type: 'missing_permission',
        resource: 'products',
        message: 'The key was refused.',
        affected_endpoints: [{ endpoint: 'GET /wms/products', preventing_sync: true }],
        first_seen: '2026-01-01T00:00:00Z',
        last_seen: '2026-01-02T00:00:00Z',
      },
    ]);
    expect((await statusOf(id, 'get_products')).sync_status).toBe('error');
    expect((await statusOf(id, 'get_orders')).sync_status).toBe('first_sync_in_progress');
    expect((await one(id)).health).toBe('warn');
    await note('', 'credentials_refused');
    const all = (await one(id)).errors.find(
      (error: { code: string }) => error.code === 'credentials_refused',
    );
    expect(all.affected_endpoints).toHaveLength(3);
    expect(all).toMatchObject({ error_type: 'invalid_credentials', resource: null });
    expect((await one(id)).health).toBe('error');
    expect((await statusOf(id, 'get_orders')).sync_status).toBe('error');

    // What is disabled keeps nothing from syncing, whatever it met before.
    await world.pool.query(
      "UPDATE schedule SET disabled = true WHERE connection_id = $1 AND function_name = 'get_products'",
      [id],
    );
    await world.pool.query("DELETE FROM connection_error WHERE connection_id = $1 AND function_name = ''", [
      id,
    ]);
    expect(await one(id)).toMatchObject({
      health: 'ok',
      errors: [],
      historical_sync_completed: { get_orders: false, get_inventory: false },
    });
    expect((await one(id)).historical_sync_completed).not.toHaveProperty('get_products');
  });

  it('200: the list, page by page, and nobody else in it', async () => {
    await world.connect(world.theirs);
    const everything = await world.client.get('/connections');
    expect(everything.body.total_count).toBe(3);
    expect(everything.body.data[0]).toEqual(await one(made.id));
    const first = await world.client.get('/connections?limit=2');
    expect(first.body.total_count).toBe(2);
    const second = await world.client.get(`/connections?limit=2&page_token=${first.body.next_token}`);
    expect(second.body.next_token).toBeNull();
    expect([...first.body.data, ...second.body.data]).toEqual(everything.body.data);
    expect((await world.client.get('/connections', { key: world.theirs.key })).body.total_count).toBe(1);
  });

  it('200: counts uses of the token, which is known after a moment', async () => {
    const { id, token } = await world.connect(world.ours);
    for (let n = 0; n < 3; n++) await world.client.get('/connections/on-demand-syncs', { token });
    await expect.poll(async () => (await one(id)).times_used, { timeout: 15_000, interval: 500 }).toBe(3);
    expect(Date.parse((await one(id)).last_used)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('401, 404 and 422', async () => {
    expect((await world.client.get('/connections', { key: null })).status).toBe(401);
    for (const id of ['x', '%00', '0198c0de-0000-7000-8000-000000000000']) {
      const { status, body } = await world.client.get(`/connections/${id}`);
      expect([status, body.id]).toEqual([404, decodeURIComponent(id)]);
    }
    for (const query of ['limit=0', 'limit=1001', 'page_token=x', 'customer_id=1']) {
      expect((await world.client.get(`/connections?${query}`)).status).toBe(422);
    }
  });
});
