import { expect, it } from 'vitest';
import { readCoverage } from '../../src/sync/coverage.ts';
import { fillGaps } from '../../src/sync/fill-gaps.ts';
import { cancelJob } from '../../src/sync/jobs.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { noRelease, type PaperWorld, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

async function coverage(world: PaperWorld, start?: string, end?: string, functionName = 'get_orders') {
  const [answer] = await readCoverage(world.engine, await world.record(), {
    functionName,
    start: start === undefined ? undefined : new Date(start),
    end: end === undefined ? undefined : new Date(end),
  });
  return answer!;
}

async function fill(
  world: PaperWorld,
  start: string,
  end: string,
  more: { olderThan?: Date; idempotencyKey?: string } = {},
) {
  const request = { functionName: 'get_orders', start: new Date(start), end: new Date(end), ...more };
  return await fillGaps(world.engine, await world.record(), request);
}

const ends = (ranges: readonly { start: string; end: string }[] | null) =>
  ranges?.map(({ start, end }) => [start, end]);

it('shows what the first sync, a schedule and jobs read, and the gaps between', async () => {
  const world = await paperWorld({ words: { lagMs: 120_000 }, historyDays: 10 });
  world.source.put('old', '2026-01-05T00:00:00Z');
  world.source.put('new', '2026-02-28T00:00:00Z');
  expect(await coverage(world)).toMatchObject({ looked_at: null, covered: [], gaps: [], latest_data: null });
  await world.work();
  const job = await world.job('2026-01-01T00:00:00Z', '2026-01-10T00:00:00Z');
  await world.work();
  world.clock.advance(30 * 60_000);
  const shown = await coverage(world);
  expect(shown).toMatchObject({
    function_name: 'get_orders',
    basis: 'updated',
    mapper_version: 1,
    looked_at: { start: '2026-01-01T00:00:00Z', end: '2026-03-01T12:28:00Z' },
    oldest_data: '2026-01-05T00:00:00Z',
    newest_data: '2026-02-28T00:00:00Z',
    latest_data: '2026-03-01T11:58:00Z',
    unavailable: [],
    next_end_time: null,
  });
  expect(ends(shown.covered)).toEqual([
    ['2026-01-01T00:00:00Z', '2026-01-10T00:00:00Z'],
    ['2026-02-19T12:00:00Z', '2026-03-01T11:58:00Z'],
  ]);
  expect(shown.covered[0]).toMatchObject({
    run_id: job.id,
    kind: 'on_demand',
    mapper_version: 1,
    older_mapper: false,
  });
  expect(shown.covered[1]).toMatchObject({ kind: 'initial' });
  expect(ends(shown.gaps)).toEqual([
    ['2026-01-10T00:00:00Z', '2026-02-19T12:00:00Z'],
    ['2026-03-01T11:58:00Z', '2026-03-01T12:28:00Z'],
  ]);
  world.clock.advance(HOUR);
  await world.work();
  const later = await coverage(world, '2026-02-01T00:00:00Z', '2026-12-31T00:00:00Z');
  expect(later.looked_at).toEqual({ start: '2026-02-01T00:00:00Z', end: '2026-03-01T13:28:00Z' });
  expect(ends(later.covered)).toEqual([['2026-02-19T12:00:00Z', '2026-03-01T13:28:00Z']]);
  expect(later.covered[0]).toMatchObject({ kind: 'scheduled' });
  expect(ends(later.gaps)).toEqual([['2026-02-01T00:00:00Z', '2026-02-19T12:00:00Z']]);
  world.connector.functions[0]!.mapperVersion = 2;
  expect((await coverage(world)).covered.map((one) => one.older_mapper)).toEqual([true, true]);
  await world.close();
});

it('shows of a job that was cancelled half-way only the slices that were read to their end', async () => {
  const world = await paperWorld({ words: { widestWindowMs: 2 * DAY + 3000 }, historyDays: 1 });
  world.source.pageSize = 1;
  for (let day = 1; day <= 6; day++)
    for (let n = 0; n < 3; n++) world.source.put(`o${day}.${n}`, `2025-12-0${day}T0${n}:00:00Z`);
  await world.work();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-07T00:00:00Z');
  // The newest slice, of two days, takes six pages; the next has begun and is not done.
  await world.work(8);
  await cancelJob(world.engine, world.connectionId, job.id);
  await world.work();
  const shown = await coverage(world, '2025-12-01T00:00:00Z', '2025-12-07T00:00:00Z');
  expect(ends(shown.covered)).toEqual([['2025-12-05T00:00:00Z', '2025-12-07T00:00:00Z']]);
  expect(ends(shown.gaps)).toEqual([['2025-12-01T00:00:00Z', '2025-12-05T00:00:00Z']]);
  expect(await world.ids()).toEqual(['o3.0', 'o3.1', 'o5.0', 'o5.1', 'o5.2', 'o6.0', 'o6.1', 'o6.2']);
  await world.close();
});

it('fills the gaps of a window and nothing else, and then there are none', async () => {
  const world = await paperWorld({ historyDays: 1 });
  await world.work();
  await world.job('2025-12-05T00:00:00Z', '2025-12-10T00:00:00Z');
  await world.job('2025-12-15T00:00:00Z', '2025-12-20T00:00:00Z');
  await world.work();
  for (let day = 1; day < 28; day++) world.source.put(`o${day}`, Date.UTC(2025, 11, day));
  const before = world.source.asked.length;
  const { filled, replayed } = await fill(world, '2025-12-01T00:00:00Z', '2025-12-25T00:00:00Z');
  expect(replayed).toBe(false);
  const gaps = [
    ['2025-12-01T00:00:00Z', '2025-12-05T00:00:00Z'],
    ['2025-12-10T00:00:00Z', '2025-12-15T00:00:00Z'],
    ['2025-12-20T00:00:00Z', '2025-12-25T00:00:00Z'],
  ];
  expect(ends(filled.gaps)).toEqual(gaps);
  expect(filled.job).toMatchObject({
    status: 'open',
    only_gaps: true,
    requested_start_time: '2025-12-01T00:00:00Z',
    requested_end_time: '2025-12-25T00:00:00Z',
    progress: { slices_total: 3, share_of_window: 0 },
  });
  const runner = await world.take();
  for (let page = 0; page < 3; page++) await runner.step(noRelease);
  // Newest first; five of the fourteen days that are read at all.
  expect((await world.status(filled.job!.id)).progress.share_of_window).toBeCloseTo(5 / 14);
  while ((await runner.step(noRelease)).state === 'worked');
  expect(await world.status(filled.job!.id)).toMatchObject({ status: 'completed', only_gaps: true });
  const asked = world.source.asked.slice(before).filter(({ cursor }) => cursor === null);
  expect(asked.map(({ from, to }) => [iso(from), iso(to)])).toEqual(gaps.toReversed());
  expect(await world.ids()).toEqual(
    [1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24].map((day) => `o${day}`).sort(),
  );
  const shown = await coverage(world, '2025-12-01T00:00:00Z', '2025-12-25T00:00:00Z');
  expect(ends(shown.covered)).toEqual([['2025-12-01T00:00:00Z', '2025-12-25T00:00:00Z']]);
  expect(shown.gaps).toEqual([]);
  const again = await fill(world, '2025-12-01T00:00:00Z', '2025-12-25T00:00:00Z');
  expect(again.filled).toEqual({ job: null, gaps: [], unavailable: [] });
  expect(await world.rows("SELECT 1 FROM run WHERE kind = 'on_demand'")).toHaveLength(3);
  await world.close();
});

const iso = (date: Date | null) => date!.toISOString().replace('.000Z', 'Z');

it('takes for a gap what was read before an instant, where that is asked for', async () => {
  const world = await paperWorld({ historyDays: 1 });
  await world.work();
  await world.job('2025-12-05T00:00:00Z', '2025-12-10T00:00:00Z');
  await world.work();
  world.clock.advance(3 * DAY);
  const asked = world.clock.now();
  await world.job('2025-12-08T00:00:00Z', '2025-12-12T00:00:00Z');
  await world.work();
  const { filled } = await fill(world, '2025-12-05T00:00:00Z', '2025-12-12T00:00:00Z', { olderThan: asked });
  expect(ends(filled.gaps)).toEqual([['2025-12-05T00:00:00Z', '2025-12-08T00:00:00Z']]);
  await expect(
    fill(world, '2025-12-05T00:00:00Z', '2025-12-12T00:00:00Z', {
      olderThan: new Date('2027-01-01T00:00:00Z'),
    }),
  ).rejects.toThrow('older_than: must not be in the future.');
  await world.close();
});

it('reads whole days where the source re-issues days, those of two gaps once', async () => {
  const world = await paperWorld({ words: { replaces: 'day' }, historyDays: 1 });
  await world.work();
  await world.rows(
    `INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state, as_of,
       run_id, mapper_version)
     SELECT connection_id, gen_random_uuid(), 'get_orders', 'updated', '2025-12-03T06:00:00Z', '2025-12-03T12:00:00Z',
       'read', now(), run_id, 1 FROM run LIMIT 1`,
  );
  const { filled } = await fill(world, '2025-12-03T00:00:00Z', '2025-12-04T00:00:00Z');
  expect(filled.gaps).toHaveLength(2);
  expect(filled.job!.progress.slices_total).toBe(1);
  await world.work();
  expect((await fill(world, '2025-12-03T00:00:00Z', '2025-12-04T00:00:00Z')).filled.gaps).toEqual([]);
  await world.close();
});

it('calls what the source no longer keeps unavailable, never covered and never a gap', async () => {
  const world = await paperWorld({ words: { keepsHistoryMs: 60 * DAY }, historyDays: 1 });
  await world.work();
  // The edge stands two minutes inside of what is kept.
  const edge = '2025-12-31T12:02:00Z';
  const none = await fill(world, '2025-11-01T00:00:00Z', '2025-12-01T00:00:00Z');
  expect(none.filled).toEqual({
    job: null,
    gaps: [],
    unavailable: [{ start: '2025-11-01T00:00:00Z', end: '2025-12-01T00:00:00Z' }],
  });
  await world.job('2025-12-01T00:00:00Z', '2026-01-25T00:00:00Z');
  await world.work();
  const shown = await coverage(world, '2025-11-01T00:00:00Z', '2026-02-01T00:00:00Z');
  expect(ends(shown.unavailable)).toEqual([['2025-11-01T00:00:00Z', edge]]);
  expect(ends(shown.covered)).toEqual([[edge, '2026-01-25T00:00:00Z']]);
  expect(ends(shown.gaps)).toEqual([['2026-01-25T00:00:00Z', '2026-02-01T00:00:00Z']]);
  // What was read stays covered when the source forgets it, and what is to be read anew must still be there.
  world.clock.advance(5 * DAY);
  const later = await coverage(world, '2025-12-30T00:00:00Z', '2026-01-25T00:00:00Z');
  expect(ends(later.covered)).toEqual([[edge, '2026-01-25T00:00:00Z']]);
  const anew = await fill(world, '2025-12-30T00:00:00Z', '2026-01-25T00:00:00Z', {
    olderThan: world.clock.now(),
  });
  expect(ends(anew.filled.gaps)).toEqual([['2026-01-05T12:02:00Z', '2026-01-25T00:00:00Z']]);
  await world.close();
});

it('answers a request that is repeated under its key as before, job or none', async () => {
  const world = await paperWorld({ historyDays: 1 });
  await world.work();
  const first = await fill(world, '2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z', { idempotencyKey: 'k' });
  const second = await fill(world, '2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z', { idempotencyKey: 'k' });
  expect(second).toEqual({ filled: JSON.parse(JSON.stringify(first.filled)), replayed: true });
  await expect(
    fill(world, '2025-12-01T00:00:00Z', '2025-12-03T00:00:00Z', { idempotencyKey: 'k' }),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  await world.close();
});

it('of a snapshot it says as of when it was read, and there is nothing to fill', async () => {
  const world = await paperWorld({ withReturns: { basis: 'none' }, historyDays: 1 });
  await world.work();
  world.clock.advance(2 * HOUR);
  await world.work();
  const shown = await coverage(world, undefined, undefined, 'get_returns');
  expect(shown).toMatchObject({ basis: 'none', covered: [], gaps: null, looked_at: null });
  expect(Date.parse(shown.snapshot!.as_of)).toBeGreaterThanOrEqual(world.clock.now().getTime());
  const request = { functionName: 'get_returns', start: new Date(0), end: world.clock.now() };
  await expect(fillGaps(world.engine, await world.record(), request)).rejects.toThrow(
    /^function_name: get_returns is always read/,
  );
  await world.close();
});

it('keeps few rows of many readings, and shows the same', async () => {
  const world = await paperWorld({ withReturns: { basis: 'none' }, historyDays: 1 });
  await world.work();
  const count = async () =>
    Number((await world.rows<{ n: string }>('SELECT count(*) AS n FROM coverage'))[0]!.n);
  // Two years of an hourly schedule that was never joined, as an installation from before has them, and snapshots.
  await world.rows(
    `INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state, as_of,
       run_id, mapper_version)
     SELECT connection_id, gen_random_uuid(), function_name, CASE function_name WHEN 'get_orders' THEN 'updated' ELSE 'none' END,
       CASE function_name WHEN 'get_orders' THEN at END, CASE function_name WHEN 'get_orders' THEN at + interval '1 hour' END,
       'read', at + interval '1 hour', run_id, 1
     FROM run, generate_series(timestamptz '2024-03-01T00:00:00Z', '2026-03-01T10:00:00Z', '1 hour') AS at`,
  );
  expect(await count()).toBeGreaterThan(30_000);
  await world.rows(
    `INSERT INTO coverage (connection_id, coverage_id, function_name, basis, range_start, range_end, state, as_of,
       run_id, mapper_version)
     SELECT connection_id, gen_random_uuid(), 'get_orders', 'updated', '2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z',
       'unavailable', now(), run_id, 1 FROM run LIMIT 1`,
  );
  const from = '2024-01-01T00:00:00Z';
  // Before they are joined an answer shows a part, and how to go on.
  const part = await coverage(world, from);
  expect(part.covered.length).toBeLessThan(100);
  expect(part.next_end_time).toBe(part.looked_at!.start);
  const next = await coverage(world, from, part.next_end_time!);
  expect(next.looked_at!.end).toBe(part.next_end_time);

  for (let turn = 0; turn < 8; turn++) await takeConnection(world.engine, world.connectionId, 'w');
  expect(await count()).toBeLessThan(150);
  const shown = await coverage(world, from);
  expect(shown.next_end_time).toBeNull();
  expect([shown.covered[0]!.start, shown.covered.at(-1)!.end]).toEqual([
    '2024-03-01T00:00:00Z',
    iso(await world.position()),
  ]);
  expect(ends(shown.gaps)).toEqual([['2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z']]);
  expect(ends(shown.unavailable)).toEqual([['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z']]);
  for (const { as_of, last_as_of, start } of shown.covered) {
    expect(Date.parse(as_of)).toBeGreaterThan(Date.parse(start));
    expect(Date.parse(last_as_of)).toBeGreaterThanOrEqual(Date.parse(as_of));
  }
  expect((await coverage(world, undefined, undefined, 'get_returns')).snapshot).not.toBeNull();
  await world.close();
});

it('shows what was read by another date before, and that no job can fill it', async () => {
  const world = await paperWorld({ historyDays: 1 });
  await world.work();
  await world.rows("UPDATE coverage SET basis = 'created'");
  const both = await readCoverage(world.engine, await world.record(), {});
  expect(
    both.map(({ basis, mapper_version, gaps, covered }) => [basis, mapper_version, gaps, covered.length]),
  ).toEqual([
    ['updated', 1, [], 0],
    ['created', null, null, 1],
  ]);
  await world.close();
});

it('is in the same transaction as the page: a job that is looked at while it is read shows no more than is stored', async () => {
  const world = await paperWorld({ historyDays: 1 });
  world.source.pageSize = 1;
  world.source.put('a', '2025-12-01T00:00:00Z');
  world.source.put('b', '2025-12-02T00:00:00Z');
  await world.work();
  await world.job('2025-12-01T00:00:00Z', '2025-12-03T00:00:00Z');
  const runner = await world.take();
  await runner.step(noRelease);
  expect(await world.ids()).toEqual(['a']);
  expect((await coverage(world, '2025-12-01T00:00:00Z', '2025-12-03T00:00:00Z')).covered).toEqual([]);
  await runner.step(noRelease);
  expect(await world.ids()).toEqual(['a', 'b']);
  expect((await coverage(world, '2025-12-01T00:00:00Z', '2025-12-03T00:00:00Z')).gaps).toEqual([]);
  await world.close();
});
