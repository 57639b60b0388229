import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from '../jobs.ts';
import { makeWorld, type World } from '../world.ts';

describe('the history of a record, and what the source sent', () => {
  let world: World;
  let made: { id: string; token: string };
  let jobs: string[];
  const get = (path: string, token = made.token) => world.client.get(path, { token });

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
    await world.work(made.id);
    jobs = [];
    for (const [status, n] of [
      ['open', 1],
      ['open', 2],
      ['fulfilled', 3],
    ] as const) {
      world.shelves.orders = [
        {
          id: 'a/b',
          updated: `2025-12-0${n}T00:00:00Z`,
          status,
          additional_fields: { note: `n${n}`, odd: '\0\ud800' },
        },
      ];
      jobs.unshift(await newJob(world, made.token));
      await world.work(made.id);
    }
  });
  afterAll(() => world.end());

  it('200: changes, the newest first, with what they changed and what made them', async () => {
    const { status, body } = await get('/wms/orders/a%2Fb/history');
    expect(status).toBe(200);
    expect([body.total_count, body.next_token]).toEqual([3, null]);
    const [third, second, first] = body.data;
    expect(third).toMatchObject({
      record_version: 3,
      event_types: ['order.updated'],
      cause: { run_id: jobs[0], kind: 'on_demand', historical: true },
      previous_attributes: { status: 'open', 'additional_fields.note': 'n2' },
      current_attributes: { status: 'fulfilled', 'additional_fields.note': 'n3' },
    });
    expect(Object.keys(second.current_attributes)).toEqual(Object.keys(second.previous_attributes));
    expect(second.previous_attributes).not.toHaveProperty('status');
    expect(first).toMatchObject({
      record_version: 1,
      cause: { run_id: jobs[2] },
      previous_attributes: null,
      current_attributes: null,
    });
    expect(first.event_types[0]).toBe('order.created');
  });

  it('200: page by page; a token opens no other record', async () => {
    const first = await get('/wms/orders/a%2Fb/history?limit=2');
    expect(first.body.data.map((one: { record_version: number }) => one.record_version)).toEqual([3, 2]);
    const token = encodeURIComponent(first.body.next_token);
    const second = await get(`/wms/orders/a%2Fb/history?limit=2&page_token=${token}`);
    expect(second.body.data.map((one: { record_version: number }) => one.record_version)).toEqual([1]);
    expect(second.body.next_token).toBeNull();
    world.shelves.orders.push({ id: 'c', updated: '2025-12-03T00:00:00Z' });
    await newJob(world, made.token);
    await world.work(made.id);
    expect((await get('/wms/orders/c/history')).body.total_count).toBe(1);
    expect((await get(`/wms/orders/c/history?page_token=${token}`)).status).toBe(422);
  });

  it('200: what the source sent, and 404 with the reason once it is no longer kept', async () => {
    const { body } = await get('/wms/orders/a%2Fb/raw');
    expect(body.data).toMatchObject({
      payload: { id: 'a/b', updated: '2025-12-03T00:00:00Z', status: 'fulfilled' },
      run_id: jobs[0],
      mapper_version: 1,
    });
    expect(Date.parse(body.data.expires_at)).toBeGreaterThan(Date.parse(body.data.as_of));
    await world.pool.query('DELETE FROM raw WHERE connection_id = $1', [made.id]);
    const gone = await get('/wms/orders/a%2Fb/raw');
    expect([gone.status, gone.body.id]).toEqual([404, 'a/b']);
    expect(gone.body.error).toContain('kept for 30 days');
    expect((await get('/wms/orders/a%2Fb/history')).status).toBe(200);
  });

  it.each(['history', 'raw'])('401, 404 and 501: %s', async (what) => {
    expect((await world.client.get(`/wms/orders/a%2Fb/${what}`)).status).toBe(401);
    const other = await world.connect(world.ours);
    for (const [path, token] of [
      [`/wms/orders/nothing/${what}`, made.token],
      [`/wms/orders/%00/${what}`, made.token],
      [`/wms/orders/a%2Fb/${what}`, other.token],
    ] as const) {
      const { status, body } = await get(path, token);
      expect([path, status, body.code]).toEqual([path, 404, 'not_found']);
    }
    const { status, body } = await get(`/wms/billing/b1/${what}`);
    expect([status, body.error]).toEqual([501, 'Endpoint get_bills is not implemented for Acme Warehousing']);
    expect((await get(`/wms/warehouses/w1/locations/l1/${what}`)).status).toBe(501);
    expect((await get(`/wms/orders/channels/c1/${what}`)).status).toBe(501);
  });

  it.each(['limit=0', 'limit=101', 'page_token=x', 'order=desc'])('422: %s', async (query) => {
    expect((await get(`/wms/orders/a%2Fb/history?${query}`)).status).toBe(422);
  });
});
