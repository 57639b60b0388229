import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelJob } from '../../src/sync/jobs.ts';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { until } from './support/until.ts';
import { morePages } from './support/watch.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

/** The word of a cancel travels by notification; whoever misses it looks by itself each second. */
const ABORTED_WITHIN_MS = 3000;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ latency_ms: 40 });
});
afterAll(() => world.close());

it('aborts the requests that hang in a worker elsewhere, and writes nothing after the cancel answer', async () => {
  const connection = await world.connect('sbx_cancel');
  await Promise.all([world.start('a'), world.start('b')]);
  await world.settled(connection);

  const job = await world.job(connection, daysAgo(60, 20));
  await morePages(world, 3, connection);
  const hold = world.vendor.hold(connection.key);
  const hanging = await until('requests hang', 10_000, async () => {
    const before = await traces(connection.connectionId, job.id);
    const open = world.vendor.seen.filter((seen) => seen.ended === null);
    // Everything before them is written, so what the cancel meets are these requests alone.
    return open.length > 1 && before.run.requests - before.run.pages === open.length ? open : null;
  });

  const asked = performance.now();
  expect((await cancelJob(world.engine, connection.connectionId, job.id)).status).toBe('cancelled');
  const answeredMs = performance.now() - asked;
  const atAnswer = await traces(connection.connectionId, job.id);
  await until('the vendor sees the sockets closed', ABORTED_WITHIN_MS, () =>
    hanging.every((seen) => seen.ended !== null),
  );
  expect(hanging.every((seen) => seen.hungUp)).toBe(true);
  tell(
    `cancel answered in ${answeredMs.toFixed(0)} ms, ${hanging.length} sockets closed ${(Math.max(...hanging.map((seen) => seen.ended!)) - asked).toFixed(0)} ms after it was asked`,
  );
  hold.release();

  // The connection is worked for again after this, so whatever was still to be written has been.
  const window = daysAgo(15, 12);
  const next = await world.job(connection, window);
  await world.settled(connection);
  expect((await world.status(connection, next)).status).toBe('completed');
  expect(await traces(connection.connectionId, job.id)).toEqual(atAnswer);
  await expectAllInOrder(world, [connection], window);
});

/** Everything a job has written, with the transaction that wrote each row last. */
async function traces(connectionId: string, runId: string) {
  const rows = async (sql: string) => (await world.pool.query(sql, [connectionId, runId])).rows;
  const where = 'WHERE connection_id = $1 AND run_id = $2';
  const [run] = await rows(
    `SELECT xmin::text, status, pages::int, requests::int, finished_at FROM run ${where}`,
  );
  return {
    run: run as { pages: number; requests: number },
    records: await rows(`SELECT id, xmin::text FROM record ${where} ORDER BY id`),
    raw: await rows(`SELECT id, xmin::text FROM raw ${where} ORDER BY id`),
    events: await rows(`SELECT event_id FROM event ${where} ORDER BY event_id`),
    slices: await rows(`SELECT slice_no, xmin::text FROM slice ${where} ORDER BY slice_no`),
    coverage: await rows(`SELECT coverage_id FROM coverage ${where} ORDER BY coverage_id`),
  };
}
