import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clearing } from '../../src/sync/delete-connection.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const JOBS = '/connections/on-demand-syncs';

describe('PATCH and DELETE /connections', () => {
  let world: World;
  const events = async (id: string) =>
    (await world.pool.query('SELECT type, data FROM event WHERE connection_id = $1 ORDER BY seq', [id])).rows;

  beforeAll(async () => {
    world = await makeWorld();
    world.shelves.orders = [{ id: 'o1', updated: new Date(Date.now() - 3_600_000).toISOString() }];
  });
  afterAll(() => world.end());

  it('PATCH 200: changes what is named, and nothing else', async () => {
    const { id, token } = await world.connect(world.ours);
    const shown = async () => (await world.client.get(`/connections/${id}`)).body.data;
    const before = await shown();
    const change = async (json?: object) => {
      const { status, body } = await world.client.send('PATCH', '/connections', { token, json });
      expect([status, body]).toEqual([200, { id, object: 'connection', updated: true }]);
      return await shown();
    };
    const steady = ({ last_used: _, times_used: __, ...rest }: typeof before) => rest;
    expect(steady(await change({ webhooks_disabled: true }))).toEqual({
      ...steady(before),
      webhooks_disabled: true,
    });
    expect(await change({ customer_id: null })).toMatchObject({ customer_id: null, webhooks_disabled: true });
    const both = { customer_id: 'new', webhooks_disabled: false };
    expect(await change(both)).toMatchObject(both);
    for (const nothing of [{}, undefined]) expect(await change(nothing)).toMatchObject(both);
  });

  it('PATCH 401, 403 and 422', async () => {
    const { token } = await world.connect(world.ours);
    const send = (ask: object) => world.client.send('PATCH', '/connections', { json: {}, ...ask });
    expect((await send({})).status).toBe(401);
    expect((await send({ token, key: null })).status).toBe(401);
    expect((await send({ token, key: world.ours.readOnlyKey })).status).toBe(403);
    for (const json of [
      { customer_id: 5 },
      { customer_id: 'x'.repeat(501) },
      { customer_id: 'a\0b' },
      { webhooks_disabled: 'true' },
      { webhooks_disabled: null },
      { integration_name: 'other' },
    ]) {
      const { status, body } = await send({ token, json });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, Object.keys(json)]);
    }
  });

  it('DELETE 200: from the answer on the connection is nowhere to be found, however it is asked for', async () => {
    const { id, token } = await world.connect(world.ours);
    const { token: sibling, id: siblingId } = await world.connect(world.ours);
    await world.work(id);
    const job = await newJob(world, token);
    const [{ event_id: before }] = (
      await world.pool.query('SELECT event_id FROM event WHERE connection_id = $1 ORDER BY seq', [id])
    ).rows;
    const link = (await world.client.get(`/webhooks/events/${id}/${before}/data`)).body.download_url;
    expect((await fetch(link)).status).toBe(200);
    // The token was just used, so this process remembers it.
    expect((await world.client.get('/wms/orders', { token })).body.total_count).toBe(1);
    const { status, body } = await world.client.send('DELETE', '/connections', { token });
    expect([status, body]).toEqual([200, { id, object: 'connection', deleted: true }]);

    const unknown = (await world.client.get(JOBS, { token: 'bht_never_was' })).body;
    for (const [method, path] of [
      ['GET', '/wms/orders'],
      ['GET', '/wms/orders/o1'],
      ['GET', JOBS],
      ['GET', `${JOBS}/${job}`],
      ['POST', `${JOBS}/${job}/cancel`],
      ['POST', '/connections/sync'],
      ['PATCH', '/connections'],
      ['DELETE', '/connections'],
    ] as const) {
      const answer = await world.client.send(method, path, { token });
      expect([path, answer.status, answer.body]).toEqual([path, 401, unknown]);
    }
    expect((await world.client.get(`/connections/${id}`)).body.id).toBe(id);
    expect((await world.client.get(`/connections/${id}`)).status).toBe(404);
    expect((await world.client.post(`/connections/${id}/sync`)).status).toBe(404);
    const listed = (await world.client.get('/connections')).body.data.map(
      (one: { connection_id: string }) => one.connection_id,
    );
    expect([listed.includes(id), listed.includes(siblingId)]).toEqual([false, true]);
    // Nor by what it had told: only that it was deleted.
    const { data: shown } = (await world.client.get(`/webhooks/events?connection_id=${id}`)).body;
    expect(shown.map((one: { event_type: string }) => one.event_type)).toEqual(['connection.deleted']);
    expect((await world.client.get(`/webhooks/events/${id}/${before}`)).status).toBe(404);
    expect((await fetch(link)).status).toBe(404);
    const told = await events(id);
    expect(told.at(-1)).toEqual({
      type: 'connection.deleted',
      data: { deleted_date: expect.stringMatching(/Z$/) },
    });

    const deletion = async (key = world.ours.key) =>
      (await world.client.get(`/connections/${id}/deletion`, { key })).body;
    expect((await deletion()).data).toMatchObject({ connection_id: id, status: 'open', done_at: null });
    const noted = () =>
      world.pool.query(
        `SELECT 1 FROM attempt WHERE connection_id = $1
         UNION ALL SELECT 1 FROM request_log WHERE connection_id = $1 AND (NOT is_change OR path <> route OR query <> '')`,
        [id],
      );
    await expect.poll(async () => (await noted()).rowCount).toBeGreaterThan(0);
    const clearing = new Clearing(world.engine);
    const rows = () => world.pool.query('SELECT 1 FROM connection WHERE connection_id = $1', [id]);
    while ((await rows()).rowCount !== 0) await clearing.round();
    expect((await deletion()).data).toMatchObject({ status: 'done', done_at: expect.stringMatching(/Z$/) });
    expect((await noted()).rowCount).toBe(0);
    expect((await deletion(world.theirs.key)).code).toBe('not_found');
    expect((await world.client.get(`/connections/${siblingId}/deletion`)).status).toBe(404);
    // Nobody else loses anything.
    expect((await world.client.get(JOBS, { token: sibling })).status).toBe(200);
    expect((await events(siblingId)).map(({ type }) => type)).toEqual(['connection.created']);
  });

  it('DELETE 401, 403 and 404: not with a read-only key, and not what is somebody else’s', async () => {
    const mine = await world.connect(world.ours);
    const foreign = await world.connect(world.theirs);
    const status = async (ask: object) => (await world.client.send('DELETE', '/connections', ask)).status;
    expect(await status({})).toBe(401);
    expect(await status({ token: foreign.token })).toBe(401);
    expect(await status({ token: mine.token, key: world.ours.readOnlyKey })).toBe(403);
    for (const { id } of [mine, foreign]) expect(await events(id)).toHaveLength(1);
    // Several at once: one deletes it, and the others come too late.
    const all = await Promise.all(Array.from({ length: 5 }, () => status({ token: mine.token })));
    expect(all.filter((one) => one === 200)).toHaveLength(1);
    expect(all.every((one) => [200, 401, 404].includes(one))).toBe(true);
    expect((await events(mine.id)).map(({ type }) => type)).toEqual([
      'connection.created',
      'connection.deleted',
    ]);
  });

  it('a sandbox that was deleted is made again, as another connection', async () => {
    const make = async () => (await world.client.post('/sandbox/generate-sandbox/wms')).body;
    const first = await make();
    await world.client.send('DELETE', '/connections', { token: first.access_token });
    const second = await make();
    expect(second.connection_id).not.toBe(first.connection_id);
    await world.work(second.connection_id);
    expect((await world.client.get('/wms/orders', { token: second.access_token })).body.total_count).toBe(1);
  });

  it('a job is silent where that is asked for, and the same request but for that is another', async () => {
    const { id, token } = await world.connect(world.ours);
    await world.work(id);
    world.shelves.orders.push({ id: 'o2', updated: '2025-12-03T00:00:00Z' });
    const json = {
      start_time: '2025-12-01T00:00:00Z',
      end_time: '2025-12-20T00:00:00Z',
      function_name: 'get_orders',
    };
    const headers = { 'idempotency-key': 'once' };
    const create = (more: object) => world.client.post(JOBS, { token, headers, json: { ...json, ...more } });
    const made = await create({ events: 'silent' });
    expect(made.body.events).toBe('silent');
    expect((await create({ events: 'silent' })).body.id).toBe(made.body.id);
    expect((await create({})).body.code).toBe('idempotency_key_reused');
    expect(Object.keys((await create({ events: 'loud' })).body.detail.json)).toEqual(['events']);
    await world.work(id);
    const types = (await events(id)).map(({ type }) => type);
    expect(types.slice(-1)).toEqual(['connection.sync-job-completed']);
    expect(types.filter((type) => type.startsWith('order'))).toEqual([]);
    const usual = await world.client.post(JOBS, { token, json, headers: { 'idempotency-key': 'send' } });
    const said = { ...json, events: 'send' };
    const again = await world.client.post(JOBS, {
      token,
      json: said,
      headers: { 'idempotency-key': 'send' },
    });
    expect([usual.body.events, again.body.id]).toEqual(['send', usual.body.id]);
  });
});
