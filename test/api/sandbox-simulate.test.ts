/** The sandbox to develop against: what is done there comes here by a sync, and how it behaves can be said. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi } from '../../src/api/index.ts';
import { connectors } from '../../src/connectors/index.ts';
import { type SandboxVendor, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { Worker } from '../../src/sync/worker.ts';
import { rowsOf } from '../support/engine.ts';
import { Client } from './client.ts';
import { makeWorld, type World } from './world.ts';

const SIMULATE = '/sandbox/simulate';
const JOBS = '/connections/on-demand-syncs';
const PATIENT = { timeout: 30_000, interval: 50 };

describe('/sandbox/simulate and /sandbox/behaviour', () => {
  let world: World;
  let vendor: SandboxVendor;
  let worker: Worker;
  let wms: { token: string; id: string };
  let cart: { token: string; id: string };

  const make = async (type: string) => {
    const { body } = await world.client.post(`/sandbox/generate-sandbox/${type}`);
    return { token: body.access_token as string, id: body.connection_id as string };
  };
  const read = (path: string, { token } = wms) => world.client.get(path, { token });
  const put = (path: string, ask = {}) => world.client.send('PUT', `${SIMULATE}/${path}`, ask);
  const sell = (json: unknown) => world.client.post(`${SIMULATE}/cart/orders`, { json });
  const add = (json: unknown) => world.client.post(`${SIMULATE}/cart/products`, { json });
  const behave = (json: unknown, type = 'wms') =>
    world.client.send('PATCH', `/sandbox/behaviour/${type}`, { json });
  const firstSyncs = async () => {
    const { data } = (await world.client.get('/connections')).body;
    const done = data.flatMap((one: { historical_sync_completed: Record<string, boolean> }) =>
      Object.values(one.historical_sync_completed),
    );
    return [...new Set(done)];
  };
  /** A job of the last day's orders at the warehouse. */
  const newJob = async () => {
    const window = {
      start_time: new Date(Date.now() - 86_400_000).toISOString(),
      end_time: new Date().toISOString(),
    };
    const json = { function_name: 'get_orders', ...window };
    return (await world.client.post(JOBS, { token: wms.token, json })).body.id as string;
  };
  const seen = (job: string, state: object) =>
    vi.waitFor(async () => expect((await read(`${JOBS}/${job}`)).body).toMatchObject(state), PATIENT);
  const connectionErrors = async () => {
    const sql =
      "SELECT type FROM event WHERE connection_id = $1 AND type LIKE 'connection-error.%' ORDER BY seq";
    return (await rowsOf<{ type: string }>(world.pool, sql, [wms.id])).map(({ type }) => type);
  };
  /** Types of the events of a record, and of which kind of run they came. */
  const events = async (id: string) =>
    (
      await rowsOf<{ type: string; kind: string }>(
        world.pool,
        'SELECT type, kind FROM event WHERE record_id = $1',
        [id],
      )
    ).map(({ type, kind }) => `${kind} ${type}`);

  beforeAll(async () => {
    vendor = await startSandboxVendor({ seed: 3, perDay: 2 });
    world = await makeWorld({
      connectors: connectors({ sandboxUrl: vendor.url }).filter(({ name }) => name === 'sandbox'),
    });
    const { engine, dispatch, hints } = world;
    worker = new Worker(engine, dispatch, hints, { slots: 3, name: 'test', log: engine.log });
    worker.start();
    wms = await make('wms');
    cart = await make('cart');
    // Whatever a first sync still brings would be told as its own, and not as what was asked for.
    await vi.waitFor(async () => expect(await firstSyncs()).toEqual([true]), { ...PATIENT, timeout: 90_000 });
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    await world.end();
    await vendor.close();
  });

  it('a first sync has what the documented samples name', async () => {
    for (const path of [
      '/wms/products/prod_widget_001',
      '/wms/inventory/inv_widget001_main',
      '/wms/inbound-shipments/inbound_shipment_abc123',
      '/wms/warehouses/warehouse_main',
    ])
      expect([path, (await read(path)).status]).toEqual([path, 200]);
    expect((await read('/wms/warehouses/warehouse_main/locations')).body.data).toHaveLength(2);
    const order = (await read('/wms/orders/order_abc123')).body.data;
    expect(order).toMatchObject({ status: 'open', warehouse_id: 'warehouse_main', shipments: [] });
    expect(order.line_items.map((line: { sku: string }) => line.sku)).toEqual(['WIDGET-001', 'GADGET-002']);
    const stock = (await read('/wms/inventory/inv_widget001_main')).body.data;
    expect(Object.keys(stock.inventory_by_warehouse_id)).toEqual(['warehouse_main']);
    expect((await read('/wms/returns/return_abc123')).body.data).toMatchObject({
      status: 'in-transit',
      order_id: 'order_abc123',
    });
  });

  it('200: an order is fulfilled, stored and told before the answer comes', async () => {
    const { status, body } = await put('orders/order_abc123/fulfill');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ id: 'order_abc123', status: 'fulfilled', raw_status: 'SHIPPED' });
    expect(body.data.shipments[0].packages[0].package_id).toBe('pkg_001');
    expect((await read('/wms/orders/order_abc123')).body).toEqual(body);
    expect((await events('order_abc123')).sort()).toEqual([
      'manual order.shipment.created',
      'manual order.updated',
    ]);
  });

  it('200: fulfilling it again touches it, and no more', async () => {
    // The vendor's dates have whole seconds: one that is touched within the same is the same.
    const before = Math.floor(Date.now() / 1000);
    await vi.waitFor(() => expect(Math.floor(Date.now() / 1000)).toBeGreaterThan(before), PATIENT);
    const { status, body } = await put('orders/order_abc123/fulfill');
    expect([status, body.data.status]).toEqual([200, 'fulfilled']);
    expect((await events('order_abc123')).filter((one) => one.endsWith('shipment.created'))).toHaveLength(1);
  });

  it('200: a return is received', async () => {
    const { status, body } = await put('returns/return_abc123/receive');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ id: 'return_abc123', status: 'received' });
    expect(await events('return_abc123')).toEqual(['manual return.updated']);
  });

  it('200: somebody buys in the shop, as told and else as drawn', async () => {
    const { status, body } = await sell({
      order_number: 'A-17',
      line_items: [{ sku: 'GADGET-002', quantity: 3, unit_price: 5 }],
      ship_to_address: { full_name: 'Ada Aldermoor', city: 'Reno' },
      loyalty: 'gold',
    });
    expect([status, body.unused_fields]).toEqual([200, ['loyalty']]);
    expect(body.data).toMatchObject({ id: body.id, order_number: 'A-17', status: 'open' });
    expect(body.data.line_items).toMatchObject([
      { product_id: 'cart_prod_gadget_002', quantity: 3, unit_price: 5 },
    ]);
    expect(body.data.ship_to_address).toMatchObject({ full_name: 'Ada Aldermoor', city: 'Reno' });
    expect(await events(body.id)).toEqual(['manual cart-order.created']);
    const drawn = await world.client.post(`${SIMULATE}/cart/orders`);
    expect(drawn.status).toBe(200);
    expect(drawn.body.data.line_items.length).toBeGreaterThan(0);
  });

  it('200: a product comes into the shop, and can be bought', async () => {
    const { status, body } = await add({ name: 'Lantern', sku: 'LANTERN-1', price: 12.5, inventory: 7 });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ name: 'Lantern', sku: 'LANTERN-1', price: 12.5, inventory: 7 });
    expect(await events(body.id)).toEqual(['manual cart-product.created']);
    const sold = await sell({ line_items: [{ sku: 'LANTERN-1' }] });
    expect(sold.body.data.line_items).toMatchObject([{ product_id: body.id, unit_price: 12.5 }]);
  });

  it('401, 403, 404 and 422', async () => {
    expect((await put('orders/order_abc123/fulfill', { key: null })).status).toBe(401);
    expect((await put('orders/order_abc123/fulfill', { key: world.ours.readOnlyKey })).status).toBe(403);
    const { status, body } = await put('orders/order_nobody/fulfill');
    expect([status, body.code, body.id]).toEqual([404, 'not_found', 'order_nobody']);
    expect((await put('returns/order_abc123/receive')).status).toBe(404);
    // Theirs is no sandbox at all.
    expect((await put('orders/order_abc123/fulfill', { key: world.theirs.key })).status).toBe(404);
    const refused = async (answer: Promise<{ status: number; body: { detail: { json: object } } }>) => {
      const { status, body } = await answer;
      return [status, Object.keys(body.detail.json)];
    };
    expect(await refused(sell({ line_items: [{ sku: 'NOBODY-1' }] }))).toEqual([422, ['line_items']]);
    expect(await refused(sell({ order_number: null }))).toEqual([422, ['order_number']]);
    expect(await refused(add({ sku: 'WIDGET-001' }))).toEqual([422, ['sku']]);
    expect(await refused(behave({ slow_ms: -1 }))).toEqual([422, ['slow_ms']]);
    expect(await refused(behave({ hostile_next: 1 }))).toEqual([422, ['hostile_next']]);
  });

  it('200: behaves as it is told, until it is told otherwise', async () => {
    const calm = await world.client.get('/sandbox/behaviour/wms');
    expect(calm.body).toEqual({
      slow_ms: 0,
      late_seconds: 0,
      rate_limited: 0,
      retry_after_seconds: 1,
      failing: 0,
      failing_status: 503,
      unauthorized: false,
    });
    const told = await behave({ unauthorized: true, slow_ms: 5 });
    expect(told.body).toEqual({ ...calm.body, unauthorized: true, slow_ms: 5 });
    // The other sandbox is another account.
    expect((await world.client.get('/sandbox/behaviour/cart')).body).toEqual(calm.body);

    const job = await newJob();
    await seen(job, { status: 'stuck', error: { code: 'credentials_refused' } });
    expect(world.logged.some((line) => isRefusal(JSON.parse(line)))).toBe(true);
    const shown = await world.client.get(`/connections/${wms.id}/errors?state=open`);
    expect(shown.body.data).toMatchObject([{ code: 'credentials_refused', function_name: null }]);
    expect((await behave({ unauthorized: false, slow_ms: 0 })).body).toEqual(calm.body);
    await world.client.post(`${JOBS}/${job}/resume`, wms);
    await seen(job, { status: 'completed' });
    expect(await connectionErrors()).toEqual(['connection-error.created', 'connection-error.deleted']);
  });

  it('200: what fails is tried again after a pause, and a refusal stops its job', async () => {
    await behave({ failing: 1000, failing_status: 500 });
    const tried = await newJob();
    await seen(tried, {
      status: 'open',
      progress: { waiting: { for: 'retry', reason: expect.stringContaining('500') } },
    });
    await behave({ failing: 0 });
    await world.client.post('/connections/sync', { ...wms, json: { functions_to_sync: ['get_orders'] } });
    await seen(tried, { status: 'completed' });
    await behave({ failing: 1, failing_status: 400 });
    const refused = await newJob();
    await seen(refused, { status: 'stuck', error: { code: 'source_refused' } });
    // It was the one; the rest of the sandbox's behaviour counts down likewise.
    const { body } = await behave({ failing_status: 503 });
    expect(body).toMatchObject({ failing: 0, failing_status: 503 });
  });

  it('200: slow answers are slow for whoever asks', async () => {
    await behave({ slow_ms: 300 }, 'cart');
    const began = performance.now();
    const json = { method: 'GET', path: '/v1/sites' };
    const { body } = await world.client.post('/cart/passthrough', { ...cart, json });
    expect(body.status_code).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(290);
    await behave({ slow_ms: 0 }, 'cart');
  });

  it('503: done there, and not here in time; the next sync that succeeds brings it', async () => {
    await behave({ failing: 1_000_000 }, 'cart');
    // A clock on which the ten seconds are over at once.
    const engine = { ...world.engine, clock: { ...systemClock, sleep: async () => {} } };
    const here = { host: '127.0.0.1', port: 0, limits: { readsPerSecond: 0, writesPerSecond: 0 } };
    const log = pino({ level: 'silent' });
    const api = await startApi({ engine, sealer: world.sealer, log, ...here });
    try {
      const json = { sku: 'AFTERWARDS-1', name: 'Afterwards' };
      const late = await new Client(api.url, world.ours.key).post(`${SIMULATE}/cart/products`, { json });
      expect([late.status, late.body.code]).toEqual([503, 'unavailable']);
      const { id } = late.body;
      expect(late.body.error).toContain(`It is done at the sandbox (${id})`);
      expect((await read(`/cart/products/${id}`, cart)).status).toBe(404);
      await behave({ failing: 0 }, 'cart');
      await world.client.post('/connections/sync', {
        ...cart,
        json: { functions_to_sync: ['get_products'] },
      });
      await vi.waitFor(async () => {
        const { body } = await read(`/cart/products/${id}`, cart);
        expect(body.data).toMatchObject({ id, sku: 'AFTERWARDS-1' });
      }, PATIENT);
    } finally {
      await api.close();
    }
  });

  it('200: an account that is told to wait rests, and its jobs say until when', async () => {
    await behave({ rate_limited: 1, retry_after_seconds: 3600 });
    const job = await newJob();
    await seen(job, { status: 'open', progress: { waiting: { for: 'pause', until: expect.any(String) } } });
    const { paused } = (await read('/connections/quota')).body;
    expect(Date.parse(paused.until)).toBeGreaterThan(Date.now() + 3_000_000);
    expect((await world.client.get('/sandbox/behaviour/wms')).body.rate_limited).toBe(0);
    expect((await world.client.post(`${JOBS}/${job}/cancel`, wms)).body.status).toBe('cancelled');
    // Made anew it is another account at the vendor, which was told nothing.
    expect(await make('wms')).toEqual(wms);
    await vi.waitFor(
      async () => expect((await read('/connections/quota')).body.paused).toBeNull(),
      PATIENT, // the API remembers whose a token is for a second
    );
  });
});

/** A line of the log about credentials that were refused. */
function isRefusal({ msg, code }: { msg?: string; code?: string }): boolean {
  return msg === 'request failed' && code === 'credentials_refused';
}
