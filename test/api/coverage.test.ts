import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const COVERAGE = '/connections/coverage';
const FILL = '/connections/on-demand-syncs/fill-gaps';
const ESTIMATE = '/connections/on-demand-syncs/estimate';
/** Around the window that newJob() reads. */
const good = {
  start_time: '2025-12-01T00:00:00Z',
  end_time: '2026-01-01T00:00:00Z',
  function_name: 'get_orders',
};

describe('coverage, gaps and estimates', () => {
  let world: World;
  let token: string;
  let id: string;
  let read: string;
  const coverage = (query = '') => world.client.get(`${COVERAGE}${query}`, { token });
  const fill = (json: unknown, headers: Record<string, string> = {}) =>
    world.client.post(FILL, { token, json, headers });
  const estimate = (json: unknown) => world.client.post(ESTIMATE, { token, json });
  const jobs = async () =>
    (await world.client.get('/connections/on-demand-syncs', { token })).body.data.length;

  beforeAll(async () => {
    world = await makeWorld();
    ({ token, id } = await world.connect(world.ours));
    world.shelves.orders.push({ id: 'o1', updated: '2025-12-05T00:00:00Z' });
    await world.work(id);
    read = await newJob(world, token);
    await world.work(id);
  });
  afterAll(() => world.end());

  describe(`GET ${COVERAGE}`, () => {
    it('200: every function, in the order of the connector, snapshots too', async () => {
      const { status, body } = await coverage();
      expect(status).toBe(200);
      expect(body.data.map((one: { function_name: string }) => one.function_name)).toEqual([
        'get_orders',
        'get_products',
        'get_inventory',
      ]);
      const [orders, products, inventory] = body.data;
      expect(orders.covered[0]).toMatchObject({
        start: '2025-12-01T00:00:00Z',
        end: '2025-12-20T00:00:00Z',
        run_id: read,
        kind: 'on_demand',
        older_mapper: false,
      });
      expect(orders.gaps[0].start).toBe('2025-12-20T00:00:00Z');
      expect([orders.oldest_data, orders.newest_data]).toEqual([
        '2025-12-05T00:00:00Z',
        '2025-12-05T00:00:00Z',
      ]);
      expect([products.oldest_data, products.covered.length]).toEqual([null, 1]);
      expect(inventory).toMatchObject({ basis: 'none', gaps: null, snapshot: { kind: 'initial' } });
    });

    it('200: one function between two instants, the plus of an offset as it comes', async () => {
      const range = 'start_time=2025-12-10T00:00:00Z&end_time=2025-12-12T02:00:00+02:00';
      const { body } = await coverage(`?function_name=get_orders&${range}`);
      expect(body.data).toHaveLength(1);
      expect(body.data[0]).toMatchObject({
        looked_at: { start: '2025-12-10T00:00:00Z', end: '2025-12-12T00:00:00Z' },
        covered: [{ start: '2025-12-10T00:00:00Z', end: '2025-12-12T00:00:00Z' }],
        gaps: [],
        next_end_time: null,
      });
    });

    it('401: without key, without token', async () => {
      expect((await world.client.get(COVERAGE, { token, key: null })).status).toBe(401);
      expect((await world.client.get(COVERAGE)).status).toBe(401);
    });

    it.each([
      ['function_name=get_moon', 'function_name'],
      ['function_name=Get%20Orders', 'function_name'],
      ['start_time=yesterday', 'start_time'],
      ['end_time=2025-12-01', 'end_time'],
      ['start_time=2025-12-02T00:00:00Z&end_time=2025-12-01T00:00:00Z', 'start_time'],
      ['limit=5', 'limit'],
    ])('422: %s', async (query, field) => {
      const { status, body } = await coverage(`?${query}`);
      expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
    });
  });

  describe(`POST ${ESTIMATE}`, () => {
    it('200: what it would take, with a key that may only read, and nothing is made', async () => {
      const before = await jobs();
      const { status, body } = await world.client.post(ESTIMATE, {
        token,
        key: world.ours.readOnlyKey,
        json: good,
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        function_name: 'get_orders',
        window: { start: good.start_time, end: good.end_time },
        // Of 31 days less the edges at most.
        cost: { slices: 2 },
        cost_of_gaps: { slices: 1 },
        gaps: [{ start: '2025-12-20T00:00:00Z', end: good.end_time }],
        unavailable: [],
        source_keeps_from: null,
        open_jobs: [],
        holds: ['get_inventory', 'get_orders', 'get_products'],
      });
      expect(await jobs()).toBe(before);
    });

    it('400: a pair that is not enabled, in the documented words; what is not JSON', async () => {
      const { status, body } = await estimate({ ...good, function_name: 'get_inventory' });
      expect([status, body.error]).toEqual([400, 'On-demand sync is not enabled for acme get_inventory']);
      const headers = { 'content-type': 'application/json' };
      expect((await world.client.post(ESTIMATE, { token, raw: '{', headers })).status).toBe(400);
    });

    it('401, 413, 415, 422: as creating a job', async () => {
      expect((await world.client.post(ESTIMATE, { json: good })).status).toBe(401);
      expect((await estimate({ ...good, start_time: 'x'.repeat(1_100_000) })).status).toBe(413);
      const headers = { 'content-type': 'text/plain' };
      expect((await world.client.post(ESTIMATE, { token, raw: '{}', headers })).status).toBe(415);
      const { status, body } = await estimate({ ...good, end_time: good.start_time });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, ['start_time']]);
      expect(Object.keys((await estimate({ ...good, older_than: good.end_time })).body.detail.json)).toEqual([
        'older_than',
      ]);
    });
  });

  describe(`POST ${FILL}`, () => {
    it('200: a job of the gaps alone, the same under the same key, and then there is nothing to fill', async () => {
      const headers = { 'idempotency-key': 'fill' };
      const first = await fill(good, headers);
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({
        job: { status: 'open', only_gaps: true, requested_start_time: good.start_time },
        gaps: [{ start: '2025-12-20T00:00:00Z', end: good.end_time }],
        unavailable: [],
      });
      const second = await fill(good, headers);
      expect(second.headers.get('idempotent-replayed')).toBe('true');
      expect(second.body).toEqual(first.body);
      expect(
        (await world.client.get(`/connections/on-demand-syncs/${first.body.job.id}`, { token })).body
          .only_gaps,
      ).toBe(true);
      await world.work(id);
      const before = await jobs();
      const none = await fill({ ...good, events: 'silent' });
      expect([none.status, none.body]).toEqual([200, { job: null, gaps: [], unavailable: [] }]);
      expect(await jobs()).toBe(before);
      const anew = await fill({ ...good, older_than: new Date().toISOString(), events: 'silent' });
      expect(anew.body).toMatchObject({
        job: { events: 'silent' },
        gaps: [{ start: good.start_time, end: good.end_time }],
      });
    });

    it('400: a pair that is not enabled; a function that is disabled; a key of another request', async () => {
      expect((await fill({ ...good, function_name: 'get_products' })).body.code).toBe(
        'on_demand_not_enabled',
      );
      const headers = { 'idempotency-key': 'fill' };
      expect((await fill({ ...good, start_time: '2025-12-02T00:00:00Z' }, headers)).body.code).toBe(
        'idempotency_key_reused',
      );
      const other = await world.connect(world.ours);
      const switched = (disabled_functions: string[]) =>
        world.client.send('PATCH', '/schedules/disabled-functions', {
          token: other.token,
          json: { disabled_functions },
        });
      await switched(['get_orders']);
      for (const path of [FILL, ESTIMATE]) {
        const { status, body } = await world.client.post(path, { token: other.token, json: good });
        expect([status, body.code]).toEqual([400, 'function_disabled']);
      }
    });

    it('401, 403, 413, 415: as creating a job', async () => {
      expect((await world.client.post(FILL, { json: good })).status).toBe(401);
      const readOnly = await world.client.post(FILL, { token, key: world.ours.readOnlyKey, json: good });
      expect([readOnly.status, readOnly.body.code]).toEqual([403, 'read_only']);
      expect((await fill({ ...good, start_time: 'x'.repeat(1_100_000) })).status).toBe(413);
      const headers = { 'content-type': 'text/plain' };
      expect((await world.client.post(FILL, { token, raw: '{}', headers })).status).toBe(415);
    });

    it.each([
      [{}, ['end_time', 'function_name', 'start_time']],
      [{ ...good, older_than: 'yesterday' }, ['older_than']],
      [{ ...good, older_than: '2099-01-01T00:00:00Z' }, ['older_than']],
      [{ ...good, start_time: good.end_time }, ['start_time']],
      [{ ...good, start_time: '2098-01-01T00:00:00Z', end_time: '2099-01-01T00:00:00Z' }, ['start_time']],
      [{ ...good, start_time: '1970-01-01T00:00:00Z', gap: 1 }, ['gap']],
    ])('422: %j', async (json, fields) => {
      const { status, body } = await fill(json);
      expect([status, Object.keys(body.detail.json).sort()]).toEqual([422, fields]);
    });
  });
});
