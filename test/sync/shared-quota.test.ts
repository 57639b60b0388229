import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../src/store/database.ts';
import { type Clock, systemClock } from '../../src/sync/clock.ts';
import { Quotas, type QuotaUse } from '../../src/sync/quota.ts';
import { HandClock, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

let world: Awaited<ReturnType<typeof testEngine>>;
const clock = new HandClock('2026-03-02T12:00:00Z');
const paper = new PaperSource(() => clock.now()).connector();
const ACCOUNT = 'wms/paper/k';
const pools: ReturnType<typeof openPool>[] = [];
beforeAll(async () => {
  world = await testEngine({ connectors: [paper], clock });
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await world.close();
});

/** Another process: sessions and a memory of its own. */
function another(itsClock: Clock, reserve = 0.1): Quotas {
  const pool = openPool(world.url, { max: 4, hurried: true });
  pools.push(pool);
  return new Quotas({ pool, clock: itsClock, sealer: world.sealer, reserve, log: world.engine.log });
}

const skewed = (ms: number): Clock => ({ ...systemClock, now: () => new Date(Date.now() + ms) });

/** The most that any stretch of the times holds beyond `burst` and what comes in meanwhile. */
function excess(times: readonly number[], quota: { burst: number; perSecond: number }): number {
  const sorted = times.toSorted((a, b) => a - b);
  let most = Number.NEGATIVE_INFINITY;
  sorted.forEach((from, first) => {
    for (let last = first; last < sorted.length; last++) {
      const allowed = quota.burst + ((sorted[last]! - from) / 1000) * quota.perSecond;
      most = Math.max(most, last - first + 1 - allowed);
    }
  });
  return most;
}

it('is one budget for several processes, whatever their clocks say, and all of it is used', async () => {
  const quota = { burst: 40, perSecond: 50 };
  const processes = [skewed(0), skewed(3600_000), skewed(-90_000)].map((one) => another(one));
  const sent: number[] = [];
  const began = performance.now();
  const until = began + 2500;
  const greedy = async (quotas: Quotas) => {
    while (performance.now() < until) {
      const waitMs = await quotas.take('shared', quota, 1, 'any');
      if (waitMs === 0 && quotas.send('shared', quota, 1)) sent.push(performance.now());
      else await systemClock.sleep(waitMs);
    }
  };
  // Two connections in each.
  await Promise.all(processes.flatMap((quotas) => [greedy(quotas), greedy(quotas)]));
  const seconds = (sent.toSorted((a, b) => a - b).at(-1)! - began) / 1000;
  expect(excess(sent, quota)).toBeLessThanOrEqual(0);
  // Each of the six may just be on its way to the last of it.
  const came = 0.95 * quota.burst + quota.perSecond * seconds;
  expect(sent.length + 6).toBeGreaterThanOrEqual(0.98 * came);
});

it('costs what a killed process took and no more, and a new process finds what is left', async () => {
  const quota = { burst: 100, perSecond: 0.001 };
  const killed = another(systemClock);
  for (let n = 0; n < 60; n++) expect(await killed.take('killed', quota, 1, 'any')).toBe(0);
  const next = another(systemClock);
  expect((await next.state('killed', quota)).left).toBeCloseTo(35, 0);
  expect(await next.take('killed', quota, 36, 'any')).toBeGreaterThan(0);
  expect(await next.take('killed', quota, 35, 'any')).toBe(0);
});

it('counts as empty what was last written before the database was started: it may have lost the last takes', async () => {
  const quota = { burst: 1000, perSecond: 0.001 };
  const quotas = another(systemClock);
  expect(await quotas.take('crashed', quota, 1, 'any')).toBe(0);
  await world.pool.query(
    "UPDATE account_quota SET filled_at = pg_postmaster_start_time() - interval '1 second' WHERE account_hash = $1",
    [quotas.hashOf('crashed')],
  );
  expect((await quotas.state('crashed', quota)).left).toBeLessThan(100);
  expect(await quotas.take('crashed', quota, 100, 'any')).toBeGreaterThan(0);
});

it('lets nothing fill up beside what is held, and sends nothing that was held while the process was frozen', async () => {
  const quota = { burst: 100, perSecond: 100 };
  const quotas = another(systemClock);
  const written = async () => {
    const { rows } = await world.pool.query<{ tokens: number; at: string }>(
      'SELECT tokens, filled_at::text AS at FROM account_quota WHERE account_hash = $1',
      [quotas.hashOf('held')],
    );
    return rows[0]!;
  };
  expect(await quotas.take('held', quota, 60, 'any')).toBe(0);
  const taken = (await written()).at;
  // The bucket fills up again, while 60 are still to be sent.
  await systemClock.sleep(400);
  expect(quotas.send('held', quota, 60)).toBe(true);
  // Of the 95 that a bucket counts the 60 are gone as of now, not as of when they were taken.
  await expect.poll(async () => (await written()).at).not.toBe(taken);
  expect((await written()).tokens).toBeCloseTo(35);

  expect(await quotas.take('held', quota, 1, 'any')).toBe(0);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 30_000);
  expect(quotas.send('held', quota, 1)).toBe(false);
  vi.restoreAllMocks();
});

it('gives back what was not spent to all processes', async () => {
  const quota = { burst: 100, perSecond: 0.001 };
  const [one, two] = [another(systemClock), another(systemClock)];
  expect(await one!.take('back', quota, 90, 'any')).toBe(0);
  one!.giveBack('back', quota, 50);
  await expect.poll(async () => (await two!.state('back', quota)).left).toBeCloseTo(55, 0);
  // In the same process at once.
  one!.giveBack('back', quota, 20);
  expect(await one!.take('back', quota, 75, 'any')).toBe(0);
  expect((await two!.state('back', quota)).left).toBeCloseTo(0, 0);
});

describe('the reserve', () => {
  const left = async (quota: { burst: number; perSecond: number }, use: QuotaUse) => {
    const quotas = another(clock);
    let sent = 0;
    while ((await quotas.take(ACCOUNT, quota, 1, use)) === 0) sent += 1;
    return sent;
  };

  it('is nothing where a connection has its account for itself', async () => {
    await world.connect(paper);
    expect(await left({ burst: 100, perSecond: 1 }, 'any')).toBe(95);
  });

  it('is left to schedules where several share it', async () => {
    await world.connect(paper);
    clock.advance(1000_000);
    const quota = { burst: 100, perSecond: 1 };
    expect(await left(quota, 'any')).toBe(85);
    expect(await left(quota, 'fresh')).toBe(10);
    // While schedules use it up, backfills wait.
    clock.advance(5000);
    expect(await left(quota, 'any')).toBe(0);
    clock.advance(7000);
    expect(await left(quota, 'any')).toBe(2);
  });

  it('is time where the bucket is too small to hold it: schedules are first, and backfills a tenth slower', async () => {
    const quota = { burst: 1, perSecond: 1 };
    clock.advance(100_000);
    const quotas = another(clock);
    expect(await quotas.take(ACCOUNT, quota, 1, 'any')).toBe(0);
    const wait = {
      any: await quotas.take(ACCOUNT, quota, 1, 'any'),
      fresh: await quotas.take(ACCOUNT, quota, 1, 'fresh'),
    };
    expect(wait).toEqual({ any: 1110, fresh: 1010 });
    clock.advance(1110);
    expect(await quotas.take(ACCOUNT, quota, 1, 'any')).toBe(0);
  });

  it('can be none', async () => {
    clock.advance(1000_000);
    const quotas = another(clock, 0);
    expect(await quotas.take(ACCOUNT, { burst: 100, perSecond: 1 }, 95, 'any')).toBe(0);
  });
});

describe('what the source says', () => {
  const quota = { burst: 100, perSecond: 10 };

  it('lowers the budget for all, and never raises it', async () => {
    const [one, two] = [another(clock), another(clock)];
    expect(await one!.take('said', quota, 1, 'any')).toBe(0);
    await one!.heed('said', quota, { remaining: 20, burst: 50, perSecond: 4 });
    expect(await two!.state('said', quota)).toMatchObject({ burst: 50, perSecond: 4, left: 20 });
    await one!.heed('said', quota, { remaining: 1000, burst: 1000, perSecond: 1000 });
    expect(await two!.state('said', quota)).toMatchObject({ left: 20 });
    clock.advance(1000_000);
    expect((await two!.state('said', quota)).left).toBeLessThan(50);
    await one!.heed('said', quota, { burst: 100, perSecond: 10 });
    expect(await two!.state('said', quota)).toMatchObject({ burst: 100, perSecond: 10 });
  });

  it('is a pause where nothing is left until an instant', async () => {
    const [one, two] = [another(clock), another(clock)];
    const resetAt = new Date(clock.now().getTime() + 60_000);
    expect(await one!.take('used up', quota, 1, 'any')).toBe(0);
    await one!.heed('used up', quota, { remaining: 0, resetAt });
    expect(await two!.take('used up', quota, 1, 'fresh')).toBe(60_000);
    expect(two!.pauseOf('used up')?.until).toEqual(resetAt);
    clock.advance(60_000);
    // And then nothing at once: all that waited would come together.
    expect(await two!.take('used up', quota, 1, 'fresh')).toBe(100);
    expect(two!.pauseOf('used up')).toBeNull();
  });
});
