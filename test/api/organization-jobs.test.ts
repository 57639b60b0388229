import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStuck, newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/on-demand-syncs';

describe(`GET ${PATH}`, () => {
  let world: World;
  let first: { id: string; token: string };
  let second: { id: string; token: string };
  /** Newest first. */
  let jobs: string[];
  const ids = async (query: string) =>
    (await world.client.get(`${PATH}${query}`)).body.data.map((job: { id: string }) => job.id);

  beforeAll(async () => {
    world = await makeWorld();
    first = await world.connect(world.ours);
    second = await world.connect(world.ours);
    const foreign = await world.connect(world.theirs);
    jobs = [];
    for (const [{ token }, month] of [
      [first, '2025-07'],
      [second, '2025-08'],
      [first, '2025-09'],
      [second, '2025-10'],
    ] as const) {
      jobs.unshift(await newJob(world, token, month));
    }
    const json = {
      start_time: '2025-12-01T00:00:00Z',
      end_time: '2025-12-02T00:00:00Z',
      function_name: 'get_orders',
    };
    const verify = await world.client.post('/connections/on-demand-syncs/verify', {
      token: first.token,
      json,
    });
    jobs.unshift(verify.body.id);
    await world.client.post('/connections/on-demand-syncs', {
      token: foreign.token,
      key: world.theirs.key,
      json,
    });
    await world.client.post(`/connections/on-demand-syncs/${jobs[1]}/cancel`, { token: second.token });
    await makeStuck(world, jobs[3]!);
  });
  afterAll(() => world.end());

  it('200: those of all connections, newest first, each with what names its connection; nobody else’s', async () => {
    const { status, body } = await world.client.get(PATH);
    expect(status).toBe(200);
    expect(body.data.map((job: { id: string }) => job.id)).toEqual(jobs);
    expect([body.next_token, body.total_count]).toEqual([null, 5]);
    expect(body.data[4]).toMatchObject({
      connection_id: first.id,
      integration_type: 'wms',
      integration_name: 'acme',
      integration_display_name: 'Acme Warehousing',
      customer_id: 'customer-1',
    });
    const { integration_type, integration_name, integration_display_name, customer_id, ...job } =
      body.data[4];
    const alone = await world.client.get(`/connections/on-demand-syncs/${jobs[4]}`, { token: first.token });
    expect(job).toEqual(alone.body);
    expect((await world.client.get(PATH, { key: world.theirs.key })).body.total_count).toBe(1);
  });

  it('200: by state, function, integration, connection and purpose', async () => {
    expect(await ids('?status=cancelled')).toEqual([jobs[1]]);
    expect(await ids('?status[in]=cancelled,stuck')).toEqual([jobs[1], jobs[3]]);
    expect(await ids(`?connection_id=${second.id}`)).toEqual([jobs[1], jobs[3]]);
    expect(await ids('?purpose=verify')).toEqual([jobs[0]]);
    expect(await ids('?function_name=get_orders&status=open')).toEqual([jobs[0], jobs[2], jobs[4]]);
    expect(await ids('?function_name=get_returns')).toEqual([]);
    expect(await ids('?integration_name=acme')).toEqual(jobs);
    expect(await ids('?integration_name=acme-cart')).toEqual([]);
  });

  it('200: page by page, also where few are wanted of a stretch', async () => {
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { body } = await world.client.get(`${PATH}${query}`);
      seen.push(...body.data.map((job: { id: string }) => job.id));
      if (body.next_token === null) break;
      query = `?limit=2&page_token=${encodeURIComponent(body.next_token)}`;
    }
    expect(seen).toEqual(jobs);
    // Far more than are looked at in one statement, newer than those that are wanted.
    await world.pool.query(
      `INSERT INTO run (connection_id, run_id, kind, function_name, status, basis, mapper_version, organization_id)
       SELECT $1, ('f0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'on_demand', 'get_products', 'completed',
              'updated', 1, $2 FROM generate_series(1, 1200) n`,
      [first.id, world.ours.id],
    );
    expect(await ids('?function_name=get_orders')).toEqual(jobs);
    expect(await ids('?function_name=get_products&limit=200')).toHaveLength(200);
  });

  it('200: a deleted connection’s are gone with it', async () => {
    const gone = await world.connect(world.ours);
    const job = await newJob(world, gone.token);
    // One that is open goes with the deletion itself; the others go bit by bit, and are not to be seen meanwhile.
    await world.client.post(`/connections/on-demand-syncs/${job}/cancel`, { token: gone.token });
    expect(await ids('?status=cancelled')).toContain(job);
    await world.client.send('DELETE', '/connections', { token: gone.token });
    expect(await ids('?status=cancelled')).not.toContain(job);
  });

  it('401: no key', async () => {
    expect((await world.client.get(PATH, { key: null })).status).toBe(401);
  });

  it.each([
    ['status', 'status=done'],
    ['status[in]', 'status[in]=open,done'],
    ['limit', 'limit=201'],
    ['limit', 'limit=0'],
    ['page_token', 'page_token=made-up'],
    ['connection_id', 'connection_id=1'],
    ['integration_name', 'integration_name=%00'],
    ['purpose', 'purpose=fun'],
    ['order', 'order=desc'],
  ])('422: names %s in %s', async (field, query) => {
    const { status, body } = await world.client.get(`${PATH}?${query}`);
    expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
  });

  it('422: a page token of another organization, and of the list of one connection', async () => {
    const mine = (await world.client.get(`${PATH}?limit=1`)).body.next_token;
    const list = await world.client.get('/connections/on-demand-syncs?limit=1', { token: first.token });
    for (const [token, key] of [
      [mine, world.theirs.key],
      [list.body.next_token, world.ours.key],
    ]) {
      const answer = await world.client.get(`${PATH}?page_token=${encodeURIComponent(token)}`, { key });
      expect(answer.status).toBe(422);
    }
  });
});
