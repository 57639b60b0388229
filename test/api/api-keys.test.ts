import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn } from './signed-in.ts';
import { makeWorld, type World } from './world.ts';

describe('/api-keys', () => {
  let world: World;
  let owner: Browser;
  let foreign: Browser;

  beforeAll(async () => {
    world = await makeWorld();
    owner = await signedIn(world, world.ours, 'owner');
    foreign = await signedIn(world, world.theirs, 'owner');
  });
  afterAll(() => world.end());

  const make = (json: object) => world.client.post('/api-keys', owner.ask(undefined, { json }));
  const list = async (who = owner) => (await world.client.get('/api-keys', who.ask())).body.data;

  it('a key is answered once, works as far as it may, and is listed without itself', async () => {
    const { status, headers, body } = await make({ name: 'Nightly import', access: 'read_only' });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { key, ...rest } = body.data;
    expect(rest).toEqual({
      api_key_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Nightly import',
      access: 'read_only',
      created_at: expect.any(String),
      last_used_at: null,
    });
    expect((await world.client.get('/connections', { key })).status).toBe(200);
    expect((await world.client.post('/sandbox/generate-sandbox/wms', { key })).body.code).toBe('read_only');
    expect((await list()).at(-1)).toMatchObject({ api_key_id: rest.api_key_id, name: 'Nightly import' });
    expect(JSON.stringify(await list()) + world.logged.join('')).not.toContain(key);
  });

  it('a revoked one is refused within a second, and listed no more', async () => {
    const { key, api_key_id: id } = (await make({ name: 'Short', access: 'full' })).body.data;
    expect((await world.client.get('/connections', { key })).status).toBe(200);
    const revoke = () => world.client.send('DELETE', `/api-keys/${id}`, owner.ask());
    expect((await revoke()).body).toEqual({ api_key_id: id, deleted: true });
    await expect
      .poll(async () => (await world.client.get('/connections', { key })).status, { timeout: 10_000 })
      .toBe(401);
    expect((await list()).map((one: { api_key_id: string }) => one.api_key_id)).not.toContain(id);
    const again = await revoke();
    expect([again.status, again.body.id]).toEqual([404, id]);
  });

  it('lists in pages, those of the organization', async () => {
    await make({ name: 'One more', access: 'full' });
    const all = await list();
    const one = (await world.client.get('/api-keys?limit=1', owner.ask())).body;
    const rest = (await world.client.get(`/api-keys?page_token=${one.next_token}`, owner.ask())).body;
    expect([...one.data, ...rest.data]).toEqual(all);
    expect((await world.client.get(`/api-keys?page_token=${one.next_token}`, foreign.ask())).status).toBe(
      422,
    );
  });

  it('404: a key of another organization is not there, and goes on', async () => {
    const [theirs] = await list(foreign);
    for (const id of [theirs.api_key_id, 'x']) {
      const { status, body } = await world.client.send('DELETE', `/api-keys/${id}`, owner.ask());
      expect([status, body.id]).toEqual([404, id]);
    }
    expect(await list(foreign)).toContainEqual(theirs);
  });

  it('422: names what is wrong', async () => {
    for (const [json, field] of [
      [{ name: '', access: 'full' }, 'name'],
      [{ name: 'a\u0000', access: 'full' }, 'name'],
      [{ name: 'x'.repeat(101), access: 'full' }, 'name'],
      [{ name: 'x', access: 'all' }, 'access'],
      [{ name: 'x' }, 'access'],
    ] as const) {
      const { status, body } = await make(json);
      expect([json, status, Object.keys(body.detail.json)]).toEqual([json, 422, [field]]);
    }
  });
});
