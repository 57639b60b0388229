import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('GET /settings and PATCH /settings', () => {
  let world: World;
  const patch = (json: unknown, key?: string) =>
    world.client.send('PATCH', '/settings', { json, ...(key && { key }) });
  const nothing = { wms: null, cart: null, carrier: null };
  const disabled = async (id: string) =>
    (await world.client.get(`/connections/${id}`)).body.data.sync_schedules.flatMap(
      (row: { disabled: boolean; function_name: string }) => (row.disabled ? row.function_name : []),
    );

  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  it('200: what holds where nothing was said', async () => {
    const { status, body } = await world.client.get('/settings', { key: world.ours.readOnlyKey });
    expect([status, body]).toEqual([
      200,
      { history_days: 30, disabled_functions: nothing, retention_days: {}, applied: true },
    ]);
  });

  it('200: the history of new connections, and what stays as it is', async () => {
    const { status, body } = await patch({ history_days: 1096 });
    expect([status, body]).toEqual([
      200,
      { history_days: 1096, disabled_functions: nothing, retention_days: {}, applied: true },
    ]);
    expect((await patch({})).body.history_days).toBe(1096);
    const { body: made } = await world.client.post('/connections', {
      json: { integration_name: 'acme', credentials: { api_key: 'k' } },
    });
    const { rows } = await world.pool.query(
      "SELECT window_end - window_start = interval '1096 days' AS all FROM run WHERE connection_id = $1 AND function_name = 'get_orders'",
      [made.connection_id],
    );
    expect(rows).toEqual([{ all: true }]);
    const { body: theirs } = await world.client.get('/settings', { key: world.theirs.key });
    expect(theirs.history_days).toBe(30);
  });

  it('200: disabled functions, for all connections that have no setting of their own', async () => {
    const before = await world.connect(world.ours);
    const cart = await world.connect(world.ours, 'cart');
    const theirs = await world.connect(world.theirs);
    const { body } = await patch({ disabled_functions: { wms: ['get_products', 'get_bills'] } });
    expect(body.disabled_functions).toEqual({ ...nothing, wms: ['get_products', 'get_bills'] });
    expect(body.applied).toBe(true);
    expect([await disabled(before.id), await disabled(cart.id)]).toEqual([['get_products'], []]);

    const connect = (disabled_functions?: string[] | null) =>
      world.client.post('/connections', {
        json: {
          integration_name: 'acme',
          credentials: { api_key: 'k' },
          ...(disabled_functions !== undefined && { disabled_functions }),
        },
      });
    const after = await connect();
    expect(after.body.available_actions).toEqual(['get_orders', 'get_inventory']);
    const own = await connect(['get_orders']);
    expect(own.body.available_actions).toEqual(['get_products', 'get_inventory']);
    expect((await connect(['get_order'])).body.detail.json).toHaveProperty('disabled_functions');
    // Sandboxes have everything.
    const sandbox = await world.client.post('/sandbox/generate-sandbox/wms');
    expect(sandbox.body.available_actions).toHaveLength(3);

    // A second type does not take the first one back; null does.
    await patch({ disabled_functions: { cart: ['get_orders'] } });
    expect([await disabled(before.id), await disabled(cart.id)]).toEqual([['get_products'], ['get_orders']]);
    expect((await patch({ disabled_functions: { wms: null } })).body.disabled_functions).toEqual({
      ...nothing,
      cart: ['get_orders'],
    });
    expect(await disabled(before.id)).toEqual([]);
    expect(await disabled(own.body.connection_id)).toEqual(['get_orders']);
    const { rows } = await world.pool.query('SELECT 1 FROM schedule WHERE connection_id = $1 AND disabled', [
      theirs.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('200: how long records are kept, by resource; null keeps them for good', async () => {
    expect((await patch({ retention_days: { order: 730, bill: 30 } })).body.retention_days).toEqual({
      order: 730,
      bill: 30,
    });
    expect((await patch({ retention_days: { bill: null } })).body.retention_days).toEqual({ order: 730 });
    expect((await patch({ history_days: 30 })).body.retention_days).toEqual({ order: 730 });
    expect((await patch({ retention_days: { order: null } })).body.retention_days).toEqual({});
  });

  it('401 and 403', async () => {
    expect((await world.client.get('/settings', { key: null })).status).toBe(401);
    expect((await patch({ history_days: 1 }, world.ours.readOnlyKey)).status).toBe(403);
  });

  it.each([
    [{ history_days: 0 }, 'history_days'],
    [{ history_days: 1097 }, 'history_days'],
    [{ history_days: null }, 'history_days'],
    [{ history: 1 }, 'history'],
    [{ retention_days: { order: 0 } }, 'retention_days'],
    [{ retention_days: { order: 3654 } }, 'retention_days'],
    [{ retention_days: { product: 30 } }, 'product'],
    [{ disabled_functions: [] }, 'disabled_functions'],
    [{ disabled_functions: { freight: [] } }, 'freight'],
    [{ disabled_functions: { wms: ['get_order'] } }, 'disabled_functions.wms'],
    [{ disabled_functions: { cart: ['get_bills'] } }, 'disabled_functions.cart'],
    [{ disabled_functions: { wms: ['get_warehouses'] } }, 'disabled_functions.wms'],
  ])('422: %j', async (json, field) => {
    const { status, body } = await patch(json);
    expect([status, Object.keys(body.detail.json)]).toEqual([422, [field]]);
  });
});
