import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStuck, newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';

describe(`GET ${PATH}`, () => {
  let world: World;
  let token: string;
  let jobs: string[];
  const ids = async (query: string) => {
    const { body } = await world.client.get(`${PATH}${query}`, { token });
    return body.data.map((job: { id: string }) => job.id);
  };

  beforeAll(async () => {
    world = await makeWorld();
    ({ token } = await world.connect(world.ours));
    jobs = [];
    for (const month of ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11']) {
      jobs.unshift(await newJob(world, token, month));
    }
    await world.client.post(`${PATH}/${jobs[1]}/cancel`, { token });
    await makeStuck(world, jobs[3]!);
  });
  afterAll(() => world.end());

  it('200: all of them, newest first', async () => {
    const { status, body } = await world.client.get(PATH, { token });
    expect(status).toBe(200);
    expect(body.data.map((job: { id: string }) => job.id)).toEqual(jobs);
    expect([body.next_token, body.total_count]).toEqual([null, 5]);
  });

  it('200: by status and function', async () => {
    expect(await ids('?status=cancelled')).toEqual([jobs[1]]);
    expect(await ids('?status[in]=cancelled,stuck')).toEqual([jobs[1], jobs[3]]);
    expect(await ids('?status%5Bin%5D=stuck')).toEqual([jobs[3]]);
    expect(await ids('?status=open&status[in]=cancelled')).toEqual([]);
    expect(await ids('?function_name=get_orders')).toHaveLength(5);
    expect(await ids('?function_name=get_returns')).toEqual([]);
  });

  it('200: page by page', async () => {
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { body } = await world.client.get(`${PATH}${query}`, { token });
      seen.push(...body.data.map((job: { id: string }) => job.id));
      if (body.next_token === null) break;
      expect(body.total_count).toBe(2);
      query = `?limit=2&page_token=${encodeURIComponent(body.next_token)}`;
    }
    expect(seen).toEqual(jobs);
    expect((await world.client.get(`${PATH}?limit=5`, { token })).body.next_token).toBeNull();
  });

  it.each([
    ['status', 'status=done'],
    ['status[in]', 'status[in]=open,done'],
    ['status[nin]', 'status[nin]=open'],
    ['limit', 'limit=0'],
    ['limit', 'limit=1001'],
    ['limit', 'limit=1.5'],
    ['limit', 'limit=ten'],
    ['limit', 'limit='],
    ['limit', 'limit=1e2'],
    ['page_token', 'page_token=made-up'],
    ['function_name', 'function_name=%00'],
    ['status', 'status=open&status=stuck'],
    ['order', 'order=desc'],
    ['__proto__', '__proto__=1'],
  ])('422: names %s in %s', async (field, query) => {
    const { status, body } = await world.client.get(`${PATH}?${query}`, { token });
    expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
  });

  it('401: no token', async () => {
    expect((await world.client.get(PATH)).status).toBe(401);
  });
});
