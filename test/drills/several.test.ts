import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { overlaps, SANDBOX_CONCURRENCY } from './support/vendor.ts';
import { type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

let world: DrillWorld;
beforeAll(async () => {
  // Slow enough that a connection outlasts its turn of ten seconds and is handed from worker to worker.
  world = await drillWorld({ latency_ms: 250, latency_jitter_ms: 150 });
});
afterAll(() => world.close());

it('works off jobs of several connections with several workers, never two at one connection', async () => {
  const window = daysAgo(45, 20);
  const connections = await Promise.all([1, 2, 3, 4, 5].map((n) => world.connect(`sbx_several_${n}`)));
  const jobs = await Promise.all(connections.map((connection) => world.job(connection, window)));
  // Fewer slots than connections, so that turns end.
  await Promise.all([world.start('a', 1), world.start('b', 1), world.start('c', 2)]);
  await Promise.all(connections.map((connection) => world.settled(connection)));
  for (const [index, connection] of connections.entries()) {
    expect((await world.status(connection, jobs[index]!)).status).toBe('completed');
  }
  expect(overlaps(world.vendor.seen, SANDBOX_CONCURRENCY)).toEqual([]);
  const records = await expectAllInOrder(world, connections, window);
  const { rows } = await world.pool.query<{ writers: number; taken: number }>(
    `SELECT (SELECT count(DISTINCT writer) FROM drill_page)::int AS writers,
            (SELECT count(*) FROM drill_taken)::int AS taken`,
  );
  expect(rows[0]!.writers).toBe(3);
  tell(
    `${records} records compared; ${world.vendor.seen.length} requests, none of one account at once; ${rows[0]!.taken} turns`,
  );
});
