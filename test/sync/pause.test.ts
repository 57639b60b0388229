import { expect, it, onTestFinished } from 'vitest';
import { syncNow } from '../../src/sync/manual.ts';
import { changeFrequency, pauseSchedules } from '../../src/sync/steer-schedules.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;

async function world(options: Parameters<typeof paperWorld>[0] = {}) {
  const made = await paperWorld(options);
  onTestFinished(() => made.close());
  const pause = async (paused: boolean, fn: string | null = 'get_orders') =>
    pauseSchedules(made.engine, await made.record(), fn, paused);
  /** Records that came into being from now on, one a minute. */
  const put = (name: string, count: number) => {
    for (let n = 1; n <= count; n++) made.source.put(`${name}${n}`, made.clock.now().getTime() + n * 60_000);
  };
  /** Each record of an event, as often as it has one. */
  const told = async () =>
    (
      await made.rows<{ record_id: string }>(
        'SELECT record_id FROM event WHERE record_id IS NOT NULL ORDER BY record_id',
      )
    ).map((row) => row.record_id);
  return { ...made, pause, put, told };
}

it('starts no scheduled request once paused: the page under way is written once, and its run keeps its place', async () => {
  const here = await world({ withReturns: {} });
  await here.work();
  here.put('a', 6);
  here.clock.advance(2 * HOUR);
  // Returns are paused from the start, orders in the middle of a page.
  expect(await here.pause(true, 'get_returns')).toBe(true);
  const before = here.source.asked.length;
  const runner = await here.take();
  await runner.begin(noRelease);
  expect(await here.pause(true)).toBe(true);
  expect(await here.pause(true)).toBe(false);
  await runner.finish();
  expect(await here.ids()).toEqual(['a1', 'a2']);
  const place = await here.position();
  for (let n = 0; n < 5; n++) {
    here.clock.advance(HOUR);
    await here.work();
  }
  expect(here.source.asked.length - before).toBe(1);
  expect(await here.position()).toEqual(place);
  here.put('b', 1);
  here.clock.advance(HOUR);

  expect(await here.pause(false)).toBe(true);
  await here.work();
  expect(await here.ids()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b1']);
  expect(await here.told()).toEqual(await here.ids());
  // At its own cursor: the run's first page was asked for once.
  const firsts = here.source.asked.slice(before).filter((ask) => ask.cursor === null);
  expect(firsts.map((ask) => ask.fn)).toEqual(['get_orders', 'get_orders']);
  expect(firsts[1]!.from).toEqual(new Date(place.getTime() + 2 * HOUR));
  expect(await here.ids('return')).toEqual([]);
  expect(await here.pause(false, null)).toBe(true);
  await here.work();
  expect(await here.ids('return')).toHaveLength(7);
});

it('lets jobs and manual syncs work beside a pause, and the first sync go on', async () => {
  const here = await world();
  here.source.put('first', '2026-02-20T00:00:00Z');
  await here.pause(true, null);
  await here.work();
  expect(await here.ids()).toEqual(['first']);
  here.source.put('old', '2025-12-01T00:00:00Z');
  const job = await here.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await here.work();
  expect((await here.status(job.id)).status).toBe('completed');
  here.put('a', 3);
  here.clock.advance(2 * HOUR);
  await here.work();
  expect(await here.ids()).toEqual(['first', 'old']);
  await syncNow(here.engine, await here.record(), []);
  await here.work();
  expect(await here.ids()).toEqual(['a1', 'a2', 'a3', 'first', 'old']);
  // And it has moved the place, so that nothing is read twice when the schedule goes on.
  const place = await here.position();
  expect(place).toEqual(here.clock.now());
  here.clock.advance(1000);
  await here.pause(false, null);
  await here.work();
  expect(here.source.asked.at(-1)!.from).toEqual(place);
});

it('leaves no hole and tells nothing twice, however often it is paused while pages are read', async () => {
  const here = await world({ withReturns: {} });
  await here.work();
  here.put('a', 40);
  here.clock.advance(2 * HOUR);
  let paused = false;
  // The switch is thrown while the source is being asked, so every page meets one.
  here.source.before = async () => {
    paused = !paused;
    await here.pause(paused, null);
  };
  const runner = await here.take();
  for (let turns = 0; turns < 200 && (await here.position()) < here.clock.now(); turns++) {
    if ((await runner.step(noRelease)).state === 'worked') continue;
    paused = false;
    await here.pause(false, null);
  }
  here.source.before = () => {};
  await here.pause(false, null);
  await here.work();
  expect(await here.ids()).toHaveLength(40);
  expect(await here.ids('return')).toHaveLength(40);
  expect(await here.told()).toHaveLength(80);
  expect(new Set(await here.told()).size).toBe(40);
  const asked = here.source.asked.map((ask) => JSON.stringify(ask));
  expect(new Set(asked).size).toBe(asked.length);
});

it('wakes for nothing that is paused, and at once when it goes on', async () => {
  const here = await world();
  await here.work();
  await here.pause(true, null);
  here.clock.advance(2 * HOUR);
  const runner = await here.take();
  expect(await runner.begin(noRelease)).toEqual({ state: 'idle', until: null });
  expect(await here.rows("SELECT 1 FROM connection_state WHERE due_at = 'infinity'")).toHaveLength(1);
  await here.pause(false, null);
  expect(await here.rows('SELECT 1 FROM connection_state WHERE due_at <= now()')).toHaveLength(1);
  expect((await runner.step(noRelease)).state).toBe('worked');
});

it('syncs as often as is asked: sooner from now on, and never later than one such time', async () => {
  const here = await world();
  await here.work();
  const change = async (seconds: number | null) =>
    changeFrequency(here.engine, await here.record(), 'get_orders', seconds);
  const schedule = async () =>
    (
      await here.rows<{ frequency_seconds: number; next_due_at: Date }>(
        'SELECT frequency_seconds, next_due_at FROM schedule',
      )
    )[0]!;
  expect(await change(60)).toBe(true);
  expect(await change(60)).toBe(false);
  expect(await schedule()).toEqual({
    frequency_seconds: 60,
    next_due_at: new Date(here.clock.now().getTime() + 60_000),
  });
  const before = here.source.asked.length;
  for (let minutes = 0; minutes < 5; minutes++) {
    here.clock.advance(60_000);
    await here.work();
  }
  expect(here.source.asked.length - before).toBe(5);
  expect(await change(null)).toBe(true);
  expect(await schedule()).toEqual({
    frequency_seconds: 3600,
    next_due_at: new Date(here.clock.now().getTime() + 60_000),
  });
  await expect(changeFrequency(here.engine, await here.record(), 'get_returns', 60)).rejects.toMatchObject({
    code: 'not_found',
    message: 'This connection has no schedule of get_returns.',
  });
});
