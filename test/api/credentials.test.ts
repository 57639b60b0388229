import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialsRefused } from '../../src/connectors/kit/errors.ts';
import type { Connector, Context } from '../../src/connectors/kit/manifest.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { acme, type Shelves } from './acme.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

describe('PUT /connections/credentials', () => {
  let world: World;
  /** What the vendor accepts at present. */
  let accepted = 'first-secret';
  const shelves: Shelves = { orders: [], products: [], inventory: [] };
  const calm = acme('wms', 'moody', 'Moody Warehousing', shelves);
  const look = ({ credentials }: Context) => {
    if (credentials.api_key !== accepted) throw new CredentialsRefused('This key is no longer good.');
    return { owner: accepted };
  };
  const moody: Connector = {
    ...calm,
    check: async (ctx) => look(ctx),
    functions: calm.functions.map((fn) => ({
      ...fn,
      page: async (ctx, ask, cursor) => {
        look(ctx);
        return await fn.page(ctx, ask, cursor);
      },
    })),
  };

  beforeAll(async () => {
    world = await makeWorld({ connectors: [moody] });
    shelves.orders.push({ id: 'o1', updated: new Date(Date.now() - 3_600_000).toISOString() });
  });
  afterAll(() => world.end());

  const make = async () => {
    accepted = 'first-secret';
    const { body } = await world.client.post('/connections', {
      json: { integration_name: 'moody', credentials: { api_key: accepted } },
    });
    return { id: body.connection_id as string, token: body.access_token as string };
  };
  const put = (token: string, api_key: string, ask = {}) =>
    world.client.send('PUT', '/connections/credentials', {
      token,
      json: { credentials: { api_key } },
      ...ask,
    });
  const shown = async (id: string) => (await world.client.get(`/connections/${id}`)).body.data;
  const orders = async (token: string) =>
    (await world.client.get('/wms/orders', { token })).body.data.map((order: { id: string }) => order.id);

  it('200: what was refused goes on at once, with id, token and records as they were', async () => {
    const { id, token } = await make();
    accepted = 'second-secret';
    await world.work(id);
    expect((await shown(id)).errors).toMatchObject([{ error_type: 'invalid_credentials' }]);
    const wrong = await put(token, 'first-secret');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'credentials_refused']);
    expect((await shown(id)).errors).toHaveLength(1);
    const { status, body } = await put(token, 'second-secret');
    expect([status, body]).toEqual([
      200,
      { id, object: 'connection', updated: true, me: { owner: 'second-secret' } },
    ]);
    expect(await shown(id)).toMatchObject({ errors: [], me: { owner: 'second-secret' } });
    await world.work(id);
    expect(await orders(token)).toEqual(['o1']);
    const { rows } = await world.pool.query(
      "SELECT type FROM event WHERE connection_id = $1 AND type LIKE 'connection-error.%' ORDER BY seq",
      [id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['connection-error.created', 'connection-error.deleted']);
  });

  it('a stuck job stays so until it is resumed, and then goes on', async () => {
    const { id, token } = await make();
    await world.work(id);
    const job = await newJob(world, token);
    accepted = 'second-secret';
    await world.work(id);
    const status = async () =>
      (await world.client.get(`/connections/on-demand-syncs/${job}`, { token })).body.status;
    expect(await status()).toBe('stuck');
    await put(token, 'second-secret');
    await world.work(id);
    expect(await status()).toBe('stuck');
    await world.client.post(`/connections/on-demand-syncs/${job}/resume`, { token });
    await world.work(id);
    expect(await status()).toBe('completed');
  });

  it('whoever works with the credentials of before can write nothing more', async () => {
    const { id, token } = await make();
    const late = new Runner(world.engine, (await takeConnection(world.engine, id, 'late'))!);
    await put(token, 'first-secret');
    await expect(late.step(async () => {})).rejects.toThrow('Another worker has taken this connection');
    expect(await orders(token)).toEqual([]);
    await world.work(id);
    expect(await orders(token)).toEqual(['o1']);
  });

  it('the connection draws on the budget of the new account, and keeps nothing of the old session', async () => {
    const { id, token } = await make();
    const kept = async () =>
      (
        await world.pool.query(
          'SELECT account_hash, sealed_session FROM connection WHERE connection_id = $1',
          [id],
        )
      ).rows[0];
    const before = await kept();
    await world.pool.query("UPDATE connection SET sealed_session = 'old' WHERE connection_id = $1", [id]);
    accepted = 'second-secret';
    await put(token, accepted);
    const after = await kept();
    expect(after.sealed_session).toBeNull();
    expect(after.account_hash.equals(before.account_hash)).toBe(false);
    expect(after.account_hash.equals(world.engine.quotas.hashOf('wms/moody/second-secret'))).toBe(true);
  });

  it('401, 403 and 422', async () => {
    const { token } = await make();
    expect((await put(token, accepted, { key: null })).status).toBe(401);
    expect((await put('bht_nobody', accepted)).status).toBe(401);
    expect((await put(token, accepted, { key: world.ours.readOnlyKey })).body.code).toBe('read_only');
    expect((await put(token, '')).body.detail.json).toEqual({ 'credentials.api_key': ['is missing: Key.'] });
    expect((await put(token, accepted, { json: {} })).body.detail.json).toHaveProperty('credentials');
    expect((await put(token, accepted, { json: { credentials: { other: 'x' } } })).status).toBe(422);
  });
});
