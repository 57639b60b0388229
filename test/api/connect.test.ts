import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialsRefused, RateLimited, Retryable } from '../../src/connectors/kit/errors.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { rowsOf } from '../support/engine.ts';
import { acme } from './acme.ts';
import { makeWorld, type World } from './world.ts';

const SECRET = 'hunter2-hunter2';

describe('POST /connections', () => {
  let world: World;
  let trouble: Error | null = null;
  const picky: Connector = {
    ...acme('wms', 'picky', 'Picky Warehousing', { orders: [], products: [], inventory: [] }),
    credentials: [
      { name: 'user', label: 'User name', secret: false, required: true },
      { name: 'password', label: 'Password', secret: true, required: true },
      { name: 'region', label: 'Region', secret: false, required: false, oneOf: ['eu', 'us'] },
    ],
    check: async (ctx) => {
      if (trouble) throw trouble;
      return { user: ctx.credentials.user! };
    },
  };
  beforeAll(async () => {
    world = await makeWorld({ connectors: [picky] });
  });
  afterAll(() => world.end());

  const good = { user: 'ann', password: SECRET };
  const post = (json: unknown, ask = {}) => world.client.post('/connections', { json, ...ask });
  const connections = async () => (await world.client.get('/connections')).body.data.length as number;

  it('200: makes a connection that works at once, and says whose it is', async () => {
    const { status, body } = await post({
      integration_name: 'picky',
      credentials: { ...good, region: '' },
      customer_id: 'cust-9',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      integration_name: 'picky',
      customer_id: 'cust-9',
      me: { user: 'ann' },
      available_actions: ['get_orders', 'get_products', 'get_inventory'],
    });
    const { access_token: token, connection_id: id } = body;
    expect((await world.client.get('/wms/orders', { token })).body.data).toEqual([]);
    const read = await world.client.get(`/connections/${id}`);
    expect(read.body.data).toMatchObject({
      me: { user: 'ann' },
      integration_display_name: 'Picky Warehousing',
    });
    expect(JSON.stringify(read.body)).not.toContain(SECRET);
    const windows = await rowsOf<{ days: number }>(
      world.pool,
      `SELECT extract(epoch FROM window_end - window_start) / 86400 AS days FROM run
       WHERE connection_id = $1 AND window_start IS NOT NULL`,
      [id],
    );
    expect(new Set(windows.map((one) => Math.round(one.days)))).toEqual(new Set([30]));
  });

  it('200: history_days says how far back the first sync reads', async () => {
    const { body } = await post({ integration_name: 'picky', credentials: good, history_days: 700 });
    const [run] = await rowsOf<{ days: number }>(
      world.pool,
      `SELECT extract(epoch FROM window_end - window_start) / 86400 AS days FROM run
       WHERE connection_id = $1 AND function_name = 'get_orders'`,
      [body.connection_id],
    );
    expect(Math.round(run!.days)).toBe(700);
  });

  it.each([
    ['credentials.password', { integration_name: 'picky', credentials: { user: 'ann' } }],
    ['credentials.user', { integration_name: 'picky', credentials: { ...good, user: ' ' } }],
    ['credentials.password', { integration_name: 'picky', credentials: { ...good, password: 7 } }],
    ['credentials.user', { integration_name: 'picky', credentials: { ...good, user: 'a\0b' } }],
    [
      'credentials.password',
      { integration_name: 'picky', credentials: { ...good, password: 'x'.repeat(20_000) } },
    ],
    ['credentials.region', { integration_name: 'picky', credentials: { ...good, region: 'mars' } }],
    ['credentials.apikey', { integration_name: 'picky', credentials: { ...good, apikey: 'x' } }],
    ['credentials', { integration_name: 'picky', credentials: 'x' }],
    ['credentials', { integration_name: 'picky' }],
    ['integration_name', { integration_name: 'nobody', credentials: good }],
    ['integration_name', { integration_name: 'bergen', credentials: good }],
    ['integration_name', { credentials: good }],
    ['integration_type', { integration_name: 'picky', integration_type: 'cart', credentials: good }],
    ['history_days', { integration_name: 'picky', credentials: good, history_days: 0 }],
    ['customer', { integration_name: 'picky', credentials: good, customer: 'x' }],
  ])('422: names %s', async (field, json) => {
    const before = await connections();
    const { status, body } = await post(json);
    expect([status, body.code]).toEqual([422, 'invalid']);
    expect(Object.keys(body.detail.json)).toContain(field);
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(await connections()).toBe(before);
  });

  it.each([
    [422, 'credentials_refused', new CredentialsRefused('the door is shut (401).')],
    [502, 'source_unavailable', new Retryable('nobody home.')],
    [502, 'source_unavailable', new RateLimited('slow down.', new Date('2030-01-01T00:00:00Z'))],
  ])('%i %s: with the reason of the integration, and nothing made', async (status, code, error) => {
    const before = await connections();
    trouble = error;
    const answer = await post({ integration_name: 'picky', credentials: good });
    trouble = null;
    expect([answer.status, answer.body.code, answer.body.origin]).toEqual([status, code, 'integration']);
    expect(answer.body.error).toContain(error.message);
    expect(await connections()).toBe(before);
  });

  it('401 without a key, 403 with one that may only read', async () => {
    expect((await post({}, { key: null })).status).toBe(401);
    expect((await post({}, { key: world.ours.readOnlyKey })).body.code).toBe('read_only');
  });

  it('belongs to the organization of the key', async () => {
    const { body } = await post({ integration_name: 'picky', credentials: good }, { key: world.theirs.key });
    expect((await world.client.get(`/connections/${body.connection_id}`)).status).toBe(404);
    expect((await world.client.get('/wms/orders', { token: body.access_token })).status).toBe(401);
  });

  it('logs no credential', () => {
    expect(world.logged.join('\n')).not.toContain(SECRET);
  });
});
