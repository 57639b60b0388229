import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { FOUNDING_PAIRS } from '../../src/connectors/catalogue/founding-pairs.ts';
import { decidePair } from '../../src/store/queries/pairs.ts';
import { makeWorld, type World } from './world.ts';

/** Fields that the contract does not have. */
const ADDED = [
  'integration_type',
  'available',
  'credentials',
  'on_demand_functions',
  'functions',
  'sources',
  'passthrough',
  'unknowns',
];
const JOB = '/connections/on-demand-syncs';
const window = { start_time: '2025-12-01T00:00:00Z', end_time: '2025-12-02T00:00:00Z' };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const names = (data: { integration_name: string }[]) => data.map((one) => one.integration_name);

describe.each([
  ['/integrations/', (type: string) => `/integrations/${type}`],
  ['the older address', (type: string) => `/${type}/integrations`],
])('%s', (_, at) => {
  it('200: lists those of a type, with a connector or without', async () => {
    const wms = await world.client.get(at('wms'));
    expect(wms.status).toBe(200);
    const listed = FOUNDING_PAIRS.filter(({ type }) => type === 'wms').map(({ name }) => name);
    expect(names(wms.body.data)).toEqual([...listed, 'acme', 'sandbox']);
    expect(wms.body.data.filter((one: { available: boolean }) => one.available)).toHaveLength(2);
    expect(names((await world.client.get(at('carrier'))).body.data)).toHaveLength(6);
    expect(names((await world.client.get(at('cart'))).body.data)).toEqual(['acme-cart']);
  });

  it('200: shows one in a list of one', async () => {
    const { status, body } = await world.client.get(`${at('wms')}/acme`);
    expect(status).toBe(200);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      integration_name: 'acme',
      display_name: 'Acme Warehousing',
      install_method: 'input',
      description: 'Acme Warehousing is a warehouse system.',
      write_operations: [],
      available_actions: ['get_orders', 'get_products', 'get_inventory'],
      integration_type: 'wms',
      available: true,
      credentials: [
        { name: 'api_key', label: 'Key', secret: true, required: true, one_of: null, help: null },
      ],
      on_demand_functions: ['get_orders'],
      functions: [
        { name: 'get_orders', basis: 'updated', evidence: 'own', on_demand: true },
        { name: 'get_products', basis: 'updated', evidence: 'own', on_demand: false },
        { name: 'get_inventory', basis: 'none', evidence: 'own', on_demand: false },
      ],
    });
    const operations = body.data[0].list_operations as { action: string; url: string }[];
    expect(operations.map(({ action, url }) => [action, url])).toEqual([
      ['get_orders', 'GET /wms/orders'],
      ['get_products', 'GET /wms/products'],
      ['get_inventory', 'GET /wms/inventory'],
    ]);
  });

  it('200: says in words that there is no connector, and claims nothing', async () => {
    const [warehance] = (await world.client.get(`${at('wms')}/warehance`)).body.data;
    expect(warehance).toMatchObject({
      display_name: 'Warehance',
      description:
        'Warehance is a warehouse system. There is no connector for it yet, so it cannot be connected.',
      list_operations: [],
      available_actions: [],
      available: false,
      on_demand_functions: [],
      functions: ['get_orders', 'get_products'].map((name) => ({
        name,
        basis: null,
        evidence: null,
        on_demand: false,
        limits: null,
      })),
      sources: [],
      passthrough: false,
      unknowns: [],
    });
    expect(warehance.credentials[0]).toMatchObject({ name: 'api_key', secret: true });
  });

  it('401: without a key', async () => {
    expect((await world.client.get(at('wms'), { key: null })).status).toBe(401);
    expect((await world.client.get(`${at('wms')}/acme`, { key: 'bhk_x' })).status).toBe(401);
  });

  it('404: a name that the type does not have', async () => {
    for (const name of ['shiphro', 'ups', 'acme-cart', '__proto__', 'Acme', '%00']) {
      const { status, body } = await world.client.get(`${at('wms')}/${name}`);
      expect([name, status, body.code]).toEqual([name, 404, 'not_found']);
      expect(body.error).toBe(`There is no wms integration called "${decodeURIComponent(name)}".`);
    }
  });

  it('422: a type that there is not', async () => {
    for (const path of [at('freight'), `${at('erp')}/acme`]) {
      const { status, body } = await world.client.get(path);
      expect([status, Object.keys(body.detail.path)]).toEqual([422, ['integration_type']]);
    }
  });
});

it('a read-only key may read it, and a token sent along does not matter', async () => {
  const { token } = await world.connect(world.ours);
  const ask = { key: world.ours.readOnlyKey, token };
  expect((await world.client.get('/integrations/wms', ask)).status).toBe(200);
});

it('what it calls not available cannot be connected', async () => {
  const { status, body } = await world.client.post('/connections', {
    json: { integration_name: 'warehance', integration_type: 'wms', credentials: { api_key: 'x' } },
  });
  expect([status, body.error]).toEqual([422, expect.stringContaining('Warehance has no connector yet')]);
});

it('says of a connector with examples which fields it fills in', async () => {
  const [sandbox] = (await world.client.get('/integrations/wms/sandbox')).body.data;
  const { implemented_fields: fields } = sandbox.list_operations[0];
  expect(fields).toMatchObject({
    order_number: true,
    line_items: [{ sku: true }],
    trackstar_created_date: true,
  });
});

describe("the operator's word on a pair", () => {
  const pair = { type: 'wms', name: 'acme' };
  const shown = async () =>
    (await world.client.get('/integrations/wms/acme')).body.data[0].on_demand_functions;

  it('lets a job be created or not, from then on, and shows in the catalogue', async () => {
    const { token } = await world.connect(world.ours);
    const create = (functionName: string) =>
      world.client.post(JOB, { token, json: { ...window, function_name: functionName } });
    expect((await create('get_orders')).status).toBe(200);

    await decidePair(world.pool, { ...pair, functionName: 'get_orders', enabled: false });
    const refused = await create('get_orders');
    expect([refused.status, refused.body.error, refused.body.code]).toEqual([
      400,
      'On-demand sync is not enabled for acme get_orders',
      'on_demand_not_enabled',
    ]);
    expect(await shown()).toEqual([]);

    await decidePair(world.pool, { ...pair, functionName: 'get_orders', enabled: true });
    await decidePair(world.pool, { ...pair, functionName: 'get_products', enabled: true });
    expect((await create('get_orders')).status).toBe(200);
    expect((await create('get_products')).status).toBe(200);
    expect(await shown()).toEqual(['get_orders', 'get_products']);
  });

  it('leaves alone what was created before', async () => {
    const { id, token } = await world.connect(world.ours);
    const created = await world.client.post(JOB, { token, json: { ...window, function_name: 'get_orders' } });
    await decidePair(world.pool, { ...pair, functionName: 'get_orders', enabled: false });
    await world.work(id);
    const job = await world.client.get(`${JOB}/${created.body.id}`, { token });
    expect(job.body.status).toBe('completed');
    await decidePair(world.pool, { ...pair, functionName: 'get_orders', enabled: true });
  });

  it('holds for one integration of one type', async () => {
    await decidePair(world.pool, { type: 'cart', name: 'acme', functionName: 'get_orders', enabled: false });
    await decidePair(world.pool, { type: 'wms', name: 'acme2', functionName: 'get_orders', enabled: false });
    expect(await shown()).toContain('get_orders');
  });

  it('cannot switch on what can never be', async () => {
    const { token } = await world.connect(world.ours);
    await decidePair(world.pool, { ...pair, functionName: 'get_inventory', enabled: true });
    await decidePair(world.pool, {
      type: 'wms',
      name: 'warehance',
      functionName: 'get_orders',
      enabled: true,
    });
    const refused = await world.client.post(JOB, {
      token,
      json: { ...window, function_name: 'get_inventory' },
    });
    expect(refused.body.error).toBe('On-demand sync is not enabled for acme get_inventory');
    expect(await shown()).not.toContain('get_inventory');
    const [warehance] = (await world.client.get('/integrations/wms/warehance')).body.data;
    expect([warehance.on_demand_functions, warehance.functions[0].on_demand]).toEqual([[], false]);
  });
});

const contract = new URL('../../../shared/reference/trackstar-openapi.json', import.meta.url);
if (!existsSync(contract)) {
  console.warn(`SKIPPED: the catalogue is not compared with the contract, ${contract.pathname} is absent`);
  test.skip('SKIPPED: comparison with the contract (../shared is absent)', () => {});
} else {
  test('fits the schema of the contract, but for the fields we add', async () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(JSON.parse(readFileSync(contract, 'utf8')), 'contract');
    const fits = ajv.compile({ $ref: 'contract#/components/schemas/IntegrationsResponseSchema' });
    const addresses = ['wms', 'cart', 'carrier', 'wms/sandbox', 'wms/fba'].map(
      (one) => `/integrations/${one}`,
    );
    for (const address of addresses) {
      const { body } = await world.client.get(address);
      expect(body.data.length).toBeGreaterThan(0);
      expect(fits(body), 'with our fields it must not fit').toBe(false);
      for (const one of body.data) for (const field of ADDED) delete one[field];
      expect(fits(body), JSON.stringify(fits.errors)).toBe(true);
    }
  });
}
