/** Changing the secret key while everything runs, step by step as docs/secrets.md tells it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealer, type Sealer } from '../../src/store/seal.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { privacyKey } from '../../src/sync/privacy/privacy.ts';
import { reseal } from '../../src/sync/reseal.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

const OLD = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);

describe('changing the secret key', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  const connector = {
    ...new PaperSource(() => clock.now()).connector(),
    signIn: async () => ({ values: { token: 't' }, expiresAt: null }),
  };
  let world: Awaited<ReturnType<typeof testEngine>>;
  beforeEach(async () => {
    world = await testEngine({ connectors: [connector], clock });
  });
  afterEach(() => world.close());

  const make = (sealer: Sealer) =>
    createConnection(world.engine, sealer, {
      organizationId: world.organizationId,
      connector,
      credentials: { api_key: 'k' },
      customerId: null,
      historyDays: 1,
    });
  async function work(sealer: Sealer, connectionId: string): Promise<void> {
    const engine = { ...world.engine, sealer };
    const runner = new Runner(engine, (await takeConnection(engine, connectionId, 'test'))!);
    while ((await runner.step(async () => {})).state === 'worked');
  }
  const sealed = () =>
    rowsOf<{ texts: string[] }>(
      world.pool,
      `SELECT array_remove(ARRAY[sealed_access_token, sealed_credentials, sealed_session], NULL) AS texts
       FROM connection ORDER BY connection_id`,
    );

  it('leaves nothing under the old key, and no connection that does not work', async () => {
    const before = createSealer(OLD);
    const after = createSealer(NEW, [OLD]);
    const first = await make(before);
    await work(before, first.connectionId);
    const second = await make(after);
    expect(await reseal(world.pool, after)).toEqual({ connections: 2, resealed: 1 });
    const texts = (await sealed()).flatMap((row) => row.texts);
    expect(texts).toHaveLength(5);
    expect(texts.every((text) => after.isCurrent(text))).toBe(true);

    const only = createSealer(NEW);
    for (const { connectionId, accessToken } of [first, second]) {
      await work(only, connectionId);
      const [row] = await rowsOf<{ token: string }>(
        world.pool,
        'SELECT sealed_access_token AS token FROM connection WHERE connection_id = $1',
        [connectionId],
      );
      expect(only.open(connectionId, row!.token)).toBe(accessToken);
    }
    expect(await reseal(world.pool, only)).toEqual({ connections: 2, resealed: 0 });
  });

  it('leaves whom the organization has erased known', async () => {
    const { organizationId } = world;
    const key = await privacyKey(world.pool, createSealer(OLD), organizationId);
    await reseal(world.pool, createSealer(NEW, [OLD]));
    expect(await privacyKey(world.pool, createSealer(NEW), organizationId)).toEqual(key);
    await expect(privacyKey(world.pool, createSealer(OLD), organizationId)).rejects.toThrow(
      /sealed under key/,
    );
  });

  it('stops at what was sealed under a key it was not given, with nothing half-done', async () => {
    await make(createSealer(OLD));
    const was = await sealed();
    await expect(reseal(world.pool, createSealer(NEW))).rejects.toThrow(/was sealed under key/);
    expect(await sealed()).toEqual(was);
  });
});
