import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { HintKind } from '../../src/sync/hints.ts';
import { JobFeed } from '../../src/sync/job-feed.ts';
import { cancelJob } from '../../src/sync/jobs.ts';
import { noRelease, paperWorld } from '../support/world.ts';

it('shows each watcher the newest state, once, and asks the database once for all of them', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 20; n++) world.source.put(`o${n}`, `2025-12-${10 + n}T00:00:00Z`);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-31T00:00:00Z');
  let asked = 0;
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const pool = {
    query: async (text: string, values: unknown[]) => {
      await gate.promise;
      asked += 1;
      return world.pool.query(text, values);
    },
  };
  const feed = new JobFeed({ ...world.engine, pool: pool as unknown as typeof world.pool });
  const { signal } = new AbortController();
  const watchers = Array.from({ length: 10 }, () => feed.watch(world.connectionId, job.id, { signal }));
  const first = await Promise.all(watchers.map((watcher) => watcher.next()));
  for (const { value } of first) expect(value).toEqual(await world.status(job.id));
  gate = Promise.withResolvers();
  const runner = await world.take();
  for (let page = 0; page < 5; page++) await runner.step(noRelease);
  // Whoever was slow is shown where the job is by now, and none of the states between.
  const before = asked;
  gate.resolve();
  const next = await Promise.all(watchers.map((watcher) => watcher.next()));
  for (const { value } of next) expect(value?.progress.pages).toBe(5);
  expect(asked - before).toBeLessThanOrEqual(3);
  while ((await runner.step(noRelease)).state === 'worked');
  for (const watcher of watchers) {
    expect((await watcher.next()).value).toMatchObject({ status: 'completed' });
    expect(await watcher.next()).toEqual({ done: true, value: undefined });
  }
  await world.close();
});

it('looks at once when it hears of a cancel, outlasts a database that does not answer, and can be closed', async () => {
  const world = await paperWorld();
  await world.work();
  const [job, other] = [
    await world.job('2025-12-01T00:00:00Z', '2025-12-31T00:00:00Z', 'get_orders', 'one'),
    await world.job('2025-12-01T00:00:00Z', '2025-12-31T00:00:00Z', 'get_orders', 'two'),
  ];
  let broken = false;
  const pool = {
    query: (text: string, values: unknown[]) =>
      broken ? Promise.reject(new Error('connection refused')) : world.pool.query(text, values),
  };
  const hints = new EventEmitter<Record<HintKind, [string]>>();
  const feed = new JobFeed({ ...world.engine, pool: pool as unknown as typeof world.pool }, hints);
  const told: unknown[] = [];
  const options = {
    signal: new AbortController().signal,
    onTrouble: (error: unknown) => void told.push(error),
  };
  const watcher = feed.watch(world.connectionId, job.id, options);
  const second = feed.watch(world.connectionId, other.id, options);
  await Promise.all([watcher.next(), second.next()]);

  broken = true;
  const end = watcher.next();
  await expect.poll(() => told).toEqual([new Error('connection refused')]);
  await cancelJob(world.engine, world.connectionId, job.id);
  broken = false;
  hints.emit('cancel', world.connectionId);
  expect((await end).value).toMatchObject({ status: 'cancelled' });
  expect(await watcher.next()).toEqual({ done: true, value: undefined });
  expect(told).toHaveLength(1);

  // No longer behind the other, which is a change.
  expect((await second.next()).value).toMatchObject({ progress: { waiting: null } });
  const nothing = second.next();
  feed.close();
  expect(await nothing).toEqual({ done: true, value: undefined });

  const unknown = new JobFeed(world.engine).watch(world.connectionId, world.connectionId, options);
  await expect(unknown.next()).rejects.toMatchObject({ code: 'not_found' });
  await world.close();
});
