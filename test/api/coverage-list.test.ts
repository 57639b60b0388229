import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawTogether } from '../../src/sync/coverage-summary.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('GET /coverage', () => {
  let world: World;
  let made: { id: string; token: string };
  let cart: { id: string; token: string };

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
    cart = await world.connect(world.ours, 'cart');
    await world.connect(world.theirs);
    await world.work(made.id);
    for (const month of ['2025-09', '2025-11', '2025-12']) await newJob(world, made.token, month);
    await world.work(made.id);
  });
  afterAll(() => world.end());

  it('200: connection by connection, what was read and how many gaps there are', async () => {
    const { status, body } = await world.client.get('/coverage');
    expect(status).toBe(200);
    expect(body.data.map((one: { connection_id: string }) => one.connection_id)).toEqual([made.id, cart.id]);
    const [first, second] = body.data;
    expect(second).toEqual({
      connection_id: cart.id,
      integration_name: 'acme-cart',
      integration_display_name: 'Acme Shop',
      customer_id: 'customer-1',
      functions: [],
    });
    const of = (name: string) =>
      first.functions.find((one: { function_name: string }) => one.function_name === name);
    const alone = (
      await world.client.get('/connections/coverage?function_name=get_orders', { token: made.token })
    ).body.data[0];
    expect(of('get_orders')).toMatchObject({
      basis: 'updated',
      oldest: '2025-09-01T00:00:00Z',
      drawn_together: false,
      // After September, November and December; what is to come after the newest is none.
      gaps: 3,
    });
    expect(of('get_orders').covered.slice(0, 3)).toEqual(
      ['2025-09', '2025-11', '2025-12'].map((month) => ({
        start: `${month}-01T00:00:00Z`,
        end: `${month}-20T00:00:00Z`,
      })),
    );
    expect(of('get_orders').covered.at(-1).end).toBe(of('get_orders').newest);
    expect(of('get_orders').covered).toHaveLength(alone.covered.length);
    expect(of('get_inventory')).toMatchObject({ basis: 'none', oldest: null, covered: [], gaps: null });
    expect(Date.parse(of('get_inventory').last_as_of)).toBeGreaterThan(Date.now() - 600_000);
  });

  it('200: what the source no longer keeps is no gap', async () => {
    await world.pool.query(
      `INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state, as_of, run_id,
                             mapper_version)
       SELECT $1, gen_random_uuid(), 'get_orders', 'updated', '2025-09-20Z', '2025-11-01Z', 'unavailable', now(), run_id, 1
       FROM run WHERE connection_id = $1 LIMIT 1`,
      [made.id],
    );
    const { body } = await world.client.get('/coverage?function_name=get_orders&integration_name=acme');
    expect(body.total_count).toBe(1);
    expect(body.data[0].functions).toHaveLength(1);
    expect(body.data[0].functions[0].gaps).toBe(2);
  });

  it('200: page by page, and nobody else’s', async () => {
    const first = await world.client.get('/coverage?limit=1');
    const token = encodeURIComponent(first.body.next_token);
    const second = await world.client.get(`/coverage?limit=1&page_token=${token}`);
    expect(second.body.next_token).toBeNull();
    expect([...first.body.data, ...second.body.data]).toEqual(
      (await world.client.get('/coverage')).body.data,
    );
    const foreign = { key: world.theirs.key };
    expect((await world.client.get('/coverage', foreign)).body.total_count).toBe(1);
    expect((await world.client.get(`/coverage?page_token=${token}`, foreign)).status).toBe(422);
  });

  it('401: no key', async () => {
    expect((await world.client.get('/coverage', { key: null })).status).toBe(401);
  });

  it.each(['limit=101', 'page_token=x', 'function_name=Get', 'integration_name=%00', 'start_time=x'])(
    '422: %s',
    async (query) => {
      expect((await world.client.get(`/coverage?${query}`)).status).toBe(422);
    },
  );
});

describe('ranges that are drawn together', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 50, end: 60 },
    { start: 63, end: 70 },
  ];
  it.each([
    [4, ranges],
    [3, [{ start: 0, end: 20 }, ...ranges.slice(2)]],
    [
      2,
      [
        { start: 0, end: 20 },
        { start: 50, end: 70 },
      ],
    ],
    [1, [{ start: 0, end: 70 }]],
  ])('are at most %i, those apart that are furthest apart', (most, shown) => {
    expect(drawTogether(ranges, most)).toEqual(shown);
  });
});
