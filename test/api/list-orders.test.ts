import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedSchema } from '../../src/model/index.ts';
import { resourceByName } from '../../src/model/resources.ts';
import { day, FOUND, many, ORDERS, REFUSED } from './order-queries.ts';
import { makeWorld, type World } from './world.ts';

describe('GET /wms/orders', () => {
  let world: World;
  let token: string;
  let id: string;
  const list = (query: string) => world.client.get(`/wms/orders${query}`, { token });
  const ids = async (query: string): Promise<string> => {
    const { body, status, text } = await list(`?${query}`);
    expect(status, text).toBe(200);
    expect(body.total_count).toBe(body.data.length);
    return body.data.map((order: { id: string }) => order.id[0]).join('');
  };

  beforeAll(async () => {
    world = await makeWorld();
    ({ id, token } = await world.connect(world.ours));
    world.shelves.orders = ORDERS.map((order, n) => ({
      ...order,
      updated: day(n + 1),
      required_ship_date: n === 0 ? null : day(n + 1),
    }));
    await world.client.post('/connections/on-demand-syncs', {
      token,
      json: { start_time: day(1), end_time: '2025-12-31T00:00:00Z', function_name: 'get_orders' },
    });
    await world.work(id);
    const tag = (record: string, tags: unknown) =>
      world.pool.query('UPDATE record SET tags = $2 WHERE id = $1', [record, JSON.stringify(tags)]);
    await tag('a', ['vip', { region: 'eu' }]);
    await tag('b', ['vip', 'late']);
    await tag('d', [{ region: 'us' }]);
  });
  afterAll(() => world.end());

  it('200: the records as they were mapped, with our dates and tags', async () => {
    const { body } = await list('');
    expect(body.data).toHaveLength(7);
    expect(body.next_token).toBeNull();
    const [first] = body.data;
    expect(Object.keys(first)).toEqual(Object.keys(storedSchema(resourceByName('order')).properties));
    expect(first).toMatchObject({ id: 'a', created_date: day(1), trackstar_tags: ['vip', { region: 'eu' }] });
    expect(first.trackstar_updated_date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    expect(body.data[2].trackstar_tags).toBeNull();
  });

  it.each(FOUND)('200: %s gives %j', async (query, expected) => {
    expect(await ids(query)).toBe(expected);
  });

  it('200: pages meet every record once, also while others are written', async () => {
    const seen: string[] = [];
    let query = 'limit=2';
    for (;;) {
      const { body } = await list(`?${query}`);
      seen.push(...body.data.map((order: { id: string }) => order.id));
      if (body.next_token === null) break;
      expect(body.total_count).toBe(2);
      await world.pool.query("UPDATE record SET updated_stamp = now() WHERE id = 'a'");
      query = `limit=2&page_token=${body.next_token}`;
    }
    expect(seen).toEqual(ORDERS.map((order) => order.id));
  });

  it('200: a next_token only where there is more, with filters repeated', async () => {
    expect((await list('?limit=7')).body.next_token).toBeNull();
    const first = (await list('?limit=2&status=open')).body;
    const second = (await list(`?limit=2&status=open&page_token=${first.next_token}`)).body;
    expect([first.data, second.data].map((page) => page.map((order: { id: string }) => order.id))).toEqual([
      ['a', 'f'],
      ['g/h,i'],
    ]);
    expect(second.next_token).toBeNull();
    expect((await list('?limit=3&status=open')).body.next_token).toBeNull();
  });

  it('200: the updated date that is shown counts where the source’s own is not trusted', async () => {
    await world.pool.query("UPDATE record SET source_updated = NULL WHERE id = 'c'");
    expect(await ids(`updated_date[gte]=${day(3)}&updated_date[lt]=${day(4)}`)).toBe('c');
    await world.pool.query("UPDATE record SET source_updated = source_created WHERE id = 'c'");
  });

  it('200: a hundred values', async () => {
    expect(await ids(`status[in]=${many(100)}`)).toBe('');
    expect(await ids(`ids=${many(100)}`)).toBe('');
  });

  it.each(REFUSED)('422: names %s in %s', async (field, query) => {
    const { status, body } = await list(`?${query}`);
    expect(status).toBe(422);
    expect(Object.keys(body.detail.query)).toEqual([field]);
  });

  it('422: tells the operators there are', async () => {
    const { body } = await list('?order_number[neq]=x');
    expect(body.detail.query['order_number[neq]'][0]).toContain('eq-insensitive');
  });

  it('400: more parameters than any program sends, or too long an address', async () => {
    expect((await list(`?${Array.from({ length: 101 }, (_, n) => `p${n}=1`).join('&')}`)).status).toBe(400);
    expect((await list(`?status=${'x'.repeat(8200)}`)).status).toBe(400);
  });

  it('401: no token', async () => {
    expect((await world.client.get('/wms/orders')).status).toBe(401);
  });

  it('501: a connection of another type', async () => {
    const cart = await world.connect(world.ours, 'cart');
    const { status, body } = await world.client.get('/wms/orders', { token: cart.token });
    expect([status, body.error]).toEqual([501, 'Endpoint get_orders is not implemented for Acme Shop']);
  });

  it('200: answers what the schema of the resource says', async () => {
    const document = await world.client.document();
    const { parameters } = document.paths['/wms/orders']!.get as unknown as {
      parameters: { name: string }[];
    };
    const names = parameters.map((parameter) => parameter.name);
    expect(names).toEqual(
      expect.arrayContaining(['limit', 'page_token', 'ids[in]', 'status[nin]', 'trackstar_tags[contains]']),
    );
  });
});
