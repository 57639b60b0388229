import { expect, it } from 'vitest';
import { dropSightings } from '../../src/store/queries/sightings.ts';
import { createJob, resumeJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { troubles } from '../support/paper-source.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;

/** Ids and whether each has gone missing. */
async function missing(world: Awaited<ReturnType<typeof paperWorld>>, resource = 'order') {
  const rows = await world.rows<{ id: string; missing: boolean }>(
    'SELECT id, missing_since IS NOT NULL AS missing FROM record WHERE resource = $1 ORDER BY id',
    [resource],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.missing]));
}

it('marks what a completed pass over a snapshot has not met as missing, and takes the mark back', async () => {
  const world = await paperWorld({ words: { basis: 'none' } });
  for (const id of ['a', 'b', 'c', 'd', 'e']) world.source.put(id, '2026-02-01T00:00:00Z');
  await world.work();
  world.source.rows.delete('b');
  world.clock.advance(2 * HOUR);
  const runner = await world.take();
  await runner.step(noRelease);
  expect((await missing(world)).b).toBe(false);
  while ((await runner.step(noRelease)).state === 'worked');
  expect(await missing(world)).toEqual({ a: false, b: true, c: false, d: false, e: false });
  world.source.put('b', '2026-02-01T00:00:00Z');
  await syncNow(world.engine, await world.record(), []);
  await world.work();
  expect((await missing(world)).b).toBe(false);
  expect(await world.rows("SELECT 1 FROM event WHERE type = 'order.updated'")).toHaveLength(0);
  await world.close();
});

it('does not mark what another run stored behind the cursor of the pass', async () => {
  const world = await paperWorld({ words: { basis: 'none' } });
  for (const id of ['b', 'd', 'f', 'h']) world.source.put(id, '2026-02-01T00:00:00Z');
  const runner = await world.take();
  await runner.begin(noRelease);
  await runner.finish();
  // After the first page, a record appears behind the cursor, and a job of the same function stores it.
  world.source.put('a', '2026-02-01T00:00:00Z');
  const window = { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2026-02-02T00:00:00Z') };
  await createJob(world.engine, await world.record(), { functionName: 'get_orders', ...window });
  while ((await runner.step(noRelease)).state === 'worked');
  expect(await missing(world)).toEqual({ a: false, b: false, d: false, f: false, h: false });
  await world.close();
});

it('replaces a day that the source issues again, and leaves other days alone', async () => {
  const world = await paperWorld({ words: { replaces: 'day' } });
  world.source.put('kept', '2026-01-10T08:00:00Z');
  world.source.put('gone', '2026-01-10T09:00:00Z');
  world.source.put('other day', '2026-01-11T09:00:00Z');
  await world.work();
  await world.job('2026-01-10T00:00:00Z', '2026-01-12T00:00:00Z');
  await world.work();
  world.source.rows.delete('gone');
  world.source.put('new', '2026-01-10T09:00:00Z');
  await world.job('2026-01-10T10:00:00Z', '2026-01-10T11:00:00Z');
  await world.work();
  expect(await missing(world)).toEqual({ gone: true, kept: false, new: false, 'other day': false });
  await world.close();
});

it('knows what a job had met before it became stuck, once it goes on', async () => {
  const world = await paperWorld({ words: { replaces: 'day' } });
  for (const id of ['a', 'b', 'c', 'd']) world.source.put(id, '2026-01-10T08:00:00Z');
  const window = ['2026-01-10T00:00:00Z', '2026-01-11T00:00:00Z'] as const;
  await world.job(...window);
  await world.work();
  const job = await world.job(...window);
  await world.work(1);
  world.source.failWith = [troubles.terminal()];
  await world.work();
  expect((await world.status(job.id)).status).toBe('stuck');
  await dropSightings(world.pool);
  await resumeJob(world.engine, world.connectionId, job.id);
  await world.work();
  expect((await world.status(job.id)).status).toBe('completed');
  expect(await missing(world)).toEqual({ a: false, b: false, c: false, d: false });
  await dropSightings(world.pool);
  expect(await world.rows('SELECT 1 FROM sighting')).toEqual([]);
  await world.close();
});

it('walks a set larger than one statement looks at', async () => {
  const world = await paperWorld({ words: { basis: 'none' } });
  world.source.pageSize = 500;
  for (let n = 0; n < 4500; n++) world.source.put(`o${n}`, '2026-02-01T00:00:00Z');
  await world.work();
  for (let n = 0; n < 4500; n += 100) world.source.rows.delete(`o${n}`);
  world.clock.advance(2 * HOUR);
  await world.work();
  const gone = Object.entries(await missing(world)).filter(([, isMissing]) => isMissing);
  expect(gone).toHaveLength(45);
  await world.close();
});
