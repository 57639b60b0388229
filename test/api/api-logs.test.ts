/** What was asked of the API can be looked up, and who changed what. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropRequests } from '../../src/store/queries/request-log.ts';
import { makeWorld, type World } from './world.ts';

interface Entry {
  id: string;
  method: string;
  path: string;
  query: string;
  status: number;
  error_code: string | null;
  connection_id: string | null;
  actor: { kind: string; id: string | null; name: string | null };
  request_id: string;
}

describe('the log of requests', () => {
  let world: World;
  let mine: { id: string; token: string };
  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
  });
  afterAll(() => world.end());

  const logged = async (query: string, path = '/api-logs', key = world.ours.key) => {
    const { status, body } = await world.client.get(`${path}?${query}`, { key });
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data as Entry[];
  };
  /** Reads are written down a second later. */
  const until = async (query: string, count: number) => {
    for (;;) {
      const found = await logged(query);
      if (found.length >= count) return found;
      await sleep(50);
    }
  };
  const patch = (json: object, headers: Record<string, string> = {}) =>
    world.client.send('PATCH', '/connections', { token: mine.token, json, headers });

  it('200: a change stands there as soon as it is answered, with who made it', async () => {
    const { headers } = await patch({ customer_id: 'c' });
    const [entry] = await logged(`request_id=${headers.get('x-request-id')}`, '/audit-log');
    expect(entry).toMatchObject({
      method: 'PATCH',
      route: '/connections',
      path: '/connections',
      status: 200,
      error_code: null,
      connection_id: mine.id,
      actor: { kind: 'key', id: expect.any(String), name: expect.any(String) },
      remote_address: '127.0.0.1',
    });
    expect(Object.keys(entry!)).not.toContain('body');
  });

  it('200: a refused change too, with why; without a key it belongs to nobody', async () => {
    const { headers } = await patch({ customer_id: 7 });
    const [refused] = await logged(`request_id=${headers.get('x-request-id')}`, '/audit-log');
    expect(refused).toMatchObject({
      status: 422,
      error_code: 'invalid',
      error: expect.stringMatching(/customer_id/),
    });
    const unknown = await world.client.post('/connections/sync', { token: mine.token, key: 'wrong' });
    expect(unknown.status).toBe(401);
    const { rows } = await world.pool.query('SELECT 1 FROM request_log WHERE request_id = $1', [
      unknown.headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([]);
  });

  it('200: reads follow within a moment, narrowed by each filter', async () => {
    const token = mine.token;
    const start = new Date().toISOString();
    await world.client.get('/wms/orders?limit=7&order_number=A%26B', {
      token,
      headers: { 'x-request-id': 'mine' },
    });
    await world.client.get('/wms/orders/none', { token });
    await until(`start_time=${start}&contains=/wms/orders`, 2);
    const one = async (query: string) =>
      (await logged(`start_time=${start}&contains=/wms/&${query}`)).map(({ path, query: asked }) => [
        path,
        asked,
      ]);
    const list = ['/wms/orders', 'limit=7&order_number=A&B'];
    const single = ['/wms/orders/none', ''];
    expect(await one('')).toEqual([single, list]);
    expect(await one('status=404')).toEqual([single]);
    expect(await one('status=2xx')).toEqual([list]);
    expect(await one('request_id=mine')).toEqual([list]);
    expect(await one('method=POST')).toEqual([]);
    expect(await one(`connection_id=${mine.id}`)).toEqual([single, list]);
    expect(await one(`connection_id=${(await world.connect(world.ours)).id}`)).toEqual([]);
    expect(await one(`end_time=${new Date(Date.parse(start) + 1).toISOString()}`)).toEqual([]);
    expect(
      (await logged(`start_time=${start}`, '/audit-log')).filter(({ method }) => method === 'GET'),
    ).toEqual([]);
    const { body } = await world.client.get(`/api-logs/facets?start_time=${start}&contains=/wms/`);
    expect(body).toEqual({
      method: [{ value: 'GET', count: 2 }],
      status: [
        { value: '200', count: 1 },
        { value: '404', count: 1 },
      ],
      route: [
        { value: '/wms/orders', count: 1 },
        { value: '/wms/orders/:order_id', count: 1 },
      ],
    });
  });

  it('holds no secret: neither keys and tokens nor page tokens', async () => {
    const path = '/connections?page_token=opens-something&limit=1';
    const { headers } = await world.client.get(path);
    await until(`request_id=${headers.get('x-request-id')}`, 1);
    const { rows } = await world.pool.query('SELECT * FROM request_log');
    const all = JSON.stringify(rows);
    for (const secret of [world.ours.key, mine.token, 'opens-something']) expect(all).not.toContain(secret);
    expect(all).toContain('page_token=…');
  });

  it('is walked page by page, newest first, and another organization sees none of it', async () => {
    for (let n = 0; n < 3; n++) await patch({ customer_id: `c${n}` });
    const whole = await logged('limit=5', '/audit-log');
    const paged: Entry[] = [];
    for (let token = ''; ; ) {
      const { body } = await world.client.get(
        `/audit-log?limit=2${token && `&page_token=${encodeURIComponent(token)}`}`,
      );
      paged.push(...body.data);
      if (paged.length >= 5) break;
      token = body.next_token;
    }
    expect(paged.slice(0, 5)).toEqual(whole);
    expect(await logged('', '/audit-log', world.theirs.key)).toEqual([]);
    const first = await world.client.get('/audit-log?limit=1');
    for (const [path, key] of [
      ['/api-logs', world.ours.key],
      ['/audit-log', world.theirs.key],
    ] as const) {
      const foreign = await world.client.get(
        `${path}?page_token=${encodeURIComponent(first.body.next_token)}`,
        { key },
      );
      expect([foreign.status, Object.keys(foreign.body.detail.query)]).toEqual([422, ['page_token']]);
    }
  });

  it.each([
    ['status=9xx', 'status'],
    ['method=BREW', 'method'],
    ['connection_id=1', 'connection_id'],
    ['start_time=yesterday', 'start_time'],
    ['start_time=2026-01-02T00:00:00Z&end_time=2026-01-01T00:00:00Z', 'end_time'],
  ])('422: %s', async (query, field) => {
    for (const path of ['/api-logs', '/api-logs/facets', '/audit-log']) {
      const { status, body } = await world.client.get(`${path}?${query}`);
      expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
    }
  });

  it('drops reads after 30 days and changes after 400', async () => {
    await world.pool.query(`UPDATE request_log SET at = now() - interval '31 days'`);
    const changes = (await logged('limit=1000', '/audit-log')).length;
    await dropRequests(world.pool);
    const { rows } = await world.pool.query(
      `SELECT count(*) FILTER (WHERE is_change)::int AS changes, count(*) FILTER (WHERE at < now() - interval '30 days' AND NOT is_change)::int AS reads FROM request_log`,
    );
    expect(rows[0]).toEqual({ changes, reads: 0 });
    await world.pool.query(`UPDATE request_log SET at = now() - interval '401 days' WHERE is_change`);
    await dropRequests(world.pool);
    expect(await logged('', '/audit-log')).toEqual([]);
  });
});
