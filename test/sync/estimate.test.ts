import { describe, expect, it, onTestFinished } from 'vitest';
import { Observer, silentLog } from '../../src/observe/index.ts';
import type { PastRun } from '../../src/store/queries/run-history.ts';
import { estimateJob } from '../../src/sync/estimate.ts';
import { costOf, learn } from '../../src/sync/estimate-cost.ts';
import { fillGaps } from '../../src/sync/fill-gaps.ts';
import { createJob } from '../../src/sync/jobs.ts';
import { sandboxGround } from '../observe/ground.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const DAY = 24 * 3600_000;
const rate = { quota: { burst: 10, perSecond: 2 }, costPerRequest: 1 };

function past(more: Partial<PastRun>): PastRun {
  return { slices: 1, days: 10, pages: 10, requests: 10, records: 1000, seconds: 20, ...more };
}

describe('what follows from earlier runs', () => {
  it('is that each slice takes a request, and nothing more, where there are none', () => {
    const known = learn([], 100);
    expect(known).toMatchObject({ confidence: 'none', runs: 0, records_per_day: null });
    expect(costOf({ slices: 7, days: 100 }, known, rate)).toEqual({
      slices: 7,
      requests: { low: 7, high: null },
      records: { low: 0, high: null },
      share_of_daily_quota: { low: 0.0000405, high: null },
      duration_seconds: { low: 0, high: null },
    });
  });

  it('is as many records a day and a page as they had, moved out by half', () => {
    const known = learn([past({}), past({ days: 20, records: 4000, pages: 40, requests: 44 })], 100);
    expect(known).toMatchObject({
      confidence: 'good',
      runs: 2,
      records_per_day: { low: 100 / 1.5, high: 300 },
      records_per_page: { low: 100, high: 4000 / 39 },
      requests_per_page: 1.08,
    });
    const cost = costOf({ slices: 4, days: 100 }, known, rate);
    expect(cost.records).toEqual({ low: 6666, high: 30_000 });
    expect(cost.requests).toEqual({ low: 64, high: Math.ceil(304 * 1.08) });
    // Two seconds a request were seen, against two requests a second.
    expect(cost.duration_seconds.high).toBeCloseTo(329 * 2 * 1.5, -2);
  });

  it.each([
    ['little was read', [past({ days: 5 })], 'low'],
    ['only runs of an hour', [past({ days: 1 / 24 }), past({ days: 1 / 24 })], 'low'],
    ['a tenth of it', [past({ days: 6 }), past({ days: 4 })], 'good'],
  ])('is trusted by how much it is: %s', (_what, runs, confidence) => {
    expect(learn(runs, 100).confidence).toBe(confidence);
  });

  it('is nothing for what was empty, and for nothing to read', () => {
    const empty = learn([past({ records: 0, pages: 1, requests: 1 })], 10);
    expect(costOf({ slices: 3, days: 10 }, empty, rate).requests).toEqual({ low: 3, high: 3 });
    expect(costOf({ slices: 0, days: 0 }, learn([], 0), rate)).toMatchObject({
      requests: { low: 0, high: 0 },
      records: { low: 0, high: 0 },
    });
  });

  it('takes as long as the quota makes it where that is longer', () => {
    const known = learn([past({ seconds: 0.1 })], 10);
    const dear = costOf({ slices: 1, days: 10 }, known, { ...rate, costPerRequest: 30 });
    expect(dear.duration_seconds.low).toBeCloseTo((dear.requests.low * 30 - 10) / 2, -1);
  });
});

it('of the sandbox holds what then happens, with both ends within two and a half times of it, for a window and its gaps', async () => {
  const world = await sandboxGround({ observe: new Observer(silentLog()) });
  const estimate = async (start: Date, end: Date) =>
    estimateJob(world.engine, await world.record(), { functionName: 'get_orders', start, end });
  const runner = await world.take();
  const first = await world.job(10);
  await world.workOff(runner);
  expect(await world.status(first)).toMatchObject({ status: 'completed' });

  const end = new Date(world.clock.now().getTime() - 3_600_000);
  const start = new Date(end.getTime() - 60 * DAY);
  // What a verify took says nothing of a read.
  const proof = { functionName: 'get_orders', start: new Date(end.getTime() - 5 * DAY), end };
  await createJob(world.engine, await world.record(), { ...proof, purpose: 'verify' });
  await world.workOff(runner);
  const foretold = await estimate(start, end);
  expect(foretold).toMatchObject({
    window_basis: 'updated',
    open_jobs: [],
    based_on: { confidence: 'good', runs: 1 },
  });
  expect(foretold.covered).toHaveLength(1);
  expect(foretold.gaps).toHaveLength(1);
  const rowsOf = () =>
    world.rows('SELECT (SELECT count(*) FROM run) AS runs, (SELECT count(*) FROM slice) AS slices');
  const before = await rowsOf();
  await estimate(start, end);
  expect(await rowsOf()).toEqual(before);

  const request = { functionName: 'get_orders', start, end };
  const { filled } = await fillGaps(world.engine, await world.record(), request);
  await world.workOff(runner);
  const gaps = await world.status(filled.job!.id);
  expect(gaps.status).toBe('completed');
  holds(foretold.cost_of_gaps, gaps);
  const { job } = await createJob(world.engine, await world.record(), request);
  await world.workOff(runner);
  holds(foretold.cost, await world.status(job.id));
  expect((await estimate(start, end)).gaps).toEqual([]);

  function holds(cost: typeof foretold.cost, { progress, report }: Awaited<ReturnType<typeof world.status>>) {
    const records = report.records_new + report.records_changed + report.records_unchanged;
    for (const [said, was] of [
      [cost.requests, progress.requests],
      [cost.records, records],
    ] as const) {
      expect(was).toBeGreaterThanOrEqual(said.low);
      expect(was).toBeLessThanOrEqual(said.high!);
      expect([said.low * 2.5 > was, said.high! < was * 2.5]).toEqual([true, true]);
    }
    expect(cost.slices).toBe(progress.slices_total);
  }
});

it('says what goes before it, what it holds, and what the source no longer keeps, and refuses as creating does', async () => {
  const world = await paperWorld({
    words: { keepsHistoryMs: 60 * DAY, onDemand: true },
    withReturns: { onDemand: true },
    historyDays: 1,
  });
  onTestFinished(() => world.close());
  await world.work();
  const one = await world.job('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z', 'get_returns');
  const two = await world.job('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z');
  const estimate = async (start: string, end: string, functionName = 'get_orders') =>
    estimateJob(world.engine, await world.record(), {
      functionName,
      start: new Date(start),
      end: new Date(end),
    });
  const said = await estimate('2025-12-01T00:00:00Z', '2026-04-01T00:00:00Z');
  expect(said).toMatchObject({
    window: { start: '2025-12-01T00:00:00Z', end: '2026-03-01T12:00:00Z' },
    effective_end_time: '2026-03-01T12:00:00Z',
    source_keeps_from: '2025-12-31T12:02:00Z',
    unavailable: [{ start: '2025-12-01T00:00:00Z', end: '2025-12-31T12:02:00Z' }],
    gaps: [{ start: '2025-12-31T12:02:00Z', end: '2026-02-28T12:00:00Z' }],
    // Sixty days, in parts of 31 at most.
    cost: { slices: 2 },
    open_jobs: [
      { id: one.id, goes: 'in turn' },
      { id: two.id, goes: 'first' },
    ],
    holds: ['get_orders', 'get_returns'],
  });
  await world.rows("UPDATE schedule SET paused = true WHERE function_name = 'get_returns'");
  expect((await estimate('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z')).holds).toEqual(['get_orders']);
  await expect(estimate('2026-02-03T00:00:00Z', '2026-02-02T00:00:00Z')).rejects.toThrow(
    'start_time: must be before',
  );
  await expect(estimate('2025-01-01T00:00:00Z', '2025-02-02T00:00:00Z')).rejects.toThrow(
    'end_time: is before',
  );
  await expect(estimate('2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z', 'get_moon')).rejects.toMatchObject({
    code: 'on_demand_not_enabled',
  });
  // Nobody asked the source for anything.
  const runner = await world.take();
  expect((await runner.step(noRelease)).state).toBe('worked');
});
