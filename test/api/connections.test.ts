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
      held_by_sync_job_id: null,
      next_sync_at: null,
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
    expect(Date.parse(idle.next_sync_at)).toBeGreaterThan(Date.now());
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
    expect(await statusOf(id, 'get_products')).toMatchObject({
      sync_status: 'enabled',
      held_by_job: true,
      held_by_sync_job_id: job,
    });
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

  it('200: health and freshness, and the filter finds what they say', async () => {
    const owner = world.theirs;
    const all = await Promise.all(Array.from({ length: 6 }, () => world.connect(owner)));
    const [ok, refused, failing, disabled, paused, failingPaused] = all.map(({ id }) => id);
    for (const { id } of all) await world.work(id);
    const set = (sql: string, ...rest: unknown[]) => world.pool.query(sql, rest);
    const refuse = (id: string, fn: string) =>
      set(
        `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
         VALUES ($1, $2, 'credentials_refused', 'The key was refused.', '2026-01-01Z', '2026-01-02Z')`,
        id,
        fn,
      );
    await refuse(refused!, '');
    await refuse(disabled!, 'get_products');
    await set(
      "UPDATE schedule SET disabled = true WHERE connection_id = $1 AND function_name = 'get_products'",
      disabled,
    );
    await set('UPDATE schedule SET paused = true WHERE connection_id = ANY ($1)', [paused, failingPaused]);
    await set(
      `UPDATE schedule SET last_crawl_end = '2026-01-03Z', position = '2026-01-02Z'
       WHERE connection_id = $1 AND function_name = 'get_products'`,
      ok,
    );
    for (const [id, kind] of [
      [failing, 'scheduled'],
      [paused, 'scheduled'],
      [failingPaused, 'manual'],
    ])
      await set(
        `INSERT INTO run (connection_id, run_id, kind, function_name, status, basis, mapper_version, attempts, last_error,
                          idle_since, organization_id)
         VALUES ($1, gen_random_uuid(), $2, 'get_orders', 'open', 'updated', 1, 3,
                 '{"code":"source_unavailable","message":"It does not answer."}', '2026-01-04Z', $3)`,
        id,
        kind,
        owner.id,
      );
    const list = async (query: string) =>
      (await world.client.get(`/connections?${query}`, { key: owner.key })).body.data;
    const told = new Map(
      (await list('limit=100')).map((one: { connection_id: string }) => [one.connection_id, one]),
    );
    expect(told.get(ok)).toMatchObject({
      health_detail: { state: 'ok', reason: null, since: null },
      freshness: {
        function_name: 'get_products',
        last_crawl_end: '2026-01-03T00:00:00Z',
        latest_data: '2026-01-02T00:00:00Z',
      },
    });
    expect(told.get(refused)).toMatchObject({
      health_detail: { state: 'trouble', reason: 'The key was refused.', since: '2026-01-01T00:00:00Z' },
    });
    expect(told.get(failing)).toMatchObject({
      health_detail: { state: 'trouble', reason: 'It does not answer.', since: '2026-01-04T00:00:00Z' },
    });
    expect(told.get(paused)).toMatchObject({
      health_detail: { state: 'paused', reason: 'All its schedules are paused.', since: null },
      freshness: null,
    });
    for (const state of ['ok', 'trouble', 'paused'] as const) {
      const found = (await list(`health=${state}&limit=100`)).map(
        (one: { connection_id: string }) => one.connection_id,
      );
      const wanted = [...told.values()].filter(
        (one) => (one as { health_detail: { state: string } }).health_detail.state === state,
      );
      expect(found).toEqual(wanted.map((one) => (one as { connection_id: string }).connection_id));
    }
    expect(await list('health=trouble')).toHaveLength(3);
    expect(await list('health=paused')).toHaveLength(1);
  });

  it('200: by a part of what names it', async () => {
    const cart = await world.connect(world.ours, 'cart');
    await world.pool.query('UPDATE connection SET customer_id = $2, me = $3 WHERE connection_id = $1', [
      cart.id,
      'Müller_100%',
      '{"shop":"Blue Boots"}',
    ]);
    const found = async (query: string) =>
      (await world.client.get(`/connections?${query}`)).body.data.map(
        (one: { connection_id: string }) => one.connection_id,
      );
    for (const search of [
      '100%25',
      'LLER_1',
      'blue boots',
      'acme-cart',
      'Acme Shop',
      cart.id,
      cart.id.slice(0, 30),
    ])
      expect([search, await found(`search=${search}`)]).toEqual([search, [cart.id]]);
    expect(await found('search=%25')).toEqual([cart.id]);
    expect(await found('search=nobody')).toEqual([]);
    expect(await found('integration_name=acme-cart')).toEqual([cart.id]);
    expect(await found(`search=customer-1&limit=1`)).toEqual([made.id]);
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
    for (const query of [
      'limit=0',
      'limit=1001',
      'page_token=x',
      'customer_id=1',
      'search=',
      'search=%00',
      'health=error',
      'integration_name=%20',
    ]) {
      expect((await world.client.get(`/connections?${query}`)).status).toBe(422);
    }
  });
});
