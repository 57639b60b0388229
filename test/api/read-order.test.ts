import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('GET /wms/orders/{order_id}', () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await makeWorld();
    const made = await world.connect(world.ours);
    token = made.token;
    world.shelves.orders = ['plain', 'with/slash and ünicode?', 'x'.repeat(512), 'ü'.repeat(500)].map(
      (id) => ({
        id,
        updated: new Date(Date.now() - 3_600_000).toISOString(),
      }),
    );
    await world.work(made.id);
  });
  afterAll(() => world.end());

  it('200: by any id a source may have', async () => {
    for (const { id } of world.shelves.orders) {
      const { status, body } = await world.client.get(`/wms/orders/${encodeURIComponent(id)}`, { token });
      expect([status, body.data.id]).toEqual([200, id]);
    }
  });

  it('400: an address that is none', async () => {
    expect((await world.client.get('/wms/orders/%E0%A4%A', { token })).status).toBe(400);
  });

  it('401, 404 and 501', async () => {
    expect((await world.client.get('/wms/orders/plain')).status).toBe(401);
    for (const id of ['nobody', '%00', '__proto__', '..%2F..']) {
      const { status, body } = await world.client.get(`/wms/orders/${id}`, { token });
      expect([status, body.id]).toEqual([404, decodeURIComponent(id)]);
    }
    const cart = await world.connect(world.ours, 'cart');
    expect((await world.client.get('/wms/orders/plain', { token: cart.token })).status).toBe(501);
  });
});
