import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { databaseNow, holderOf, morePages, takenOver } from './support/watch.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

/** What is promised: a worker is killed, and its work goes on elsewhere, within so many milliseconds. */
const PROMISED_MS = 15_000;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ latency_ms: 150 });
});
afterAll(() => world.close());

it('takes a killed worker’s connection over within 15 seconds', async () => {
  const window = daysAgo(60, 20);
  const connection = await world.connect('sbx_take_over');
  const job = await world.job(connection, window);
  await Promise.all([world.start('a'), world.start('b')]);
  await morePages(world, 5, connection);

  const { worker, epoch } = await holderOf(world, connection);
  const killed = await databaseNow(world);
  await worker.kill();
  const tookMs = await takenOver(world, connection, epoch, killed);
  tell(`taken over ${(tookMs / 1000).toFixed(1)} s after the kill`);
  expect(tookMs).toBeLessThanOrEqual(PROMISED_MS);

  await world.settled(connection);
  expect((await world.status(connection, job)).status).toBe('completed');
  tell(`${await expectAllInOrder(world, [connection], window)} records compared`);
});
