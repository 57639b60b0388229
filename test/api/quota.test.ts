import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('GET /connections/quota', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  it('200: what the account may be asked, and how many share it, of whichever organization', async () => {
    const { id, token } = await world.connect(world.ours);
    const shown = async () => {
      const { status, body } = await world.client.get('/connections/quota', { token });
      expect(status).toBe(200);
      return body;
    };
    const { quota } = world.engine.connectors.find('wms', 'acme')!;
    const declared = { burst: quota.burst, per_second: quota.perSecond };
    const alone = await shown();
    expect(alone).toEqual({
      connection_id: id,
      declared,
      limit: declared,
      left: expect.any(Number),
      reserve: 0,
      connections: 1,
      paused: null,
    });
    const theirs = await world.connect(world.theirs);
    const together = await shown();
    expect(together).toMatchObject({ connections: 2, reserve: quota.burst / 10 });
    expect(JSON.stringify(together)).not.toContain(theirs.id);
    expect(JSON.stringify(together)).not.toContain('vendor-secret');
  });

  it('401 without a token, and for that of another organization', async () => {
    const { token } = await world.connect(world.theirs);
    expect((await world.client.get('/connections/quota')).status).toBe(401);
    expect((await world.client.get('/connections/quota', { token })).status).toBe(401);
  });

  it('keeps no credentials beside the budget', async () => {
    const { token } = await world.connect(world.ours);
    await world.client.get('/connections/quota', { token });
    const { rows } = await world.pool.query('SELECT account_quota::text AS text FROM account_quota');
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) {
      expect(text).not.toContain('vendor-secret');
      expect(text).not.toContain(Buffer.from('vendor-secret').toString('hex'));
    }
  });
});
