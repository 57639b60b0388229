import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAllInOrder } from './support/compare.ts';
import { tell } from './support/seed.ts';
import { until } from './support/until.ts';
import { overlaps, SANDBOX_CONCURRENCY } from './support/vendor.ts';
import { databaseNow, holderOf, morePages, openTransactions, takenOver } from './support/watch.ts';
import type { DrillProcess } from './support/workers.ts';
import { type Drilled, type DrillWorld, daysAgo, drillWorld } from './support/world.ts';

/** Two seconds for the statement, two for the idle transaction, and the slack of a busy machine. */
const HOLDS_AT_MOST_MS = 6000;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld({ latency_ms: 120 });
  await Promise.all([world.start('a'), world.start('b')]);
});
afterAll(() => world.close());

it('lets nothing of a worker land that stood still between lock and commit', async () => {
  const window = daysAgo(60, 20);
  const connection = await world.connect('sbx_frozen_commit');
  const job = await world.job(connection, window);
  await morePages(world, 4, connection);

  const { worker, epoch } = await holderOf(world, connection);
  await world.pool.query('INSERT INTO drill_slow VALUES ($1)', [worker.name]);
  const session = await freezeInStatement(worker);
  const frozen = await databaseNow(world);
  await world.pool.query('DELETE FROM drill_slow');
  const written = (await traceOf(connection)).pages;

  const heldMs = await watchUntilGone(worker, session);
  tell(`its session held the lock for ${(heldMs / 1000).toFixed(1)} s`);
  expect(heldMs).toBeLessThan(HOLDS_AT_MOST_MS);
  expect((await traceOf(connection)).pages).toBe(written);
  const tookMs = await takenOver(world, connection, epoch, frozen);
  tell(`taken over ${(tookMs / 1000).toFixed(1)} s after it stood still`);
  await morePages(world, 3, connection);

  await comeBack(worker);
  await world.settled(connection);
  // Ended in order, so that whatever it still meant to do has been tried.
  expect((await worker.end()).code).toBe(0);
  expect((await world.status(connection, job)).status).toBe('completed');
  expect(await pagesOf(worker, connection, epoch)).toEqual({ before: true, after: false });
  // Nor did it take the connection out of the hands of whoever had it by then.
  expect(
    overlaps(
      world.vendor.seen.filter((seen) => seen.key === connection.key),
      SANDBOX_CONCURRENCY,
    ),
  ).toEqual([]);
  tell(`${await expectAllInOrder(world, [connection], window)} records compared`);
});

it('lets nothing of a worker land that stood still while the source was answering', async () => {
  await world.start('c');
  const window = daysAgo(60, 20);
  const connection = await world.connect('sbx_frozen_answer');
  const job = await world.job(connection, window);
  await morePages(world, 4, connection);

  const { worker, epoch } = await holderOf(world, connection);
  const hold = world.vendor.hold(connection.key);
  await until('it does nothing but wait for the source', 10_000, async () => {
    const waits = world.vendor.seen.some((seen) => seen.key === connection.key && seen.ended === null);
    return waits && (await openTransactions(world, worker.name)).length === 0;
  });
  await worker.freeze();
  expect(await openTransactions(world, worker.name)).toEqual([]);
  const frozen = await databaseNow(world);
  // The answer it waits for is delivered now; it will read it when it wakes.
  hold.release();
  const tookMs = await takenOver(world, connection, epoch, frozen);
  tell(`taken over ${(tookMs / 1000).toFixed(1)} s after it stood still`);
  await morePages(world, 3, connection);

  await comeBack(worker);
  await world.settled(connection);
  expect((await worker.end()).code).toBe(0);
  expect((await world.status(connection, job)).status).toBe('completed');
  expect(await pagesOf(worker, connection, epoch)).toEqual({ before: true, after: false });
  // Nor did it take the connection out of the hands of whoever had it by then.
  expect(
    overlaps(
      world.vendor.seen.filter((seen) => seen.key === connection.key),
      SANDBOX_CONCURRENCY,
    ),
  ).toEqual([]);
  tell(`${await expectAllInOrder(world, [connection], window)} records compared`);
});

/** Stops the worker in the middle of a page's transaction: certainly after the lock, certainly before COMMIT. */
async function freezeInStatement(worker: DrillProcess): Promise<number> {
  return await until('it stands still within a statement', 30_000, async () => {
    const inside = (await openTransactions(world, worker.name)).find((session) => session.sleeping);
    if (!inside) return null;
    await worker.freeze();
    // Still in that statement after the process stood still, so it cannot have sent anything after it.
    const still = await openTransactions(world, worker.name);
    if (still.some((session) => session.pid === inside.pid && session.sleeping)) return inside.pid;
    worker.thaw();
    return null;
  });
}

/** Watches a session until its transaction is over. @returns how long that was open at least, in milliseconds */
async function watchUntilGone(worker: DrillProcess, pid: number): Promise<number> {
  let heldMs = 0;
  await until('its transaction is ended by the server', 20_000, async () => {
    const open = (await openTransactions(world, worker.name)).find((session) => session.pid === pid);
    heldMs = Math.max(heldMs, open?.heldMs ?? 0);
    return !open;
  });
  return heldMs;
}

/** Lets it go on, and waits until it has talked to the database again. */
async function comeBack(worker: DrillProcess): Promise<void> {
  const since = await databaseNow(world);
  worker.thaw();
  await until('it has asked the database something', 20_000, async () => {
    const { rowCount } = await world.pool.query(
      'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND query_start > $2',
      [worker.name, since],
    );
    return rowCount !== 0;
  });
}

async function traceOf({ connectionId }: Drilled): Promise<{ pages: string }> {
  const { rows } = await world.pool.query<{ pages: string }>(
    'SELECT count(*) AS pages FROM drill_page WHERE connection_id = $1',
    [connectionId],
  );
  return rows[0]!;
}

/** Whether the worker wrote pages up to its own epoch, and any later while somebody else had the connection. */
async function pagesOf(worker: DrillProcess, { connectionId }: Drilled, epoch: number) {
  const { rows } = await world.pool.query<{ before: boolean; after: boolean }>(
    `SELECT coalesce(bool_or(epoch <= $3), false) AS before,
            coalesce(bool_or(epoch > $3 AND holder IS DISTINCT FROM writer), false) AS after
     FROM drill_page WHERE connection_id = $1 AND writer = $2`,
    [connectionId, worker.name, epoch],
  );
  return rows[0];
}
