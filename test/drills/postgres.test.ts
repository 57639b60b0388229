import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { type DrillServer, startDrillServer } from './support/server.ts';
import { morePages } from './support/watch.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

let server: DrillServer;
let world: DrillWorld;
beforeAll(async () => {
  server = await startDrillServer();
  world = await drillWorld({ latency_ms: 150 }, server.url);
});
afterAll(async () => {
  await world.close();
  await server.stop();
});

it('goes on by itself after PostgreSQL was stopped, and after it was killed, in mid-backfill', async () => {
  const window = daysAgo(60, 20);
  const connections = await Promise.all([1, 2].map((n) => world.connect(`sbx_postgres_${n}`)));
  const jobs = await Promise.all(connections.map((connection) => world.job(connection, window)));
  const workers = await Promise.all([world.start('a', 2), world.start('b', 2)]);
  await morePages(world, 6);

  for (const how of ['fast', 'kill'] as const) {
    const awayMs = await server.restart(how);
    const back = performance.now();
    await morePages(world, 1);
    const again = performance.now() - back;
    tell(
      `${how}: away ${(awayMs / 1000).toFixed(1)} s, next page ${(again / 1000).toFixed(1)} s after its return`,
    );
    await morePages(world, 8);
  }

  await Promise.all(connections.map((connection) => world.settled(connection)));
  for (const [index, connection] of connections.entries()) {
    expect((await world.status(connection, jobs[index]!)).status).toBe('completed');
  }
  // The same processes all along: nobody had to start them anew.
  expect(workers.every((worker) => worker.alive())).toBe(true);
  tell(`${await expectAllInOrder(world, connections, window)} records compared`);
});
