import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('what the contract has and is not built', () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await makeWorld();
    ({ token } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  it.each([
    ['GET', '/wms/orders/o1/packs', 'get_order_packs'],
    ['GET', '/wms/labor-activities', 'get_labor_activities'],
    ['POST', '/wms/orders', 'create_order'],
    ['PUT', '/wms/orders/o1', 'update_order'],
    ['PUT', '/wms/orders/o1/cancel', 'cancel_order'],
    ['PUT', '/cart/products/batch-adjust-inventory', 'batch_adjust_inventory'],
  ])('501: %s %s', async (method, path, action) => {
    const { status, body } = await world.client.send(method, path, {
      token,
      ...(method === 'GET' ? {} : { raw: 'whatever', headers: { 'content-type': 'text/plain' } }),
    });
    expect([status, body.code, body.origin]).toEqual([501, 'not_implemented', 'trackstar']);
    expect(body.error).toBe(`Endpoint ${action} is not implemented for Acme Warehousing`);
  });

  it.each([
    ['/wms/inventory/ledger', 'get_inventory_ledger'],
    ['/wms/warehouses/w1/locations/l1', 'get_warehouse_locations'],
    ['/wms/orders/channels', 'get_order_channels'],
    ['/wms/inbound-shipments/suppliers', 'get_suppliers'],
    ['/cart/orders', 'get_orders'],
    ['/carrier/invoice-line-items/l1', 'get_invoice_line_items'],
  ])('501: GET %s, where the integration has no such data', async (path, action) => {
    const { status, body } = await world.client.get(path, { token });
    expect([status, body.error]).toEqual([501, `Endpoint ${action} is not implemented for Acme Warehousing`]);
  });

  it('401 and 403 come first', async () => {
    expect((await world.client.get('/wms/products')).status).toBe(401);
    expect((await world.client.post('/wms/orders', { token, key: world.ours.readOnlyKey })).status).toBe(403);
  });

  it('404: an address nobody has; 405: a method it does not take', async () => {
    for (const path of ['/wms', '/wms/nothing', '/wms/orders/a/b/c']) {
      expect([path, (await world.client.get(path)).body.code]).toEqual([path, 'not_found']);
    }
    const wrong = await world.client.send('DELETE', '/connections/on-demand-syncs?x=1', { token });
    expect([wrong.status, wrong.body.code]).toEqual([405, 'method_not_allowed']);
    expect(wrong.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
  });
});
