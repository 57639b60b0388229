import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConnectionRecord } from '../../src/store/queries/connections.ts';
import { Runner } from '../../src/sync/runner.ts';
import { openCredentials } from '../../src/sync/secrets.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/sandbox/generate-sandbox/wms';
const TABLES = [
  'run',
  'slice',
  'record',
  'raw',
  'event',
  'coverage',
  'quarantine',
  'sighting',
  'idempotency',
];

describe('POST /sandbox/generate-sandbox/{integration_type}', () => {
  let world: World;
  const rowsIn = async (table: string, id: string) =>
    Number(
      (await world.pool.query(`SELECT count(*) FROM ${table} WHERE connection_id = $1`, [id])).rows[0].count,
    );

  beforeAll(async () => {
    world = await makeWorld();
    for (let n = 0; n < 1200; n++) {
      world.shelves.orders.push({ id: `o${n}`, updated: new Date(Date.now() - 3_600_000 - n).toISOString() });
    }
  });
  afterAll(() => world.end());

  it('200: answers as a link exchange does, and the same each time', async () => {
    const { status, body } = await world.client.post(PATH);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      connection_id: expect.any(String),
      integration_name: 'sandbox',
      customer_id: null,
      available_actions: ['get_orders', 'get_products', 'get_inventory'],
      available_endpoints: ['GET /wms/orders', 'GET /wms/products', 'GET /wms/inventory'],
    });
    expect((await world.client.post(PATH)).body).toEqual(body);
    expect((await world.client.post(PATH, { key: world.theirs.key })).body.connection_id).not.toBe(
      body.connection_id,
    );
    expect(
      (await world.client.get('/connections/on-demand-syncs', { token: body.access_token })).status,
    ).toBe(200);
  });

  it('200: one sandbox, however many ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 30 }, () => world.client.post(PATH)));
    expect(new Set(asked.map(({ body }) => body.connection_id)).size).toBe(1);
    const { rows } = await world.pool.query(
      "SELECT 1 FROM connection WHERE organization_id = $1 AND integration_name = 'sandbox'",
      [world.ours.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('200: begins anew: nothing of before is left, a worker of before writes nothing', async () => {
    const { connection_id: id, access_token: token } = (await world.client.post(PATH)).body;
    await world.work(id);
    await newJob(world, token);
    await world.work(id);
    const first = (await loadConnectionRecord(world.pool, id))!;
    const stored = (await world.client.get('/wms/orders?limit=1', { token })).body;
    expect(stored.total_count).toBe(1);
    expect(await rowsIn('record', id)).toBeGreaterThan(1000);

    await newJob(world, token);
    const runner = new Runner(world.engine, (await takeConnection(world.engine, id, 'late'))!);
    await runner.begin(async () => {});
    await world.client.post(PATH);
    await expect(runner.finish()).rejects.toThrow('Another worker');
    for (const table of TABLES.slice(2)) expect([table, await rowsIn(table, id)]).toEqual([table, 0]);
    const { rows } = await world.pool.query(
      'SELECT DISTINCT kind, status FROM run WHERE connection_id = $1',
      [id],
    );
    expect(rows).toEqual([{ kind: 'initial', status: 'open' }]);
    const second = (await loadConnectionRecord(world.pool, id))!;
    const key = (record: typeof first) => openCredentials(world.engine.sealer, id, record.sealed_credentials);
    expect(key(second)).toEqual({ api_key: expect.stringMatching(/^sbx_[0-9a-f]{32}$/) });
    expect(key(second)).not.toEqual(key(first));

    await world.work(id);
    expect(await rowsIn('record', id)).toBe(1200);
  });

  it('401, 403, 422 and 501', async () => {
    expect((await world.client.post(PATH, { key: null })).status).toBe(401);
    expect((await world.client.post(PATH, { key: world.ours.readOnlyKey })).status).toBe(403);
    const { status, body } = await world.client.post('/sandbox/generate-sandbox/freight');
    expect([status, Object.keys(body.detail.path)]).toEqual([422, ['integration_type']]);
    expect((await world.client.post('/sandbox/generate-sandbox/carrier')).status).toBe(501);
  });
});
