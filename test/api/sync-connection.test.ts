import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('POST /connections/sync and POST /connections/{connection_id}/sync', () => {
  let world: World;
  let made: { id: string; token: string };
  let other: { id: string; token: string };
  const manual = async (id: string) => {
    const { rows } = await world.pool.query(
      "SELECT function_name FROM run WHERE connection_id = $1 AND kind = 'manual' AND status = 'open' ORDER BY 1",
      [id],
    );
    return rows.map((row) => row.function_name);
  };

  beforeAll(async () => {
    world = await makeWorld();
    made = await world.connect(world.ours);
    other = await world.connect(world.ours);
    await world.work(made.id);
  });
  afterAll(() => world.end());

  it('200: some functions, by the token', async () => {
    const { status, body } = await world.client.post('/connections/sync', {
      token: made.token,
      json: { functions_to_sync: ['get_inventory'] },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ id: made.id, syncing: true, functions_to_sync: ['get_inventory'] });
    expect(await manual(made.id)).toEqual(['get_inventory']);
  });

  it.each([
    ['no body', {}],
    ['an empty JSON body', { raw: '', headers: { 'content-type': 'application/json' } }],
    ['an empty object', { json: {} }],
    ['an empty list', { json: { functions_to_sync: [] } }],
  ])('200: all functions, with %s', async (_what, ask) => {
    const { status, body } = await world.client.post('/connections/sync', { token: made.token, ...ask });
    expect(status).toBe(200);
    expect(body).toEqual({ id: made.id, syncing: true, functions_to_sync: [] });
    expect(await manual(made.id)).toEqual(['get_inventory', 'get_orders', 'get_products']);
  });

  it('200: by the id, with the same token and with none', async () => {
    for (const ask of [{ token: made.token }, {}]) {
      const { status, body } = await world.client.post(`/connections/${made.id}/sync`, ask);
      expect([status, body.id]).toEqual([200, made.id]);
    }
  });

  it('401: a wrong token, and none where it names the connection', async () => {
    expect((await world.client.post('/connections/sync')).status).toBe(401);
    expect((await world.client.post(`/connections/${made.id}/sync`, { token: 'wrong' })).status).toBe(401);
  });

  it('403: a key that may only read', async () => {
    const key = world.ours.readOnlyKey;
    expect((await world.client.post(`/connections/${made.id}/sync`, { key })).status).toBe(403);
  });

  it('404: the id of another connection, of somebody else, or of nothing', async () => {
    const theirs = await world.connect(world.theirs);
    for (const [id, token] of [
      [other.id, made.token],
      [theirs.id, made.token],
      [theirs.id, undefined],
      ['x', undefined],
    ] as const) {
      const { status, body } = await world.client.post(`/connections/${id}/sync`, token ? { token } : {});
      expect([status, body.id]).toEqual([404, id]);
    }
    expect(await manual(theirs.id)).toEqual([]);
  });

  it('422: a function it does not have, and a body of another shape', async () => {
    for (const json of [
      { functions_to_sync: ['get_returns'] },
      { functions_to_sync: 'get_orders' },
      { functions_to_sync: [1] },
      { functions_to_sync: null },
    ]) {
      const { status, body } = await world.client.post('/connections/sync', { token: made.token, json });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, ['functions_to_sync']]);
    }
    const misspelt = await world.client.post('/connections/sync', {
      token: made.token,
      json: { functions: [] },
    });
    expect([misspelt.status, Object.keys(misspelt.body.detail.json)]).toEqual([422, ['functions']]);
  });
});
