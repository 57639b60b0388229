// Promise 13: no key, token, id or page token of one organization or connection reaches anything of another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../../src/store/seal.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const JOBS = '/connections/on-demand-syncs';

describe('walls', () => {
  let world: World;
  let mine: { id: string; token: string };
  let sibling: { id: string; token: string };
  let foreign: { id: string; token: string };

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    sibling = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    world.shelves.orders = ['o1', 'o2', 'o3'].map((id) => ({
      id,
      updated: new Date(Date.now() - 3_600_000).toISOString(),
    }));
    for (const { id } of [mine, sibling, foreign]) await world.work(id);
  });
  afterAll(() => world.end());

  it('a token of another organization does not exist for a key, on any address', async () => {
    for (const [method, path] of [
      ['GET', JOBS],
      ['POST', JOBS],
      ['GET', `${JOBS}/x`],
      ['POST', `${JOBS}/x/cancel`],
      ['POST', `${JOBS}/x/resume`],
      ['POST', `${JOBS}/verify`],
      ['GET', `${JOBS}/x/findings`],
      ['GET', `${JOBS}/x/slices`],
      ['GET', `${JOBS}/x/trail`],
      ['POST', `${JOBS}/x/repair`],
      ['POST', `${JOBS}/remap`],
      ['GET', '/connections/quarantine'],
      ['GET', '/connections/quarantine/x'],
      ['POST', '/connections/quarantine/x/retry'],
      ['GET', '/connections/coverage'],
      ['POST', `${JOBS}/fill-gaps`],
      ['POST', `${JOBS}/estimate`],
      ['POST', '/connections/sync'],
      ['PATCH', '/connections'],
      ['DELETE', '/connections'],
      ['POST', `/connections/${foreign.id}/sync`],
      ['GET', '/wms/orders'],
      ['GET', '/wms/orders/o1'],
      ['GET', '/wms/orders/o1/history'],
      ['GET', '/wms/orders/o1/raw'],
      ['GET', '/wms/products'],
    ] as const) {
      const wrong = await world.client.send(method, path, { token: foreign.token });
      const none = await world.client.send(method, path, { token: 'bht_never_was' });
      expect([path, wrong.status, wrong.body]).toEqual([path, 401, none.body]);
    }
  });

  it('also where both were just used by their owners', async () => {
    expect((await world.client.get('/wms/orders', { token: mine.token })).status).toBe(200);
    expect(
      (await world.client.get('/wms/orders', { token: foreign.token, key: world.theirs.key })).status,
    ).toBe(200);
    expect((await world.client.get('/wms/orders', { token: foreign.token })).status).toBe(401);
    expect((await world.client.get('/wms/orders', { token: mine.token, key: world.theirs.key })).status).toBe(
      401,
    );
  });

  it('a job of another connection is not found, and nothing happens to it', async () => {
    const jobs = [await newJob(world, sibling.token)];
    const { body } = await world.client.post(JOBS, {
      token: foreign.token,
      key: world.theirs.key,
      json: {
        start_time: '2025-12-01T00:00:00Z',
        end_time: '2025-12-02T00:00:00Z',
        function_name: 'get_orders',
      },
    });
    jobs.push(body.id);
    for (const job of jobs) {
      for (const [method, path] of [
        ['GET', `${JOBS}/${job}`],
        ['POST', `${JOBS}/${job}/cancel`],
        ['POST', `${JOBS}/${job}/resume`],
      ] as const) {
        const { status, body: refusal } = await world.client.send(method, path, { token: mine.token });
        expect([path, status, refusal.id]).toEqual([path, 404, job]);
      }
    }
    const { rows } = await world.pool.query("SELECT status FROM run WHERE kind = 'on_demand'");
    expect(rows.every((row) => row.status === 'open')).toBe(true);
    expect((await world.client.get(JOBS, { token: mine.token })).body.data).toEqual([]);
  });

  it('a connection of another organization is not found', async () => {
    const wrong = await world.client.get(`/connections/${foreign.id}`);
    expect([wrong.status, wrong.body.id]).toEqual([404, foreign.id]);
    expect((await world.client.post(`/connections/${foreign.id}/sync`)).status).toBe(404);
    const { body } = await world.client.get('/connections');
    expect(body.data.map((one: { connection_id: string }) => one.connection_id)).not.toContain(foreign.id);
  });

  it('a page token opens only the list it was made for', async () => {
    const page = (path: string, ask: object) => world.client.get(path, ask);
    await newJob(world, mine.token);
    await newJob(world, mine.token, '2025-10');
    const orders = (await page('/wms/orders?limit=1', { token: mine.token })).body.next_token;
    const jobs = (await page(`${JOBS}?limit=1`, { token: mine.token })).body.next_token;
    const connections = (await page('/connections?limit=1', {})).body.next_token;
    const foreignOrders = (await page('/wms/orders?limit=1', { token: foreign.token, key: world.theirs.key }))
      .body.next_token;
    const altered = `${orders.slice(0, -3)}${orders.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    const sealed = (await world.pool.query('SELECT sealed_access_token FROM connection')).rows[0]
      .sealed_access_token;
    expect(
      (await page(`/wms/orders?limit=1&page_token=${orders}`, { token: mine.token })).body.data[0].id,
    ).toBe('o2');
    for (const [path, ask, token] of [
      ['/wms/orders', { token: sibling.token }, orders],
      ['/wms/orders', { token: mine.token }, foreignOrders],
      ['/wms/orders', { token: mine.token }, jobs],
      ['/wms/orders', { token: mine.token }, altered],
      ['/wms/orders', { token: mine.token }, sealed],
      [JOBS, { token: sibling.token }, jobs],
      [JOBS, { token: mine.token }, orders],
      ['/connections', { key: world.theirs.key }, connections],
      ['/connections', {}, orders],
    ] as const) {
      const { status, body } = await page(`${path}?page_token=${encodeURIComponent(token)}`, ask);
      expect([path, status, body.detail?.query?.page_token?.length]).toEqual([path, 422, 1]);
      expect(body.data).toBeUndefined();
    }
  });

  it('an idempotency key is the connection’s own', async () => {
    const json = {
      start_time: '2025-11-01T00:00:00Z',
      end_time: '2025-11-02T00:00:00Z',
      function_name: 'get_orders',
    };
    const headers = { 'idempotency-key': 'shared' };
    const one = await world.client.post(JOBS, { token: mine.token, json, headers });
    const two = await world.client.post(JOBS, { token: sibling.token, json, headers });
    expect(two.body.connection_id).toBe(sibling.id);
    expect(two.body.id).not.toBe(one.body.id);
  });

  it('a revoked key is refused a second later at most, as an unknown one is', async () => {
    const key = world.theirs.readOnlyKey;
    expect((await world.client.get('/connections', { key })).status).toBe(200);
    await world.pool.query('UPDATE api_key SET revoked_at = now() WHERE key_hash = $1', [tokenHash(key)]);
    // Being used goes on meanwhile, and must not lengthen it: it would then be accepted for ever.
    await expect
      .poll(async () => (await world.client.get('/connections', { key })).status, { interval: 50 })
      .toBe(401);
    const unknown = await world.client.get('/connections', { key: 'bhk_never_was' });
    expect((await world.client.get('/connections', { key })).body).toEqual(unknown.body);
  });
});
