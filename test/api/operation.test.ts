import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../support/database.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('operating the API', () => {
  let world: World;
  let token: string;
  let fit = true;
  beforeAll(async () => {
    world = await makeWorld({ ready: async () => fit });
    ({ token } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  const raw = (bytes: string) => {
    const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
    socket.end(bytes);
    return text(socket);
  };

  it('GET /healthz and GET /readyz need no key', async () => {
    expect((await world.client.get('/healthz', { key: null })).body).toEqual({ status: 'ok' });
    expect((await world.client.get('/readyz', { key: null })).body).toEqual({ status: 'ready' });
  });

  it('GET /readyz: 503 while something else is not ready, or the database is not migrated', async () => {
    fit = false;
    const { status, body, headers } = await world.client.get('/readyz');
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
    fit = true;
    await query(world.databaseUrl, 'ALTER TABLE migration RENAME TO hidden');
    expect((await world.client.get('/readyz')).status).toBe(503);
    await query(world.databaseUrl, 'ALTER TABLE hidden RENAME TO migration');
    expect((await world.client.get('/readyz')).status).toBe(200);
  });

  it('repeats a sane x-request-id and makes one otherwise', async () => {
    const named = await world.client.get('/healthz', { headers: { 'x-request-id': 'abc-1.2_3' } });
    expect(named.headers.get('x-request-id')).toBe('abc-1.2_3');
    for (const odd of ['a b', '<x>', 'x'.repeat(129), '"']) {
      const { headers } = await world.client.get('/healthz', { headers: { 'x-request-id': odd } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('500: says nothing of what went wrong but the request id', async () => {
    await query(world.databaseUrl, 'ALTER TABLE connection_error RENAME TO hidden');
    const { status, body, headers } = await world.client.get('/connections');
    await query(world.databaseUrl, 'ALTER TABLE hidden RENAME TO connection_error');
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(body.error).toContain(headers.get('x-request-id'));
    expect(JSON.stringify(body)).not.toContain('connection_error');
    expect(
      world.logged.some((line) => line.includes('a request failed') && line.includes('connection_error')),
    ).toBe(true);
  });

  it('503: the connection is busy', async () => {
    const { rows } = await world.pool.query('SELECT connection_id FROM connection_state LIMIT 1');
    const holder = await world.pool.connect();
    await holder.query('SET idle_in_transaction_session_timeout = 0');
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM connection_state WHERE connection_id = $1 FOR UPDATE', [
      rows[0].connection_id,
    ]);
    const { status, body } = await world.client.post('/connections/sync', { token });
    await holder.query('ROLLBACK');
    holder.release(true);
    expect([status, body.code]).toEqual([503, 'unavailable']);
  });

  it('503: a session the database ended is a passing trouble', async () => {
    const ended = world.client.post(`/connections/on-demand-syncs`, {
      token,
      json: {
        start_time: '2025-12-01T00:00:00Z',
        end_time: '2025-12-02T00:00:00Z',
        function_name: 'get_orders',
      },
    });
    await query(
      world.databaseUrl,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    expect([200, 503]).toContain((await ended).status);
    expect((await world.client.get('/connections')).status).toBe(200);
  });

  it('answers broken requests in the usual shape', async () => {
    const nonsense = await raw('HELLO\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1.1 400 /);
    expect(nonsense).toContain('"origin":"trackstar"');
    const large = await raw(`GET / HTTP/1.1\r\nhost: x\r\nbig: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1.1 431 /);
  });

  it('logs neither keys, tokens, bodies nor query strings', async () => {
    const secret = 'super-secret-value';
    await newJob(world, token);
    await world.client.get(`/wms/orders?order_number=${secret}`, { token });
    await world.client.get(`/wms/orders?nothing=${secret}`, { token });
    await world.client.post('/connections/sync', { token, json: { functions_to_sync: [secret] } });
    await world.client.post('/connections/sync', {
      token,
      raw: `{${secret}`,
      headers: { 'content-type': 'application/json' },
    });
    const log = world.logged.join('\n');
    expect(log).toContain('"route":"/wms/orders"');
    for (const word of [token, world.ours.key, secret, 'vendor-secret']) expect(log).not.toContain(word);
  });

  it('closes while clients keep their connections, and finishes what is under way', async () => {
    const agent = new Agent({ keepAliveTimeout: 60_000, connections: 3, pipelining: 1 });
    for (let n = 0; n < 3; n++) {
      const { body } = await request(`${world.url}/healthz`, { dispatcher: agent });
      await body.dump();
    }
    const half = connect(Number(new URL(world.url).port), '127.0.0.1');
    half.on('error', () => {});
    half.write('POST /connections/sync HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = Date.now();
    await world.stopApi();
    expect(Date.now() - began).toBeLessThan(30_000);
    await agent.destroy();
    half.destroy();
  });
});
