import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialsRefused } from '../../src/connectors/kit/errors.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { tokenHash } from '../../src/store/seal.ts';
import { acme } from './acme.ts';
import { Invited } from './invited.ts';
import { makeWorld, type World } from './world.ts';

const RIGHT = 'right-password';
const NOBODY = '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11';

describe('POST /link/token and POST /link/exchange', () => {
  let world: World;
  const strict: Connector = {
    ...acme('wms', 'strict', 'Strict Warehousing', { orders: [], products: [], inventory: [] }),
    credentials: [
      { name: 'user', label: 'User name', secret: false, required: true, help: 'As you sign in with.' },
      { name: 'password', label: 'Password', secret: true, required: true },
      {
        name: 'place',
        label: 'Place',
        secret: false,
        required: false,
        oneOf: ['here', 'shared'],
        words: { here: 'Over here' },
        reserved: ['shared'],
      },
    ],
    check: async ({ credentials }) => {
      if (credentials.password !== RIGHT) throw new CredentialsRefused('That is not the password.');
      return { user: credentials.user! };
    },
  };
  beforeAll(async () => {
    world = await makeWorld({ connectors: [strict] });
  });
  afterAll(() => world.end());

  const good = { user: 'ann', password: RIGHT };
  const token = async (json?: object, ask = {}) =>
    (await world.client.post('/link/token', { ...(json && { json }), ...ask })).body.link_token as string;
  const invited = async (json?: object) => new Invited(world.client, await token(json));
  const exchange = (auth_code: string, more = {}, ask = {}) =>
    world.client.post('/link/exchange', { json: { auth_code, ...more }, ...ask });

  it('from the token to the access token, as the documents have it', async () => {
    const made = await world.client.post('/link/token', { headers: { 'content-type': 'application/json' } });
    expect([made.status, made.body, made.headers.get('cache-control')]).toEqual([
      200,
      { link_token: expect.stringMatching(/^blt_\S{32}$/) },
      'no-store',
    ]);
    const page = new Invited(world.client, made.body.link_token);
    const connected = await page.connect('strict', good);
    expect([connected.status, connected.body]).toEqual([
      200,
      {
        auth_code: expect.stringMatching(/^bla_\S{32}$/),
        integration_name: 'strict',
        me: { user: 'ann' },
      },
    ]);
    const { status, body } = await exchange(connected.body.auth_code, { customer_id: 'cust-1' });
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^bht_/),
        connection_id: expect.any(String),
        integration_name: 'strict',
        customer_id: 'cust-1',
        available_actions: ['get_orders', 'get_products', 'get_inventory'],
        available_endpoints: expect.arrayContaining(['GET /wms/orders']),
      },
    ]);
    expect((await world.client.get('/wms/orders', { token: body.access_token })).status).toBe(200);
    expect((await world.client.get(`/connections/${body.connection_id}`)).body.data.customer_id).toBe(
      'cust-1',
    );
  });

  it('the customer of the token stays where the exchange names none', async () => {
    for (const more of [{}, { customer_id: null }]) {
      const { body } = await (await invited({ customer_id: 'cust-2' })).connect('strict', good);
      expect((await exchange(body.auth_code, more)).body.customer_id).toBe('cust-2');
    }
  });

  it('a token works once, also where two use it at the same time', async () => {
    const page = await invited();
    const both = await Promise.all([page.connect('strict', good), page.connect('strict', good)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const later = await page.get('');
    expect([later.status, later.body.code, later.body.error]).toEqual([
      401,
      'unauthorized',
      expect.stringContaining('used already'),
    ]);
  });

  it('wrong credentials leave it as it was, and so does what is no answer', async () => {
    const page = await invited();
    const wrong = await page.connect('strict', { user: 'ann', password: 'wrong-password' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'credentials_refused']);
    const missing = await page.connect('strict', { user: 'ann' });
    expect(missing.body.detail.json).toEqual({ 'credentials.password': ['is missing: Password.'] });
    expect((await page.connect('nobody', good)).body.detail.json).toHaveProperty('integration_name');
    expect((await page.connect('strict', { ...good, place: 'shared' })).body.detail.json).toHaveProperty([
      'credentials.place',
    ]);
    expect((await page.connect('strict', good)).status).toBe(200);
  });

  it('says what there is to choose and to enter, without what is reserved', async () => {
    const { body } = await (await invited()).get('');
    expect(body).toMatchObject({ organization: { name: 'Ours' }, kind: 'token', connection: null });
    const names = body.integrations.map((one: { integration_name: string }) => one.integration_name);
    expect(names).toEqual(expect.arrayContaining(['acme', 'acme-cart', 'sandbox', 'strict']));
    const strict = body.integrations.find(
      (one: { integration_name: string }) => one.integration_name === 'strict',
    );
    expect(strict.fields.map((field: { help: string | null }) => field.help)).toEqual([
      'As you sign in with.',
      null,
      null,
    ]);
    expect(strict.fields[2].one_of).toEqual([{ value: 'here', label: 'Over here' }]);
  });

  it('a token for a connection that is there: its id, token and records stay, and nothing else is offered', async () => {
    const { id, token: access } = await world.connect(world.ours);
    world.shelves.orders = [{ id: 'kept', updated: new Date(Date.now() - 3_600_000).toISOString() }];
    await world.work(id);
    world.shelves.orders = [];
    const page = await invited({ connection_id: id });
    const { body } = await page.get('');
    expect(body.integrations.map((one: { integration_name: string }) => one.integration_name)).toEqual([
      'acme',
    ]);
    expect((await page.connect('strict', good)).status).toBe(422);
    const connected = await page.connect('acme', { api_key: 'another-secret' });
    const { body: exchanged } = await exchange(connected.body.auth_code);
    expect(exchanged).toMatchObject({ connection_id: id, access_token: access, customer_id: 'customer-1' });
    const orders = (await world.client.get('/wms/orders', { token: access })).body.data;
    expect(orders.map((order: { id: string }) => order.id)).toEqual(['kept']);
    await world.client.send('DELETE', '/connections', { token: access });
  });

  it('what was read of what was connected can be seen by its code, until that is exchanged', async () => {
    const { body } = await (await invited()).connect('strict', good);
    const page = new Invited(world.client, body.auth_code);
    const permission = async () =>
      (await page.get('/permissions')).body.permissions.map((one: { permission: string }) => one.permission);
    expect(await permission()).toEqual(['unknown', 'unknown', 'unknown']);
    const { rows } = await world.pool.query('SELECT connection_id FROM auth_code WHERE hash = $1', [
      tokenHash(body.auth_code),
    ]);
    await world.work(rows[0].connection_id);
    expect(await permission()).toEqual(['granted', 'granted', 'granted']);
    await world.pool.query(
      `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
       VALUES ($1, 'get_products', 'permission_missing', 'No.', now(), now())`,
      [rows[0].connection_id],
    );
    expect(await permission()).toEqual(['granted', 'missing', 'granted']);
    await exchange(body.auth_code);
    expect((await page.get('/permissions')).status).toBe(401);
  });

  it('exchange 422: a code that was exchanged, is made up, has expired, or is another organization’s', async () => {
    const { body } = await (await invited()).connect('strict', good);
    const refused = async (code: string, ask = {}) => {
      const { status, body } = await exchange(code, {}, ask);
      expect([status, body.code, Object.keys(body.detail?.json ?? {})]).toEqual([
        422,
        'invalid',
        ['auth_code'],
      ]);
    };
    await refused('bla_nobody');
    await refused(body.auth_code, { key: world.theirs.key });
    expect((await exchange(body.auth_code)).status).toBe(200);
    await refused(body.auth_code);
    const late = (await (await invited()).connect('strict', good)).body.auth_code;
    await world.pool.query("UPDATE auth_code SET expires_at = now() - interval '1 second'");
    await refused(late);
  });

  it('401, 403, 404 and 422 of the token', async () => {
    const post = (json?: object, ask = {}) => world.client.post('/link/token', { json, ...ask });
    expect((await post({}, { key: null })).status).toBe(401);
    expect((await post({}, { key: world.ours.readOnlyKey })).body.code).toBe('read_only');
    const { id } = await world.connect(world.theirs);
    for (const connection_id of [id, NOBODY, 'nobody', 'a\0b'])
      expect((await post({ connection_id })).status).toBe(404);
    for (const json of [{ customer_id: 5 }, { customer_id: 'a\0b' }, { link_duration: 3 }])
      expect((await post(json)).status).toBe(422);
  });

  it('401 of the page: no secret, a made-up one, one that has expired, and one whose connection is gone', async () => {
    expect((await world.client.get('/link/session', { key: null })).status).toBe(401);
    expect((await new Invited(world.client, `blt_${'x'.repeat(32)}`).get('')).status).toBe(401);
    const late = await token();
    await world.pool.query("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE hash = $1", [
      tokenHash(late),
    ]);
    const expired = await new Invited(world.client, late).connect('strict', good);
    expect([expired.status, expired.body.error]).toEqual([401, expect.stringContaining('has expired')]);
    const { id, token: access } = await world.connect(world.ours);
    const page = await invited({ connection_id: id });
    await world.client.send('DELETE', '/connections', { token: access });
    expect((await page.get('')).body.error).toContain('no longer exists');
  });

  it('credentials are tried a bounded number of times', async () => {
    const secret = await token();
    await world.pool.query('UPDATE invitation SET tries = 50 WHERE hash = $1', [tokenHash(secret)]);
    const { status, body } = await new Invited(world.client, secret).connect('strict', good);
    expect([status, body.error]).toEqual([401, expect.stringContaining('as often as they may be')]);
  });

  it('stands in the audit log, and no secret is in it, in what is stored, or in the log', async () => {
    const secret = await token();
    const { body } = await new Invited(world.client, secret).connect('strict', good);
    const { connection_id: id } = (await exchange(body.auth_code)).body;
    const { data } = (await world.client.get(`/audit-log?connection_id=${id}`)).body;
    expect(data).toMatchObject([
      { route: '/link/session/connect', status: 200, actor: { kind: 'invitation', name: null } },
    ]);
    const tables = ['invitation', 'auth_code', 'connection', 'request_log'];
    const stored = await Promise.all(
      tables.map(async (table) => JSON.stringify((await world.pool.query(`SELECT * FROM ${table}`)).rows)),
    );
    for (const text of [...stored, world.logged.join('')])
      for (const one of [secret, body.auth_code, RIGHT]) expect(text).not.toContain(one);
  });
});
