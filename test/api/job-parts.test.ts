import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/store/database.ts';
import { countPage } from '../../src/store/queries/update-run.ts';
import { makeWorld, type World } from './world.ts';

const JOBS = '/connections/on-demand-syncs';

describe('the parts of a job, and how it went', () => {
  let world: World;
  let made: { id: string; token: string };
  let job: string;
  const get = async (what: string, query = '') =>
    (await world.client.get(`${JOBS}/${job}/${what}${query}`, { token: made.token })).body;

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
    world.shelves.orders = ['2025-10-05', '2025-12-05', '2025-12-06'].map((day) => ({
      id: day,
      updated: `${day}T00:00:00Z`,
    }));
    await world.work(made.id);
    const { body } = await world.client.post(JOBS, {
      token: made.token,
      json: {
        start_time: '2025-10-01T00:00:00Z',
        end_time: '2026-01-01T00:00:00Z',
        function_name: 'get_orders',
      },
    });
    job = body.id;
  });
  afterAll(() => world.end());

  it('200: before it began, and once it is done', async () => {
    const { created_at, progress } = (await world.client.get(`${JOBS}/${job}`, { token: made.token })).body;
    const before = await get('slices');
    expect(before.total_count).toBe(progress.slices_total);
    expect(before.data[0]).toEqual({
      slice_no: 0,
      window: { start: expect.any(String), end: '2026-01-01T00:00:00Z' },
      status: 'open',
      pages: 0,
      records: 0,
      restarts: 0,
      progress: 0,
      cursor_at: null,
    });
    expect(await get('trail')).toEqual({ data: [{ at: created_at, pages: 0, requests: 0, records: 0 }] });

    await world.work(made.id);
    const after = await get('slices');
    expect(after.data).toEqual(
      before.data.map((slice: { window: { start: string; end: string } }) => ({
        ...slice,
        status: 'done',
        pages: 1,
        progress: 1,
        records: world.shelves.orders.filter(
          ({ updated }) => updated >= slice.window.start && updated < slice.window.end,
        ).length,
        cursor_at: expect.stringMatching(/Z$/),
      })),
    );
    const { data: trail } = await get('trail');
    expect(trail.at(-1)).toMatchObject({
      pages: before.total_count,
      requests: before.total_count,
      records: 3,
    });
    for (const [n, { at }] of trail.entries()) if (n > 0) expect(at >= trail[n - 1].at).toBe(true);
  });

  it('200: slices page by page and by state', async () => {
    const all = (await get('slices')).data;
    const seen: unknown[] = [];
    for (let query = '?limit=1'; ; ) {
      const { data, next_token } = await get('slices', query);
      seen.push(...data);
      if (next_token === null) break;
      query = `?limit=1&page_token=${encodeURIComponent(next_token)}`;
    }
    expect(seen).toEqual(all);
    await world.pool.query("UPDATE slice SET status = 'split' WHERE run_id = $1 AND slice_no = 0", [job]);
    await world.pool.query(
      "UPDATE slice SET status = 'open', progress = 250000 WHERE run_id = $1 AND slice_no = 1",
      [job],
    );
    expect((await get('slices')).total_count).toBe(all.length - 1);
    expect((await get('slices', '?status=open')).data).toEqual([
      { ...all[1], status: 'open', progress: 0.25 },
    ]);
    expect((await get('slices', '?status=done')).total_count).toBe(all.length - 2);
  });

  it('keeps some hundred samples of a year, closer to each other than a thirtieth of its age', async () => {
    await world.pool.query("UPDATE run SET trail = '{}' WHERE run_id = $1", [job]);
    const none = { created: 0, changed: 0, unchanged: 0, outdated: 0, quarantined: 0 };
    const YEAR = 365 * 24 * 3600;
    const ages = [600];
    while (ages.at(-1)! < YEAR) ages.push(Math.ceil(ages.at(-1)! * 1.02));
    for (let at = 0; at < ages.length; at += 100)
      await inTransaction(world.pool, async (tx) => {
        for (const age of ages.slice(at, at + 100)) {
          tx.send(
            'UPDATE run SET created_at = statement_timestamp() - make_interval(secs => $2) WHERE run_id = $1',
            [job, age],
          );
          countPage(tx, made.id, job, 1, { ...none, created: 10 });
        }
      });
    const { data } = await get('trail');
    expect(data.length).toBeGreaterThan(200);
    expect(data.length).toBeLessThan(400);
    const since = (at: string) => (Date.parse(at) - Date.parse(data[0].at)) / 1000;
    for (const [n, { at, records }] of data.entries()) {
      if (n < 2) continue;
      expect(since(at) - since(data[n - 1].at)).toBeLessThan(since(at) / 24 + 2);
      expect(records).toBeGreaterThan(data[n - 1].records);
    }
  });

  it.each(['slices', 'trail'])('401 and 404: %s', async (what) => {
    expect((await world.client.get(`${JOBS}/${job}/${what}`)).status).toBe(401);
    const other = await world.connect(world.ours);
    for (const [id, token] of [
      ['x', made.token],
      [job, other.token],
      ['0198c0de-0000-7000-8000-000000000000', made.token],
    ] as const) {
      const { status, body } = await world.client.get(`${JOBS}/${id}/${what}`, { token });
      expect([status, body.id]).toEqual([404, id]);
    }
    // A run of another kind is no job.
    const { rows } = await world.pool.query(
      "SELECT run_id FROM run WHERE connection_id = $1 AND kind = 'initial' LIMIT 1",
      [made.id],
    );
    expect((await world.client.get(`${JOBS}/${rows[0].run_id}/${what}`, { token: made.token })).status).toBe(
      404,
    );
  });

  it.each([
    ['status', 'status=split'],
    ['limit', 'limit=0'],
    ['page_token', 'page_token=x'],
  ])('422: slices name %s in %s', async (field, query) => {
    const { detail } = await get('slices', `?${query}`);
    expect(Object.keys(detail.query)).toEqual([field]);
  });
});
