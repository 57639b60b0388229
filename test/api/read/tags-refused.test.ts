import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../world.ts';

describe('PUT …/trackstar-tags refuses', () => {
  let world: World;
  let mine: { id: string; token: string };
  const path = (id: string) => `/wms/orders/${encodeURIComponent(id)}/trackstar-tags`;
  const put = (id: string, tags: unknown, more: object = {}) =>
    world.client.send('PUT', path(id), { token: mine.token, json: { trackstar_tags: tags }, ...more });
  const stored = async () => (await world.pool.query('SELECT xmin::text, tags FROM record')).rows;

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    world.shelves.orders = [{ id: 'a', updated: new Date(Date.now() - 3_600_000).toISOString() }];
    await world.work(mine.id);
  });
  afterAll(() => world.end());

  it('404: no such record, also in another connection', async () => {
    const sibling = await world.connect(world.ours);
    for (const [id, token] of [
      ['nobody', mine.token],
      ['\0', mine.token],
      ['a', sibling.token],
    ] as const) {
      const { status, body } = await put(id, ['x'], { token });
      expect([status, body.id]).toEqual([404, id]);
    }
  });

  it.each([
    ['null', null],
    ['a text', 'vip'],
    ['a number', [5]],
    ['null in it', ['x', null]],
    ['an empty text', ['']],
    ['the word null', ['null']],
    ['a list in it', [['x']]],
    ['an object with no key', [{}]],
    ['an object with two keys', [{ a: 1, b: 2 }]],
    ['an object with null', [{ a: null }]],
    ['NUL', ['a\0b']],
    ['NUL in a key', [{ 'a\0': 1 }]],
    ['half a surrogate pair', [{ a: 'x\ud800' }]],
    ['deep nesting', [{ a: JSON.parse(`${'['.repeat(20)}1${']'.repeat(20)}`) }]],
    ['more than a thousand', Array(1001).fill('x')],
    ['more text than is kept', ['x'.repeat(70_000)]],
  ])('422: %s', async (_, tags) => {
    const before = await stored();
    const { status, body } = await put('a', tags);
    expect([status, Object.keys(body.detail.json)]).toEqual([422, ['trackstar_tags']]);
    expect(await stored()).toEqual(before);
  });

  it('422: no list at all, or a number past all numbers', async () => {
    for (const raw of ['{}', '', '{"trackstar_tags":[{"a":1e999}]}']) {
      const headers = { 'content-type': 'application/json' };
      const { status, body } = await world.client.send('PUT', path('a'), { token: mine.token, raw, headers });
      expect([raw, status, Object.keys(body.detail.json)]).toEqual([raw, 422, ['trackstar_tags']]);
    }
  });

  it('401, 403 and 501', async () => {
    expect((await put('a', ['x'], { token: 'bht_nobody' })).status).toBe(401);
    expect((await put('a', ['x'], { key: world.ours.readOnlyKey })).status).toBe(403);
    const cart = await world.connect(world.ours, 'cart');
    const { status, body } = await put('a', ['x'], { token: cart.token });
    expect([status, body.error]).toEqual([
      501,
      'Endpoint update_order_tags is not implemented for Acme Shop',
    ]);
  });
});
