/** The sandbox to develop against: what is done there comes here by a sync, and how it behaves can be said. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import { type SandboxVendor, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { Worker } from '../../src/sync/worker.ts';
import { rowsOf } from '../support/engine.ts';
import { makeWorld, type World } from './world.ts';

const SIMULATE = '/sandbox/simulate';
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
    for (const [path, of] of [
      ['/wms/orders/order_abc123', wms],
      ['/wms/returns/return_abc123', wms],
      ['/cart/orders/cart_order_abc123', cart],
      ['/cart/products/cart_prod_widget_001', cart],
    ] as const)
      await vi.waitFor(async () => expect((await read(path, of)).status).toBe(200), PATIENT);
  }, 60_000);
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
      await vi.waitFor(async () => expect((await read(path)).status).toBe(200), PATIENT);
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

    const job = '/connections/on-demand-syncs';
    const { body } = await world.client.post(job, {
      token: wms.token,
      json: {
        function_name: 'get_orders',
        start_time: new Date(Date.now() - 86_400_000).toISOString(),
        end_time: new Date().toISOString(),
      },
    });
    await vi.waitFor(
      async () =>
        expect((await read(`${job}/${body.id}`)).body).toMatchObject({
          status: 'stuck',
          error: { code: 'credentials_refused' },
        }),
      PATIENT,
    );
    expect((await behave({ unauthorized: false, slow_ms: 0 })).body).toEqual(calm.body);
    await world.client.post(`${job}/${body.id}/resume`, { token: wms.token });
    await vi.waitFor(
      async () => expect((await read(`${job}/${body.id}`)).body.status).toBe('completed'),
      PATIENT,
    );
  });
});
