import { expect, it } from 'vitest';
import { resumeJob } from '../../src/sync/jobs.ts';
import { troubles } from '../support/paper-source.ts';
import { paperWorld } from '../support/world.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

it.each([
  ['refused credentials', troubles.refused, 'credentials_refused'],
  ['a missing permission', troubles.forbidden, 'permission_missing'],
  ['a request the source will never answer', troubles.terminal, 'source_refused'],
])('makes a job stuck at once for %s, and lets it be resumed', async (_name, trouble, code) => {
  const world = await paperWorld();
  await world.work();
  world.source.put('o1', '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.source.failWith = [trouble()];
  await world.work();
  const stuck = await world.status(job.id);
  expect(stuck).toMatchObject({ status: 'stuck', error: { code } });
  expect(stuck.error!.message).not.toBe('');
  expect(await world.rows("SELECT 1 FROM event WHERE type = 'connection.sync-job-stuck'")).toHaveLength(1);
  await resumeJob(world.engine, world.connectionId, job.id);
  await world.work();
  expect(await world.status(job.id)).toMatchObject({ status: 'completed', error: null });
  expect(await world.rows('SELECT 1 FROM connection_error')).toHaveLength(0);
  await world.close();
});

it('lets a stuck job hold nothing', async () => {
  const world = await paperWorld();
  await world.work();
  world.source.put('new', world.clock.now().getTime() + 1000);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.source.failWith = [troubles.terminal()];
  world.clock.advance(2 * HOUR);
  await world.work();
  expect(await world.ids()).toEqual(['new']);
  await world.close();
});

it('gives a job up after six hours without a page, not counting waits the source announced', async () => {
  const world = await paperWorld();
  await world.work();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.source.failWith = [troubles.rateLimited(new Date(world.clock.now().getTime() + 10 * HOUR))];
  await world.work();
  world.clock.advance(10 * HOUR);
  world.source.failWith = [troubles.retryable()];
  await world.work(1);
  expect((await world.status(job.id)).status).toBe('open');
  for (let minutes = 0; minutes < 5.5 * 60; minutes += 6) {
    world.clock.advance(6 * 60_000);
    world.source.failWith = [troubles.retryable()];
    await world.work(1);
  }
  expect((await world.status(job.id)).status).toBe('open');
  for (let minutes = 0; minutes < 45; minutes += 6) {
    world.clock.advance(6 * 60_000);
    world.source.failWith = [troubles.retryable()];
    await world.work(1);
  }
  expect(await world.status(job.id)).toMatchObject({ status: 'stuck', error: { code: 'no_progress' } });
  await world.close();
});

it('halves a slice that reaches the cap of the source, and says so where it cannot be halved', async () => {
  const world = await paperWorld({ words: { resultCap: 4 } });
  await world.work();
  world.source.pageSize = 4;
  for (let n = 0; n < 12; n++) world.source.put(`o${n}`, Date.parse('2025-12-01T00:00:00Z') + n * HOUR);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect((await world.status(job.id)).status).toBe('completed');
  expect(await world.ids()).toHaveLength(12);
  for (let n = 0; n < 5; n++) world.source.put(`tie${n}`, '2025-12-05T00:00:00Z');
  const hopeless = await world.job('2025-12-05T00:00:00Z', '2025-12-05T00:00:01Z');
  await world.work();
  expect(await world.status(hopeless.id)).toMatchObject({ status: 'stuck', error: { code: 'result_cap' } });
  await world.close();
});

it('puts aside what it cannot map, with reason and payload, and goes on; a later good reading takes it back', async () => {
  const world = await paperWorld();
  await world.work();
  world.source.put('bad', '2025-12-01T00:00:00Z', 'x', true);
  world.source.put('good', '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect(await world.ids()).toEqual(['good']);
  const [entry] = await world.rows<{ source_key: string; reason: string; payload: string }>(
    'SELECT * FROM quarantine',
  );
  expect(entry).toMatchObject({ source_key: 'bad', reason: 'updated: is no date' });
  expect(JSON.parse(entry!.payload)).toMatchObject({ id: 'bad', poison: true });
  expect(await world.status(job.id)).toMatchObject({
    status: 'completed',
    report: { records_quarantined: 1 },
  });
  world.source.put('bad', '2025-12-01T00:00:00Z', 'mended');
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect(await world.ids()).toEqual(['bad', 'good']);
  expect(await world.rows('SELECT 1 FROM quarantine')).toHaveLength(0);
  await world.close();
});

it('states what the source no longer keeps as unavailable, and never as covered', async () => {
  const world = await paperWorld({ words: { keepsHistoryMs: 60 * DAY } });
  await world.work();
  world.source.put('kept', '2026-01-20T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2026-01-25T00:00:00Z');
  await world.work();
  const done = await world.status(job.id);
  expect(done).toMatchObject({
    status: 'completed',
    report: { records_new: 1, unavailable: [{ start: '2025-12-01T00:00:00Z', end: '2025-12-31T12:02:00Z' }] },
  });
  const covered = await world.rows<{ start: Date }>(
    "SELECT min(range_start) AS start FROM coverage WHERE state = 'read' AND run_id = $1",
    [job.id],
  );
  expect(covered[0]!.start).toEqual(new Date('2025-12-31T12:02:00Z'));
  await expect(world.job('2025-11-01T00:00:00Z', '2025-12-01T00:00:00Z')).rejects.toThrow(/still keeps/);
  await world.close();
});
