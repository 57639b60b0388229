import { expect, it } from 'vitest';
import { toConnectionAnswers } from '../../src/api/connection-answer.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;

it('starts no scheduled request after a create answer; the one under way is written once, then the run waits', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 6; n++) world.source.put(`new${n}`, world.clock.now().getTime() + (n + 1) * 1000);
  world.source.put('old', '2025-12-01T00:00:00Z');
  world.clock.advance(2 * HOUR);
  const before = world.source.asked.length;
  const runner = await world.take();
  await runner.begin(noRelease);
  expect(world.source.asked.length - before).toBe(1);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await runner.finish();
  expect(await world.ids()).toEqual(['new0', 'new1']);
  while ((await world.status(job.id)).status === 'open') await runner.step(noRelease);
  const during = world.source.asked.slice(before + 1, before + 2);
  expect(during.map((ask) => ask.from?.toISOString().slice(0, 10))).toEqual(['2025-12-01']);
  while ((await runner.step(noRelease)).state === 'worked');
  expect(await world.ids()).toEqual(['new0', 'new1', 'new2', 'new3', 'new4', 'new5', 'old']);
  // The scheduled run went on at its own cursor: it asked for its first page once.
  const scheduled = world.source.asked
    .slice(before)
    .filter((ask) => ask.from && ask.from > new Date('2026-01-01'));
  expect(scheduled.filter((ask) => ask.cursor === null)).toHaveLength(1);
  await world.close();
});

it('leaves schedules of other functions alone where the hold is narrowed to the function', async () => {
  const world = await paperWorld({ withReturns: {}, settings: { hold: 'function' } });
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  world.clock.advance(2 * HOUR);
  const before = world.source.asked.length;
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  await runner.step(noRelease);
  await runner.step(noRelease);
  const asked = world.source.asked.slice(before).map((ask) => ask.fn);
  expect(asked.slice(0, 2).toSorted()).toEqual(['get_orders', 'get_returns']);
  await world.work();
  expect((await world.status(job.id)).status).toBe('completed');
  await world.close();
});

it('does not hold a manual sync: it goes next at a page boundary, even with jobs open', async () => {
  const world = await paperWorld({ withReturns: {} });
  await world.work();
  for (let n = 0; n < 9; n++) world.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  world.clock.advance(60_000);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  await runner.step(noRelease);
  await syncNow(world.engine, await world.record(), ['get_returns']);
  await runner.step(noRelease);
  const before = world.source.asked.length;
  await runner.step(noRelease);
  const asked = world.source.asked.slice(before - 1).map((ask) => ask.fn);
  expect(asked[0]).toBe('get_returns');
  await world.close();
});

it('lets a manual sync of a held schedule go on from the place it had', async () => {
  const world = await paperWorld({ withReturns: {} });
  await world.work();
  for (let n = 0; n < 4; n++) world.source.put(`new${n}`, world.clock.now().getTime() + (n + 1) * 1000);
  world.clock.advance(2 * HOUR);
  const runner = await world.take();
  await runner.begin(noRelease);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await syncNow(world.engine, await world.record(), []);
  const open = await world.rows(
    "SELECT kind FROM run WHERE status = 'open' AND kind <> 'on_demand' ORDER BY 1",
  );
  expect(open).toEqual([{ kind: 'manual' }, { kind: 'manual' }]);
  await world.close();
});

it('takes jobs of one function in the order they were asked for, those of different functions in turn', async () => {
  const world = await paperWorld({ withReturns: {} });
  await world.work();
  for (let n = 0; n < 4; n++) {
    world.source.put(`a${n}`, '2025-11-01T00:00:00Z');
    world.source.put(`b${n}`, '2025-12-01T00:00:00Z');
  }
  const first = await world.job('2025-11-01T00:00:00Z', '2025-11-02T00:00:00Z');
  const second = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const other = await world.job('2025-11-01T00:00:00Z', '2025-11-02T00:00:00Z', 'get_returns');
  const before = world.source.asked.length;
  await world.work();
  const asked = world.source.asked
    .slice(before)
    .map((ask) => `${ask.fn} ${ask.from?.toISOString().slice(0, 7)}`);
  expect(asked).toEqual([
    'get_orders 2025-11',
    'get_returns 2025-11',
    'get_orders 2025-11',
    'get_returns 2025-11',
    'get_orders 2025-12',
    'get_orders 2025-12',
  ]);
  for (const job of [first, second, other]) expect((await world.status(job.id)).status).toBe('completed');
  await world.close();
});

it('alternates the initial sync with jobs', async () => {
  const world = await paperWorld();
  for (let n = 0; n < 6; n++) {
    world.source.put(`recent${n}`, '2026-02-20T00:00:00Z');
    world.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  }
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  const months = world.source.asked.map((ask) => ask.from?.toISOString().slice(0, 4));
  expect(months).toEqual(['2025', '2026', '2025', '2026', '2025', '2026']);
  await world.close();
});

it.each([
  ['turns with a long job once its data is older than the freshness guard', 4 * HOUR],
  ['no turn without a guard', null],
])('gives a schedule %s', async (_what, freshnessGuardMs) => {
  const world = await paperWorld({ settings: { freshnessGuardMs } });
  await world.work();
  const place = await world.position();
  for (let n = 0; n < 60; n++) world.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  for (let n = 0; n < 6; n++) world.source.put(`new${n}`, place.getTime() + (n + 1) * 60_000);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  const before = world.source.asked.length;
  const scheduled = () =>
    world.source.asked.slice(before).filter((ask) => ask.from && ask.from > new Date('2026-01-01'));
  const held = async () => {
    const [answer] = await toConnectionAnswers(world.engine, [await world.record()]);
    return answer!.sync_schedules[0]!.held_by_job;
  };
  // Due for hours, but not yet too old.
  world.clock.advance(4 * HOUR);
  for (let n = 0; n < 4; n++) await runner.step(noRelease);
  expect(scheduled()).toHaveLength(0);
  expect(await held()).toBe(true);
  world.clock.advance(1000);
  expect(await held()).toBe(freshnessGuardMs === null);
  for (let n = 0; n < 9; n++) await runner.step(noRelease);
  if (freshnessGuardMs === null) expect(scheduled()).toHaveLength(0);
  else {
    // In turn until its run was done, and held again from then on.
    const turns = world.source.asked.slice(before + 5, before + 11).map((ask) => scheduled().includes(ask));
    expect(turns).toEqual([true, false, true, false, true, false]);
    expect(scheduled()).toHaveLength(3);
    expect(await world.position()).toEqual(world.clock.now());
    world.clock.advance(2 * HOUR);
    expect(await held()).toBe(true);
    for (let n = 0; n < 3; n++) await runner.step(noRelease);
    expect(scheduled()).toHaveLength(3);
  }
  await world.close();
});

it('wakes for a held schedule when the freshness guard frees it, and not before', async () => {
  const world = await paperWorld({ settings: { freshnessGuardMs: 4 * HOUR } });
  await world.work();
  const place = await world.position();
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  // The job waits for half a day, but not because the source said so.
  const later = new Date(place.getTime() + 12 * HOUR);
  await world.rows("UPDATE run SET waiting_until = $1 WHERE kind = 'on_demand'", [later]);
  world.clock.advance(2 * HOUR);
  const runner = await world.take();
  const freed = new Date(place.getTime() + 4 * HOUR + 1);
  expect(await runner.begin(noRelease)).toEqual({ state: 'idle', until: freed });
  world.clock.advance(2 * HOUR + 1);
  expect((await runner.step(noRelease)).state).toBe('worked');
  expect((await world.position()).getTime()).toBe(place.getTime() + 4 * HOUR);
  await world.close();
});
