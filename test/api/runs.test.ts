import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('what was done for a connection, and what went wrong', () => {
  let world: World;
  let made: { id: string; token: string };
  let foreign: { id: string; token: string };
  let job: string;
  const runs = async (query = '') => (await world.client.get(`/connections/${made.id}/runs${query}`)).body;
  const errors = async (query = '') =>
    (await world.client.get(`/connections/${made.id}/errors${query}`)).body;

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    world.shelves.orders = [{ id: 'o1', updated: '2025-12-05T00:00:00Z' }];
    await world.work(made.id);
    job = await newJob(world, made.token);
    await world.work(made.id);
  });
  afterAll(() => world.end());

  describe('GET /connections/{connection_id}/runs', () => {
    it('200: of all kinds, newest first, each as a job is shown', async () => {
      const { data, total_count, next_token } = await runs();
      expect([total_count, next_token]).toEqual([4, null]);
      expect(data.map((run: { kind: string }) => run.kind)).toEqual([
        'on_demand',
        'initial',
        'initial',
        'initial',
      ]);
      const [shown] = data;
      const { run_id, kind, window, last_error, ...rest } = shown;
      const { id, sync_job_id, ...as } = (
        await world.client.get(`/connections/on-demand-syncs/${job}`, { token: made.token })
      ).body;
      expect(rest).toEqual(as);
      expect({ run_id, kind, window, last_error }).toEqual({
        run_id: job,
        kind: 'on_demand',
        window: { start: '2025-12-01T00:00:00Z', end: '2025-12-20T00:00:00Z' },
        last_error: null,
      });
      const snapshot = data.find((run: { function_name: string }) => run.function_name === 'get_inventory');
      expect(snapshot).toMatchObject({ status: 'completed', window: null, window_basis: 'none' });
    });

    it('200: by kind, state and function, page by page', async () => {
      expect((await runs('?kind=on_demand')).data).toHaveLength(1);
      expect((await runs('?kind=scheduled')).data).toEqual([]);
      expect((await runs('?status=open')).data).toEqual([]);
      expect((await runs('?status[in]=open,completed&function_name=get_orders')).data).toHaveLength(2);
      const seen: unknown[] = [];
      for (let query = '?limit=3'; ; ) {
        const { data, next_token } = await runs(query);
        seen.push(...data);
        if (next_token === null) break;
        query = `?limit=3&page_token=${encodeURIComponent(next_token)}`;
      }
      expect(seen).toEqual((await runs()).data);
    });

    it('200: one alone, whatever its kind; none of another connection, and nothing for what is no id', async () => {
      const { data } = await runs();
      for (const run of [data[0], data.at(-1)])
        expect(await runs(`?run_id=${run.run_id}&kind=scheduled`)).toEqual({
          data: [run],
          next_token: null,
          total_count: 1,
        });
      const other = await world.client.get(`/connections/${foreign.id}/runs?run_id=${job}`, {
        key: world.theirs.key,
      });
      expect(other.body.data).toEqual([]);
      expect((await runs('?run_id=x')).data).toEqual([]);
    });
  });

  describe('GET /connections/{connection_id}/errors', () => {
    it('200: what blocks, what is tried again, and then what is over', async () => {
      expect(await errors()).toEqual({ data: [], next_token: null, total_count: 0 });
      const set = (sql: string, ...rest: unknown[]) => world.pool.query(sql, [made.id, ...rest]);
      await set(
        `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
         VALUES ($1, 'get_products', 'permission_missing', 'May not read products.', '2026-01-01Z', '2026-01-02Z')`,
      );
      const failing = await newJob(world, made.token, '2025-10');
      const fail = (id: string, code: string) =>
        set(
          `UPDATE run SET attempts = 1, idle_since = '2026-01-04T00:10:00Z', stalled_ms = 600000,
             last_error = jsonb_build_object('code', $3::text, 'message', 'It does not answer.'),
             waiting_until = '2026-01-04T00:11:00Z' WHERE connection_id = $1 AND run_id = $2`,
          id,
          code,
        );
      await fail(failing, 'source_unavailable');
      const { data } = await errors();
      expect(data).toEqual([
        {
          state: 'open',
          blocking: true,
          function_name: 'get_products',
          code: 'permission_missing',
          message: 'May not read products.',
          run_id: null,
          first_seen: '2026-01-01T00:00:00Z',
          last_seen: '2026-01-02T00:00:00Z',
          retry_at: null,
          ended_at: null,
        },
        {
          state: 'open',
          blocking: false,
          function_name: 'get_orders',
          code: 'source_unavailable',
          message: 'It does not answer.',
          run_id: failing,
          first_seen: '2026-01-04T00:00:00Z',
          last_seen: '2026-01-04T00:10:00Z',
          retry_at: '2026-01-04T00:11:00Z',
          ended_at: null,
        },
      ]);
      // What blocks was met by a run that says the same; it is told once.
      await set("UPDATE connection_error SET function_name = 'get_orders' WHERE connection_id = $1");
      await fail(failing, 'permission_missing');
      expect((await errors()).data).toHaveLength(1);

      // A page of the function shows that it is over.
      await set('UPDATE run SET waiting_until = NULL WHERE connection_id = $1');
      await world.work(made.id);
      const over = await errors();
      expect(over.data).toEqual([
        {
          state: 'past',
          blocking: true,
          function_name: 'get_orders',
          code: 'permission_missing',
          message: 'May not read products.',
          run_id: null,
          first_seen: '2026-01-01T00:00:00Z',
          last_seen: '2026-01-02T00:00:00Z',
          retry_at: null,
          ended_at: expect.stringMatching(/Z$/),
        },
      ]);
      expect((await errors('?state=open')).data).toEqual([]);
      expect((await errors('?state=past')).data).toEqual(over.data);
    });

    it('200: page by page, from the open into the past', async () => {
      const stopped = (fn: string) =>
        world.pool.query(
          `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
           VALUES ($1, $2, 'permission_missing', 'No.', '2026-01-01Z', '2026-01-02Z')`,
          [made.id, fn],
        );
      await stopped('get_orders');
      await newJob(world, made.token, '2025-08');
      await world.work(made.id);
      await stopped('get_orders');
      await stopped('get_products');
      const seen: { state: string }[] = [];
      for (let query = '?limit=1'; ; ) {
        const { data, next_token, total_count } = await errors(query);
        seen.push(...data);
        expect(total_count).toBeLessThan(2);
        if (next_token === null) break;
        query = `?limit=1&page_token=${encodeURIComponent(next_token)}`;
      }
      expect(seen.map(({ state }) => state)).toEqual(['open', 'open', 'past', 'past']);
      expect(seen).toEqual((await errors()).data);
    });
  });

  it.each(['runs', 'errors'])('401 and 404: %s', async (what) => {
    expect((await world.client.get(`/connections/${made.id}/${what}`, { key: null })).status).toBe(401);
    for (const id of ['x', foreign.id, '0198c0de-0000-7000-8000-000000000000']) {
      const { status, body } = await world.client.get(`/connections/${id}/${what}`);
      expect([status, body.id]).toEqual([404, id]);
    }
  });

  it.each([
    ['runs', 'kind', 'kind=fun'],
    ['runs', 'status[in]', 'status[in]=done'],
    ['runs', 'limit', 'limit=201'],
    ['runs', 'page_token', 'page_token=x'],
    ['errors', 'state', 'state=fun'],
    ['errors', 'page_token', 'page_token=x'],
    ['errors', 'limit', 'limit=0'],
  ])('422: %s names %s in %s', async (what, field, query) => {
    const { status, body } = await world.client.get(`/connections/${made.id}/${what}?${query}`);
    expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
  });

  it('422: the page token of another connection', async () => {
    const other = await world.connect(world.ours);
    const token = encodeURIComponent((await runs('?limit=1')).next_token);
    expect((await world.client.get(`/connections/${other.id}/runs?page_token=${token}`)).status).toBe(422);
  });
});
