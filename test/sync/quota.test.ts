import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { accountKey } from '../../src/sync/quota.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

describe('a budget of credits', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  let world: Awaited<ReturnType<typeof testEngine>>;
  beforeAll(async () => {
    world = await testEngine({ connectors: [], clock });
  });
  afterAll(() => world.close());
  const quota = { burst: 100, perSecond: 10 };

  it('is waited for exactly as long as it takes to refill', async () => {
    const { quotas } = world.engine;
    expect(await quotas.take('a', quota, 90, 'any')).toBe(0);
    // A twentieth of the bucket stays in it, see take-quota.ts.
    expect(await quotas.take('a', quota, 30, 'any')).toBe(2500);
    clock.advance(2499);
    expect(await quotas.take('a', quota, 30, 'any')).toBe(1);
    clock.advance(1);
    expect(await quotas.take('a', quota, 30, 'any')).toBe(0);
    expect(await quotas.take('b', quota, 100, 'any')).toBe(0);
  });

  it('lets a request that costs more than it holds go when it is full, and owes the rest', async () => {
    const { quotas } = world.engine;
    expect(await quotas.take('c', quota, 150, 'any')).toBe(0);
    expect(await quotas.take('c', quota, 10, 'any')).toBe(6600);
  });
});

describe('a source that counts credits', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  let world: Awaited<ReturnType<typeof testEngine>>;
  afterEach(() => world.close());

  /** What a vendor with the same bucket would have left; below zero is a request it would have refused. */
  class VendorBucket {
    left = 100;
    at = clock.elapsed();
    lowest = 100;
    spend(cost: number): void {
      this.left = Math.min(100, this.left + ((clock.elapsed() - this.at) / 1000) * 10) - cost;
      this.at = clock.elapsed();
      this.lowest = Math.min(this.lowest, this.left);
    }
  }

  it.each([
    ['costs what was declared', 40, 40, 0],
    ['says that it cost less', 40, 15, 0],
    ['asks further within a step', 40, 40, 3],
  ])('is never asked for more than it gives: %s', async (_, cost, spent, further) => {
    const bucket = new VendorBucket();
    const paper = new PaperSource(() => clock.now());
    for (let n = 0; n < 20; n++) paper.put(`r${n}`, clock.elapsed() - 60_000 * (n + 1));
    const plain = paper.orders();
    const connector: Connector = {
      ...paper.connector(),
      quota: { burst: 100, perSecond: 10 },
      functions: [
        {
          ...plain,
          cost,
          async page(ctx, ask, cursor) {
            bucket.spend(spent);
            for (let n = 0; n < further; n++) {
              await ctx.take(30);
              bucket.spend(30);
            }
            return { ...(await plain.page(ctx, ask, cursor)), spent };
          },
        },
        // The dearest decides how much is held ready, and must not be paid by the others.
        {
          ...paper.orders({ name: 'get_returns' }),
          cost: 90,
          async page() {
            bucket.spend(90);
            return { kind: 'page', records: [], next: null };
          },
        },
      ],
    };
    world = await testEngine({ connectors: [connector], clock });
    const { connectionId } = await world.connect(connector);
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
    const began = clock.elapsed();
    for (;;) {
      const step = await runner.step(async () => {});
      if (step.state === 'idle') break;
      if (step.state === 'quota') clock.advance(step.waitMs);
    }
    expect(paper.asked.length).toBeGreaterThanOrEqual(10);
    expect(bucket.lowest).toBeGreaterThanOrEqual(0);
    // Nor is it left unused: what ten pages cost beyond the full bucket takes its time to refill, and little more.
    const needed = ((paper.asked.length * (spent + 30 * further) + 90 - 100) / 10) * 1000;
    expect(clock.elapsed() - began).toBeLessThan(Math.max(needed, 0) + 15_000);
  });
});

describe('what was taken before it was known what for', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  let world: Awaited<ReturnType<typeof testEngine>>;
  afterEach(() => world.close());

  it('is given back where there was nothing to ask', async () => {
    const paper = new PaperSource(() => clock.now());
    for (let n = 0; n < 20; n++) paper.put(`r${n}`, clock.elapsed() - 60_000 * (n + 1));
    const quota = { burst: 100, perSecond: 1e-6 };
    const connector: Connector = { ...paper.connector(), quota, functions: [paper.orders()] };
    world = await testEngine({ connectors: [connector], clock });
    const { connectionId } = await world.connect(connector);
    const taken = (await takeConnection(world.engine, connectionId, 'test'))!;
    const runner = new Runner(world.engine, taken);
    while ((await runner.step(async () => {})).state === 'worked');
    const account = accountKey(connector, taken.credentials);
    expect(paper.asked.length).toBeGreaterThan(0);
    // A twentieth of the bucket stays in it, see take-quota.ts.
    const left = quota.burst - paper.asked.length - quota.burst / 20;
    expect(await world.engine.quotas.take(account, quota, left, 'fresh')).toBe(0);
    expect(await world.engine.quotas.take(account, quota, 1, 'fresh')).toBeGreaterThan(0);
  });
});

describe('a bucket that hardly holds a request and the reserve', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  let world: Awaited<ReturnType<typeof testEngine>>;
  afterEach(() => world.close());

  it.each(['the first syncs alone', 'a schedule that is due meanwhile'])(
    'lets %s go on, though looks come too early',
    async (what) => {
      const paper = new PaperSource(() => clock.now());
      for (let n = 0; n < 20; n++) paper.put(`r${n}`, clock.elapsed() - 60_000 * (n + 1));
      const connector = { ...paper.connector(), quota: { burst: 1, perSecond: 2.5 } };
      world = await testEngine({ connectors: [connector], clock });
      // Where two share the account, a tenth of the bucket is kept from whatever is no schedule.
      await world.connect(connector);
      const { connectionId } = await world.connect(connector);
      if (what.startsWith('a schedule'))
        await world.pool.query('UPDATE schedule SET next_due_at = $1 WHERE connection_id = $2', [
          clock.now(),
          connectionId,
        ]);
      const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
      let steps = 0;
      for (; steps < 500; steps++) {
        const step = await runner.step(async () => {});
        if (step.state === 'idle') break;
        // A look at the connection that somebody else caused, just before there would be enough.
        if (step.state === 'quota') clock.advance(steps % 7 === 0 ? step.waitMs * 0.95 : step.waitMs);
      }
      expect(steps).toBeLessThan(500);
      const { rows } = await world.pool.query('SELECT DISTINCT status FROM run WHERE connection_id = $1', [
        connectionId,
      ]);
      expect(rows).toEqual([{ status: 'completed' }]);
      expect(paper.asked.length).toBeGreaterThanOrEqual(10);
    },
  );
});
