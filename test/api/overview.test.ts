import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStuck, newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('GET /overview', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  it('200: an organization without connections', async () => {
    const { status, body } = await world.client.get('/overview', { key: world.theirs.key });
    expect([status, body.data]).toEqual([
      200,
      {
        open_jobs: { count: 0, jobs: [] },
        stuck_jobs: 0,
        trouble: { count: 0, connections: [] },
        freshness: { up_to_date: 0, late: 0, never: 0, latest: [] },
        events_today: { count: 0, at_least: false },
        quota: [],
      },
    ]);
  });

  it('200: what goes on, and nobody else’s; what is under way is told at once', async () => {
    const first = await world.connect(world.ours);
    const second = await world.connect(world.ours);
    const late = await world.connect(world.ours, 'cart');
    const foreign = await world.connect(world.theirs);
    world.shelves.orders = [{ id: 'o1', updated: '2025-12-05T00:00:00Z' }];
    for (const { id } of [first, late, foreign]) await world.work(id);
    const stuck = await newJob(world, first.token, '2025-10');
    await makeStuck(world, stuck);
    const read = await newJob(world, first.token);
    await world.work(first.id);
    expect(
      (await world.client.get(`/connections/on-demand-syncs/${read}`, { token: first.token })).body.status,
    ).toBe('completed');
    const older = await newJob(world, first.token, '2025-11');
    const newer = await newJob(world, second.token);
    await world.pool.query(
      `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
       SELECT connection_id, '', 'credentials_refused', 'The key was refused.', '2026-01-01Z', '2026-01-02Z'
       FROM connection WHERE connection_id = ANY ($1)`,
      [[second.id, foreign.id]],
    );
    await world.pool.query(
      `UPDATE schedule SET position = '2026-01-03Z' WHERE connection_id = ANY ($1) AND function_name = 'get_orders'`,
      [[late.id, foreign.id]],
    );
    // One account for all of them: it is told once, with one of ours.
    await world.pool.query(
      `UPDATE account_quota SET tokens = -1e12, paused_until = clock_timestamp() + interval '1 hour', paused_reason = 'Slowly.'
       WHERE account_hash = (SELECT account_hash FROM connection WHERE connection_id = $1)`,
      [first.id],
    );
    const { data } = (await world.client.get('/overview')).body;
    expect(data.open_jobs.count).toBe(2);
    expect(data.open_jobs.jobs.map((job: { id: string }) => job.id)).toEqual([newer, older]);
    expect(data.open_jobs.jobs[0]).toMatchObject({
      connection_id: second.id,
      integration_display_name: 'Acme Warehousing',
      progress: { share_of_window: 0 },
    });
    expect(data.stuck_jobs).toBe(1);
    const named = { integration_name: 'acme', integration_display_name: 'Acme Warehousing' };
    expect(data.trouble).toEqual({
      count: 1,
      connections: [
        {
          connection_id: second.id,
          ...named,
          customer_id: 'customer-1',
          reason: 'The key was refused.',
          since: '2026-01-01T00:00:00Z',
        },
      ],
    });
    // Three of the first, two of the cart, three of the second that were never read.
    expect(data.freshness).toEqual({
      up_to_date: 4,
      late: 1,
      never: 3,
      latest: [
        {
          connection_id: late.id,
          integration_name: 'acme-cart',
          integration_display_name: 'Acme Shop',
          customer_id: 'customer-1',
          function_name: 'get_orders',
          latest_data: '2026-01-03T00:00:00Z',
        },
      ],
    });
    const { rows } = await world.pool.query(
      `SELECT count(*)::int AS count FROM event JOIN connection USING (connection_id)
       WHERE organization_id = $1 AND event.created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
      [world.ours.id],
    );
    expect(rows[0].count).toBeGreaterThan(0);
    expect(data.events_today).toEqual({ count: rows[0].count, at_least: false });
    expect(data.quota).toHaveLength(1);
    expect(data.quota[0]).toMatchObject({
      connection_id: first.id,
      integration_name: 'acme',
      declared: { burst: 1e9, per_second: 1e9 },
      paused: { reason: 'Slowly.' },
    });
    const alone = (await world.client.get('/connections/quota', { token: first.token })).body;
    const names = ['integration_name', 'integration_display_name', 'customer_id'];
    expect(Object.keys(data.quota[0]).sort()).toEqual([...Object.keys(alone), ...names].sort());
    expect(data.quota[0].connections).toBe(alone.connections);

    await world.client.post(`/connections/on-demand-syncs/${newer}/cancel`, { token: second.token });
    const then = (await world.client.get('/overview')).body.data;
    expect(then.open_jobs.jobs.map((job: { id: string }) => job.id)).toEqual([older]);
    expect(then.freshness).toEqual(data.freshness);
  });

  it('401: no key', async () => {
    expect((await world.client.get('/overview', { key: null })).status).toBe(401);
  });
});
