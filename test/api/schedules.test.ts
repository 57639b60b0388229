import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('/schedules', () => {
  let world: World;
  let made: { id: string; token: string };
  const patch = (path: string, json: unknown, token = made.token) =>
    world.client.send('PATCH', `/schedules/${path}`, { token, json });
  const one = async () => (await world.client.get(`/connections/${made.id}`)).body.data;
  const schedules = async (field: string) =>
    Object.fromEntries(
      (await one()).sync_schedules.map((row: Record<string, unknown>) => [row.function_name, row[field]]),
    );
  const changed = (updated: boolean) => ({ id: made.id, object: 'connection', updated });

  const renew = async () => {
    made = await world.connect(world.ours);
    await world.work(made.id);
  };

  beforeAll(async () => {
    world = await makeWorld();
    await renew();
  });
  afterAll(() => world.end());

  it('200: one schedule is paused and goes on', async () => {
    expect(await patch('get_orders/toggle', { paused: true })).toMatchObject({
      status: 200,
      body: changed(true),
    });
    expect((await patch('get_orders/toggle', { paused: true })).body).toEqual(changed(false));
    expect(await schedules('paused')).toEqual({
      get_orders: true,
      get_products: false,
      get_inventory: false,
    });
    expect((await schedules('sync_status')).get_orders).toBe('disabled');
    expect((await one()).available_actions).toContain('get_orders');
    // Jobs and manual syncs work.
    const job = await newJob(world, made.token);
    await world.client.post('/connections/sync', {
      token: made.token,
      json: { functions_to_sync: ['get_orders'] },
    });
    await world.work(made.id);
    const { body } = await world.client.get(`/connections/on-demand-syncs/${job}`, { token: made.token });
    expect(body.status).toBe('completed');
    expect((await patch('get_orders/toggle', { paused: false })).body).toEqual(changed(true));
    expect((await schedules('sync_status')).get_orders).toBe('enabled');
  });

  it('200: all schedules are paused and go on', async () => {
    await renew();
    await patch('get_orders/toggle', { paused: true });
    expect((await patch('toggle-all', { paused: true })).body).toEqual(changed(true));
    expect((await patch('toggle-all', { paused: true })).body).toEqual(changed(false));
    expect(Object.values(await schedules('paused'))).toEqual([true, true, true]);
    expect((await patch('toggle-all', { paused: false })).body).toEqual(changed(true));
    expect(Object.values(await schedules('paused'))).toEqual([false, false, false]);
  });

  it('200: functions are disabled; jobs of them are refused, and their records stay readable', async () => {
    await renew();
    world.shelves.orders = [{ id: 'o1', updated: '2025-12-05T00:00:00Z' }];
    await newJob(world, made.token);
    await world.work(made.id);
    world.shelves.orders = [];
    const job = await newJob(world, made.token);
    expect(
      (await patch('disabled-functions', { disabled_functions: ['get_orders', 'get_bills'] })).body,
    ).toEqual(changed(true));
    expect(await one()).toMatchObject({
      disabled_functions: ['get_orders', 'get_bills'],
      available_actions: ['get_products', 'get_inventory'],
      available_endpoints: ['GET /wms/products', 'GET /wms/inventory'],
    });
    expect(await schedules('disabled')).toMatchObject({ get_orders: true, get_products: false });
    expect((await schedules('sync_status')).get_orders).toBe('disabled');
    const { body: stuck } = await world.client.get(`/connections/on-demand-syncs/${job}`, {
      token: made.token,
    });
    expect(stuck).toMatchObject({ status: 'stuck', error: { code: 'function_disabled' } });
    for (const path of ['/connections/on-demand-syncs', `/connections/on-demand-syncs/${job}/resume`]) {
      const { status, body } = await world.client.post(path, {
        token: made.token,
        json: {
          function_name: 'get_orders',
          start_time: '2026-01-01T00:00:00Z',
          end_time: '2026-01-02T00:00:00Z',
        },
      });
      expect([status, body]).toEqual([
        400,
        {
          error: 'get_orders is disabled for this connection',
          origin: 'trackstar',
          code: 'function_disabled',
        },
      ]);
    }
    const read = await world.client.get('/wms/orders', { token: made.token });
    expect(read.body.data.map((order: { id: string }) => order.id)).toEqual(['o1']);

    expect((await patch('disabled-functions', { disabled_functions: [] })).body).toEqual(changed(true));
    expect((await patch('disabled-functions', { disabled_functions: [] })).body).toEqual(changed(false));
    expect((await patch('disabled-functions', { disabled_functions: null })).body).toEqual(changed(true));
    expect((await one()).disabled_functions).toBeNull();
    expect((await one()).available_actions).toHaveLength(3);
    const resumed = await world.client.post(`/connections/on-demand-syncs/${job}/resume`, {
      token: made.token,
    });
    expect(resumed.body.status).toBe('open');
  });

  it('200: how often', async () => {
    await renew();
    expect((await patch('get_orders', { sync_frequency: 60 })).body).toEqual(changed(true));
    expect((await patch('get_orders', { sync_frequency: 60 })).body).toEqual(changed(false));
    expect(await schedules('sync_frequency')).toMatchObject({ get_orders: 60, get_products: 3600 });
    expect((await patch('get_orders', { sync_frequency: null })).body).toEqual(changed(true));
    expect((await schedules('sync_frequency')).get_orders).toBe(3600);
  });

  it('401: no token; 403: a key that may only read', async () => {
    for (const path of ['get_orders/toggle', 'toggle-all', 'disabled-functions', 'get_orders']) {
      expect((await world.client.send('PATCH', `/schedules/${path}`)).status).toBe(401);
      const { status } = await world.client.send('PATCH', `/schedules/${path}`, {
        token: made.token,
        key: world.ours.readOnlyKey,
        json: {},
      });
      expect(status).toBe(403);
    }
  });

  it('404: a function without a schedule, by its name', async () => {
    for (const [path, json] of [
      ['get_returns/toggle', { paused: true }],
      ['get_returns', { sync_frequency: 60 }],
    ] as const) {
      const { status, body } = await patch(path, json);
      expect([status, body.id, body.error]).toEqual([
        404,
        'get_returns',
        'This connection has no schedule of get_returns.',
      ]);
    }
  });

  it.each([
    ['get_orders/toggle', {}, 'paused'],
    ['get_orders/toggle', { paused: 'true' }, 'paused'],
    ['toggle-all', { paused: null }, 'paused'],
    ['toggle-all', { paused: true, functions: [] }, 'functions'],
    ['disabled-functions', {}, 'disabled_functions'],
    ['disabled-functions', { disabled_functions: 'get_orders' }, 'disabled_functions'],
    ['disabled-functions', { disabled_functions: ['get_order'] }, 'disabled_functions'],
    ['disabled-functions', { disabled_functions: ['get_invoice_line_items'] }, 'disabled_functions'],
    ['get_orders', { sync_frequency: 59 }, 'sync_frequency'],
    ['get_orders', { sync_frequency: 604_801 }, 'sync_frequency'],
    ['get_orders', { sync_frequency: '60' }, 'sync_frequency'],
    ['get_orders', {}, 'sync_frequency'],
  ])('422: PATCH /schedules/%s %j', async (path, json, field) => {
    const { status, body } = await patch(path, json);
    expect([status, Object.keys(body.detail.json)]).toEqual([422, [field]]);
  });
});
