import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Invited, secretIn } from './invited.ts';
import { makeWorld, type World } from './world.ts';

const NOBODY = '019aa3c85f0e7a51b3a60e9d7b3f2c11';

describe('/magic-links', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ publicUrl: 'https://backhaul.example.com' });
  });
  afterAll(() => world.end());

  const make = async (json?: object, ask = {}) =>
    (await world.client.post('/magic-links', { ...(json && { json }), ...ask })).body.magic_link;
  const page = ({ url }: { url: string }) => new Invited(world.client, secretIn(url));
  const offered = async (link: { url: string }) =>
    (await page(link).get('')).body.integrations.map(
      (one: { integration_name: string }) => one.integration_name,
    );
  const good = { api_key: 'vendor-secret' };

  it('POST 200 with no body: a week, any warehouse system but the sandbox', async () => {
    const link = await make();
    expect(link).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      expires_at: expect.any(String),
      integration_type: 'wms',
      integration_allow_list: [],
      integration_block_list: [],
      integrations_with_endpoints: [],
      customer_id: null,
      connection_id: null,
      disabled_functions: [],
      enabled_functions: [],
      created_at: expect.any(String),
      used_at: null,
      url: expect.stringMatching(/^https:\/\/backhaul\.example\.com\/link\/#bml_\S{43}$/),
    });
    expect((Date.parse(link.expires_at) - Date.parse(link.created_at)) / 86_400_000).toBeCloseTo(7, 3);
    expect(await offered(link)).toEqual(['acme']);
  });

  it('offers what its lists leave, and connects as often as it is wanted', async () => {
    expect(await offered(await make({ integration_allow_list: ['sandbox', 'acme'] }))).toEqual([
      'acme',
      'sandbox',
    ]);
    expect(await offered(await make({ integration_block_list: ['acme'] }))).toEqual([]);
    expect(await offered(await make({ integration_type: 'cart' }))).toEqual(['acme-cart']);
    expect(
      await offered(await make({ integrations_with_endpoints: ['get_orders', 'get_inventory'] })),
    ).toEqual(['acme']);
    expect(await offered(await make({ integrations_with_endpoints: ['create_order'] }))).toEqual([]);
    const link = await make({ customer_id: 'cust-5', link_duration: 365 });
    const both = [await page(link).connect('acme', good), await page(link).connect('acme', good)];
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await world.client.post('/link/exchange', {
      json: { auth_code: both[0]!.body.auth_code },
    });
    expect(body.customer_id).toBe('cust-5');
    expect((await world.client.get(`/magic-links/${link.id}`)).body.magic_link.used_at).toEqual(
      expect.any(String),
    );
  });

  it('says of the functions what the organization does not', async () => {
    await world.client.send('PATCH', '/settings', {
      json: { disabled_functions: { wms: ['get_products'] } },
    });
    const link = await make({ disabled_functions: ['get_inventory'], enabled_functions: ['get_products'] });
    const { body } = await page(link).connect('acme', good);
    const made = await world.client.post('/link/exchange', { json: { auth_code: body.auth_code } });
    expect(made.body.available_actions).toEqual(['get_orders', 'get_products']);
    const usual = await page(await make()).connect('acme', good);
    const other = await world.client.post('/link/exchange', { json: { auth_code: usual.body.auth_code } });
    expect(other.body.available_actions).toEqual(['get_orders', 'get_inventory']);
    await world.client.send('PATCH', '/settings', { json: { disabled_functions: { wms: null } } });
  });

  it('for a connection that is there it has its type and works once', async () => {
    const { id } = await world.connect(world.ours, 'cart');
    const link = await make({ connection_id: id });
    expect(link).toMatchObject({ connection_id: id, integration_type: 'cart' });
    expect((await page(link).connect('acme-cart', good, 'cart')).status).toBe(200);
    expect((await page(link).connect('acme-cart', good, 'cart')).body.error).toContain('used already');
  });

  it('for a connection that is there: its id, token, customer and history stay as they were', async () => {
    const { id, token } = await world.connect(world.ours);
    await world.client.send('PATCH', '/connections', { token, json: { customer_id: 'kept' } });
    world.shelves.orders = [{ id: 'before', updated: new Date(Date.now() - 3_600_000).toISOString() }];
    await world.work(id);
    const stored = async (what: string) => (await world.pool.query(`SELECT ${what}`, [id])).rows;
    const history = async () => ({
      orders: (await world.client.get('/wms/orders', { token })).body.data,
      runs: await stored('* FROM run WHERE connection_id = $1 ORDER BY run_id'),
      coverage: await stored('* FROM coverage WHERE connection_id = $1 ORDER BY function_name, run_id'),
      events: await stored('event_id FROM event WHERE connection_id = $1 ORDER BY event_id'),
    });
    const before = await history();
    expect(before.orders.map((order: { id: string }) => order.id)).toEqual(['before']);
    expect(before.coverage.length).toBeGreaterThan(0);
    const { body } = await page(await make({ connection_id: id })).connect('acme', good);
    expect(await history()).toEqual(before);
    const exchanged = await world.client.post('/link/exchange', { json: { auth_code: body.auth_code } });
    expect(exchanged.body).toMatchObject({
      connection_id: id,
      access_token: token,
      integration_name: 'acme',
      customer_id: 'kept',
    });
    world.shelves.orders = [];
  });

  it('lists those that work, in pages, and shows addresses to nobody who only reads', async () => {
    const link = await make({}, { key: world.theirs.key });
    const late = await make({}, { key: world.theirs.key });
    await world.pool.query(
      "UPDATE invitation SET expires_at = now() - interval '1 second' WHERE invitation_id = $1",
      [late.id],
    );
    const list = (query = '', key = world.theirs.key) => world.client.get(`/magic-links${query}`, { key });
    expect((await list()).body).toEqual({ magic_links: [link], next_token: null, total_count: 1 });
    expect((await list('', world.theirs.readOnlyKey)).body.magic_links).toEqual([{ ...link, url: null }]);
    const newer = await make({}, { key: world.theirs.key });
    const first = (await list('?limit=1')).body;
    const second = (await list(`?limit=1&page_token=${first.next_token}`)).body;
    expect([...first.magic_links, ...second.magic_links]).toEqual([link, newer]);
    expect(
      (await world.client.get(`/magic-links/${late.id}`, { key: world.theirs.key })).body.magic_link.id,
    ).toBe(late.id);
    expect((await page(late).get('')).body.error).toContain('has expired');
  });

  it('DELETE 200: it works no more, and what was connected by it stays', async () => {
    const link = await make();
    const { body } = await page(link).connect('acme', good);
    const { status, body: answer } = await world.client.send('DELETE', `/magic-links/${link.id}`);
    expect([status, answer]).toEqual([200, { id: link.id, object: 'magic_link', deleted: true }]);
    expect((await page(link).get('')).body.error).toContain('withdrawn');
    expect((await world.client.post('/link/exchange', { json: { auth_code: body.auth_code } })).status).toBe(
      200,
    );
    for (const method of ['GET', 'DELETE'])
      expect((await world.client.send(method, `/magic-links/${link.id}`)).body).toMatchObject({
        code: 'not_found',
        id: link.id,
      });
  });

  it('404 for what nobody or somebody else has', async () => {
    const link = await make({}, { key: world.theirs.key });
    for (const id of [link.id, NOBODY, 'nobody'])
      for (const method of ['GET', 'DELETE'])
        expect((await world.client.send(method, `/magic-links/${id}`)).status).toBe(404);
    const { id } = await world.connect(world.theirs);
    expect((await world.client.post('/magic-links', { json: { connection_id: id } })).status).toBe(404);
  });

  it.each([
    ['integration_type', { integration_type: 'freight' }],
    ['link_duration', { link_duration: 0 }],
    ['link_duration', { link_duration: 366 }],
    ['integration_allow_list', { integration_allow_list: ['acme'], integration_block_list: ['sandbox'] }],
    [
      'integration_allow_list',
      { integration_allow_list: ['acme'], integrations_with_endpoints: ['get_orders'] },
    ],
    ['integration_allow_list', { integration_allow_list: ['nobody'] }],
    ['integration_block_list', { integration_block_list: ['nobody'] }],
    ['disabled_functions', { disabled_functions: ['get_nothing'] }],
    ['enabled_functions', { enabled_functions: ['get_orders'], disabled_functions: ['get_orders'] }],
    ['customer_id', { customer_id: 'a\0b' }],
    ['url', { url: 'https://example.com' }],
  ])('422 naming %s: %j', async (field, json) => {
    const { status, body } = await world.client.post('/magic-links', { json });
    expect([status, Object.keys(body.detail.json)]).toEqual([422, [field]]);
  });

  it('401 and 403', async () => {
    expect((await world.client.post('/magic-links', { key: null })).status).toBe(401);
    const { status, body } = await world.client.post('/magic-links', { key: world.ours.readOnlyKey });
    expect([status, body.code]).toEqual([403, 'read_only']);
  });
});
