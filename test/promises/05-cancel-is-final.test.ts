import { expect, it } from 'vitest';
import { pause } from '../../src/store/embedded/processes.ts';
import { cancelJob, resumeJob } from '../../src/sync/jobs.ts';
import { noRelease, paperWorld } from '../support/world.ts';

it('writes not one record, event or coverage row of a job after its cancel answer', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  await runner.step(noRelease);
  const answer = await cancelJob(world.engine, world.connectionId, job.id);
  expect(answer.status).toBe('cancelled');
  const trace = () =>
    world.rows(
      `SELECT (SELECT count(*) FROM record) AS records, (SELECT count(*) FROM event) AS events,
              (SELECT count(*) FROM coverage) AS coverage, (SELECT count(*) FROM raw) AS raw`,
    );
  const before = await trace();
  await runner.finish();
  while ((await runner.step(noRelease)).state === 'worked');
  expect(await trace()).toEqual(before);
  expect(await world.status(job.id)).toMatchObject({ status: 'cancelled', finished_at: answer.finished_at });
  await world.close();
});

it('gives up a request that hangs', async () => {
  const world = await paperWorld();
  await world.work();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  let given = false;
  world.connector.functions[0]!.page = (ctx) =>
    new Promise((_resolve, reject) => {
      ctx.signal.addEventListener('abort', () => {
        given = true;
        reject(new Error('aborted'));
      });
    });
  const runner = await world.take();
  // As a worker does it: the step is waiting for the answer when the cancel comes.
  const step = runner.step(noRelease);
  for (let n = 0; n < 400 && runner.underWay.length === 0; n++) await pause(5);
  expect(runner.underWay).toEqual([{ runId: job.id, sliceNo: 0 }]);
  await cancelJob(world.engine, world.connectionId, job.id);
  runner.abort();
  expect(given).toBe(true);
  await step;
  expect((await world.status(job.id)).status).toBe('cancelled');
  await world.close();
});

it('cancels only what is open, resumes only what is stuck, and changes nothing otherwise', async () => {
  const world = await paperWorld();
  await world.work();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await expect(resumeJob(world.engine, world.connectionId, job.id)).rejects.toThrow(
    'This sync job is open; only a stuck one can be resumed.',
  );
  await world.work();
  const done = await world.status(job.id);
  await expect(cancelJob(world.engine, world.connectionId, job.id)).rejects.toThrow(
    'This sync job is completed; only an open one can be cancelled.',
  );
  expect(await world.status(job.id)).toEqual(done);
  await world.close();
});
