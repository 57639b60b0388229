import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { databaseNow, holderOf, morePages, takenOver } from './support/watch.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

/** A worker lets an answer under way come in for three seconds; the rest is writing it and closing. */
const GONE_WITHIN_MS = 6000;
/** Handed back, not timed out: well below the heartbeat of ten seconds. */
const ELSEWHERE_WITHIN_MS = 5000;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ latency_ms: 150 });
});
afterAll(() => world.close());

it('hands its connection back when a worker is asked to end, and another goes on at once', async () => {
  const window = daysAgo(60, 20);
  const connection = await world.connect('sbx_end');
  const job = await world.job(connection, window);
  await Promise.all([world.start('a'), world.start('b')]);
  await morePages(world, 5, connection);

  const { worker, epoch } = await holderOf(world, connection);
  const asked = await databaseNow(world);
  const [{ code, ms }, elsewhereMs] = await Promise.all([
    worker.end(),
    takenOver(world, connection, epoch, asked),
  ]);
  tell(
    `ended after ${(ms / 1000).toFixed(1)} s; next page elsewhere after ${(elsewhereMs / 1000).toFixed(1)} s`,
  );
  expect(code).toBe(0);
  expect(ms).toBeLessThan(GONE_WITHIN_MS);
  expect(elsewhereMs).toBeLessThan(ELSEWHERE_WITHIN_MS);

  await world.settled(connection);
  expect((await world.status(connection, job)).status).toBe('completed');
  tell(`${await expectAllInOrder(world, [connection], window)} records compared`);
});

it('ends in time though the source does not answer, and nothing of that request is lost', async () => {
  const window = daysAgo(40, 20);
  const connection = await world.connect('sbx_end_hanging');
  const hold = world.vendor.hold(connection.key);
  const job = await world.job(connection, window);
  const { worker } = await holderOf(world, connection);
  // So that the hanging worker is the only one, and its successor starts from nothing.
  const { code, ms } = await worker.end();
  tell(`ended after ${(ms / 1000).toFixed(1)} s with a request hanging`);
  expect(code).toBe(0);
  expect(ms).toBeLessThan(GONE_WITHIN_MS);
  hold.release();
  await world.start('c');
  await world.settled(connection);
  expect((await world.status(connection, job)).status).toBe('completed');
  tell(`${await expectAllInOrder(world, [connection], window)} records compared`);
});
