import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('API keys and access tokens', () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await makeWorld();
    ({ token } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  it('401: says which of the two is missing or wrong', async () => {
    const none = await world.client.get('/wms/orders', { key: null, token });
    expect([none.status, none.body.error]).toEqual([
      401,
      'Send your API key in the header x-trackstar-api-key.',
    ]);
    const wrong = await world.client.get('/wms/orders', { key: 'wrong', token });
    expect([wrong.status, wrong.body.error]).toEqual([401, 'This API key is not known, or it was revoked.']);
    const noToken = await world.client.get('/wms/orders');
    expect(noToken.body.error).toContain('x-trackstar-access-token');
    const swapped = await world.client.get('/wms/orders', { key: token, token: world.ours.key });
    expect(swapped.status).toBe(401);
    const long = await world.client.get('/wms/orders', { key: 'x'.repeat(5000), token });
    expect(long.status).toBe(401);
  });

  it('403: a read-only key reads everything and changes nothing', async () => {
    const key = world.ours.readOnlyKey;
    expect((await world.client.get('/wms/orders', { key, token })).status).toBe(200);
    expect((await world.client.get('/connections', { key })).status).toBe(200);
    const { status, body } = await world.client.post('/connections/sync', { key, token });
    expect([status, body.code]).toEqual([403, 'read_only']);
  });

  it('notes when a key was used, not at every request', async () => {
    const used = async () =>
      (
        await world.pool.query(
          "SELECT last_used_at FROM api_key WHERE access = 'full' AND organization_id = $1",
          [world.ours.id],
        )
      ).rows[0].last_used_at;
    await world.client.get('/connections');
    await expect.poll(used, { timeout: 15_000, interval: 200 }).not.toBeNull();
    const first = await used();
    await world.client.get('/connections');
    await world.stopApi();
    expect(await used()).toEqual(first);
  });
});
