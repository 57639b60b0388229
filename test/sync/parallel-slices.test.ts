import { expect, it } from 'vitest';
import { cancelJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import type { Runner } from '../../src/sync/runner.ts';
import { troubles } from '../support/paper-source.ts';
import { noRelease, type PaperWorld, paperWorld } from '../support/world.ts';

const DAY = 24 * 3600_000;
const START = Date.parse('2025-12-01T00:00:00Z');
const day = (n: number) => new Date(START + n * DAY).toISOString();

/** A source of ten days, one slice a day, three of which may be asked for at a time, and each answer when told. */
async function slowWorld(options: Parameters<typeof paperWorld>[0] = {}) {
  const world = await paperWorld({
    ...options,
    words: { widestWindowMs: DAY + 3000, concurrency: 3, ...options.words },
  });
  await world.work();
  for (let n = 0; n < 10; n++) {
    world.source.put(`a${n}`, START + n * DAY);
    world.source.put(`b${n}`, START + n * DAY + 1000);
    world.source.put(`c${n}`, START + n * DAY + 2000);
  }
  const waiting: { day: string; answer: () => void }[] = [];
  let most = 0;
  world.source.before = () =>
    new Promise<void>((resolve) => {
      const asked = world.source.asked.at(-1)!;
      const call = {
        day: asked.from!.toISOString().slice(0, 10),
        answer: () => {
          waiting.splice(waiting.indexOf(call), 1);
          resolve();
        },
      };
      waiting.push(call);
      most = Math.max(most, waiting.length);
    });
  return { ...world, waiting, most: () => most };
}

type Call = { answer: () => void };

/** Works to the end; whenever as many wait as may, all are answered, in an order that is chosen. */
async function answerAll(
  world: PaperWorld & { waiting: Call[] },
  order: (waiting: Call[]) => Call[],
): Promise<void> {
  const runner = await world.take();
  for (;;) {
    while ((await runner.begin(noRelease)).state === 'worked');
    if (runner.underWay.length === 0) return;
    for (const call of order([...world.waiting])) {
      call.answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await runner.finish();
  }
}

it('asks for as many slices at a time as the source bears, newest first, and brings the same in whatever order they answer', async () => {
  for (const order of [(calls: Call[]) => calls, (calls: Call[]) => calls.toReversed()]) {
    const world = await slowWorld();
    const before = world.source.asked.length;
    const job = await world.job(day(0), day(10));
    await answerAll(world, order);
    expect(world.most()).toBe(3);
    const days = world.source.asked.slice(before, before + 3).map((ask) => ask.from!.toISOString());
    expect(days).toEqual([day(9), day(8), day(7)]);
    expect(await world.status(job.id)).toMatchObject({
      status: 'completed',
      progress: { slices_done: 10, pages: 20, requests: 20 },
      report: { records_new: 30 },
    });
    expect(await world.ids()).toHaveLength(30);
    const [covered] = await world.rows<{ whole: boolean }>(
      `SELECT range_agg(tstzrange(range_start, range_end)) = tstzmultirange(tstzrange($1, $2)) AS whole
       FROM coverage WHERE run_id = $3`,
      [day(0), day(10), job.id],
    );
    expect(covered).toEqual({ whole: true });
    await world.close();
  }
});

it('has them under way together in one step', async () => {
  const world = await slowWorld();
  await world.job(day(0), day(10));
  const runner = await world.take();
  const step = runner.step(noRelease);
  await expect.poll(() => world.waiting.length, { interval: 5 }).toBe(3);
  for (const call of [...world.waiting]) call.answer();
  expect((await step).state).toBe('worked');
  expect(runner.underWay.map(({ sliceNo }) => sliceNo)).toEqual([1, 2, 0]);
  runner.abort();
  await world.close();
});

it('writes answers of one function in the order in which they were asked for', async () => {
  // A row at the edge of two slices, both of which show it.
  const world = await slowWorld({
    words: { versionedBy: 'as_of', edges: { from: 'inclusive', to: 'inclusive' } },
  });
  world.source.before = () => {};
  world.source.pageSize = 10;
  world.source.put('edge', day(9), 'first');
  await world.job(day(0), day(10));
  await world.work();
  // What is on its way from the source, as it was when it was read there.
  const underWay: (() => void)[] = [];
  const [fn] = world.connector.functions;
  const read = fn!.page;
  fn!.page = async (...asked) => {
    const page = await read(...asked);
    await new Promise<void>((arrive) => void underWay.push(arrive));
    return page;
  };
  const ask = async (runner: Runner) => {
    const before = underWay.length;
    await runner.begin(noRelease);
    await expect.poll(() => underWay.length, { interval: 5 }).toBe(before + 1);
  };
  await world.job(day(8), day(10));
  const runner = await world.take();
  world.source.put('edge', day(9), 'second');
  await ask(runner);
  world.source.put('edge', day(9), 'first');
  await ask(runner);
  fn!.page = read;
  underWay[1]!();
  await new Promise((resolve) => setImmediate(resolve));
  // It is there when nothing is looked up for it any more; whoever waits now could take it.
  const { pool } = world.engine;
  await expect.poll(() => pool.idleCount === pool.totalCount, { interval: 5 }).toBe(true);
  const written = runner.finish();
  underWay[0]!();
  await written;
  while ((await runner.step(noRelease)).state === 'worked');
  const stored = await world.rows(
    "SELECT data #>> '{additional_fields,note}' AS note FROM record WHERE id = 'edge'",
  );
  expect(stored).toEqual([{ note: 'first' }]);
  await world.close();
});

it('gives up every request of a job that is cancelled, and only those', async () => {
  const world = await slowWorld();
  const job = await world.job(day(0), day(10));
  const runner = await world.take();
  while ((await runner.begin(noRelease)).state === 'worked');
  expect(runner.underWay.map(({ runId }) => runId)).toEqual([job.id, job.id, job.id]);
  await cancelJob(world.engine, world.connectionId, job.id);
  world.waiting[0]!.answer();
  await runner.finish();
  runner.abort(job.id);
  while (world.waiting.length > 0) world.waiting[0]!.answer();
  await runner.drain();
  expect(await world.ids()).toEqual([]);
  expect((await world.status(job.id)).report.records_new).toBe(0);
  await world.close();
});

it('lets what is next in turn wait for room, and nobody go before it', async () => {
  const world = await slowWorld({ withReturns: {} });
  await world.job(day(0), day(10));
  const runner = await world.take();
  while ((await runner.begin(noRelease)).state === 'worked');
  await syncNow(world.engine, await world.record(), ['get_returns']);
  const asked = world.source.asked.length;
  for (let n = 0; n < 3; n++) {
    world.waiting[0]!.answer();
    await runner.finish();
  }
  const next = runner.finish();
  expect(world.source.asked.slice(asked).map((ask) => ask.fn)).toEqual(['get_returns']);
  world.waiting[0]!.answer();
  await next;
  await world.close();
});

it('waits after the failure of one slice though others come in, and counts what several meet once', async () => {
  const world = await slowWorld();
  const job = await world.job(day(0), day(10));
  const runner = await world.take();
  while ((await runner.begin(noRelease)).state === 'worked');
  const attempts = async () =>
    (await world.rows('SELECT attempts, waiting_until FROM run WHERE run_id = $1', [job.id]))[0]!;
  world.source.failWith = [troubles.retryable(), troubles.retryable()];
  for (const expected of [1, 1, 1]) {
    world.waiting[0]!.answer();
    await runner.finish();
    expect(await attempts()).toEqual({ attempts: expected, waiting_until: expect.any(Date) });
  }
  expect((await world.status(job.id)).progress.pages).toBe(1);
  expect((await runner.begin(noRelease)).state).toBe('idle');
  world.clock.advance(1000);
  expect((await runner.begin(noRelease)).state).toBe('worked');
  world.waiting[0]!.answer();
  await runner.finish();
  expect(await attempts()).toEqual({ attempts: 0, waiting_until: null });
  world.source.before = () => {};
  for (const call of [...world.waiting]) call.answer();
  while ((await runner.step(noRelease)).state === 'worked');
  expect((await world.status(job.id)).status).toBe('completed');
  await world.close();
});

it('goes on from the page of each slice after its worker is gone', async () => {
  const world = await slowWorld();
  const job = await world.job(day(0), day(10));
  const lost = await world.take();
  while ((await lost.begin(noRelease)).state === 'worked');
  // The newest of the three is half read.
  world.waiting[0]!.answer();
  await lost.finish();
  const cursors = await world.rows('SELECT slice_no FROM slice WHERE run_id = $1 AND cursor IS NOT NULL', [
    job.id,
  ]);
  expect(cursors).toEqual([{ slice_no: 0 }]);
  lost.abort();
  world.source.before = () => {};
  for (const call of [...world.waiting]) call.answer();
  await world.work();
  const { status, report, progress } = await world.status(job.id);
  expect([status, report.records_new, progress.pages]).toEqual(['completed', 30, 20]);
  await world.close();
});
