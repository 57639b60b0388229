import { afterAll, beforeAll, expect, it } from 'vitest';
import { pause } from '../../src/store/embedded/processes.ts';
import { expectAllInOrder } from './support/compare.ts';
import { drillSeed, seeded, tell } from './support/seed.ts';
import { pagesSoFar } from './support/watch.ts';
import { type Drilled, type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

const KILLS = 6;
/** Of this many orders one is touched between the two backfills. */
const TOUCH_EVERY = 5;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ latency_ms: 60, latency_jitter_ms: 60 });
});
afterAll(() => world.close());

it('loses nothing and tells nothing twice, though workers are killed at random instants', async () => {
  const random = seeded(drillSeed());
  const window = daysAgo(50, 20);
  const connections = await Promise.all([1, 2, 3].map((n) => world.connect(`sbx_kill_${n}`)));
  await world.start('w1', 2);
  await world.start('w2', 2);

  const first = await Promise.all(connections.map((connection) => world.job(connection, window)));
  const killed = await killAtRandom(random, KILLS, connections);
  tell(`${killed} workers killed in mid-backfill`);
  for (const [index, connection] of connections.entries()) {
    expect((await world.status(connection, first[index]!)).status).toBe('completed');
  }
  const records = await expectAllInOrder(world, connections, window);

  // Once more, over records that are there already, a fifth of them changed at the source.
  const touched = connections.map((connection) => touch(connection, window));
  const second = await Promise.all(connections.map((connection) => world.job(connection, window)));
  const again = await killAtRandom(random, 2, connections);
  for (const [index, connection] of connections.entries()) {
    expect(await world.status(connection, second[index]!)).toMatchObject({
      status: 'completed',
      report: { records_new: 0, records_changed: touched[index], records_outdated: 0 },
    });
  }
  await expectAllInOrder(world, connections, window);
  tell(`${records} records compared, and again after ${touched.join(' + ')} changes and ${again} more kills`);
});

/** Kills so many workers, each while pages are coming in, and replaces each; then lets the rest be worked off. */
async function killAtRandom(random: () => number, kills: number, connections: Drilled[]): Promise<number> {
  let killed = 0;
  for (; killed < kills; killed++) {
    const wanted = (await pagesSoFar(world))! + 1 + Math.floor(random() * 6);
    while ((await pagesSoFar(world))! < wanted) {
      if (await allEnded(connections)) return killed;
      await pause(5);
    }
    // Anywhere in the next page: while it is asked for, prepared, written or committed.
    await pause(random() * 200);
    const alive = world.workers.filter((worker) => worker.alive());
    await alive[Math.floor(random() * alive.length)]!.kill();
    await world.start(`w${world.workers.length + 1}`, 2);
  }
  await Promise.all(connections.map((connection) => world.settled(connection)));
  return killed;
}

async function allEnded(connections: Drilled[]): Promise<boolean> {
  const { rowCount } = await world.pool.query(
    "SELECT 1 FROM run WHERE connection_id = ANY ($1) AND status = 'open' LIMIT 1",
    [connections.map((connection) => connection.connectionId)],
  );
  return rowCount === 0;
}

/** Somebody corrects old orders at the vendor. @returns how many */
function touch({ key }: Drilled, window: { start: Date; end: Date }): number {
  const account = world.vendor.account(key);
  const rows = account
    .truth('orders', { after: window.start, before: new Date(window.end.getTime() - 1000) })
    .filter((_, index) => index % TOUCH_EVERY === 0);
  // A second later than it was: newer, and still inside the window.
  for (const row of rows)
    account.edit(row.ref, { note: 'Corrected', modified_at: new Date(row.at + 1000).toISOString() });
  return rows.length;
}
