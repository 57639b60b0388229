import { until } from './until.ts';
import type { DrillProcess } from './workers.ts';
import type { Drilled, DrillWorld } from './world.ts';

/** How many pages have been committed, of one connection or of all; null while the database cannot be asked. */
export async function pagesSoFar(world: DrillWorld, connection?: Drilled): Promise<number | null> {
  const result = await world.pool
    .query<{ pages: number }>(
      'SELECT count(*)::int AS pages FROM drill_page WHERE $1::uuid IS NULL OR connection_id = $1',
      [connection?.connectionId ?? null],
    )
    .catch(() => null);
  return result?.rows[0]?.pages ?? null;
}

/** Waits until so many more pages are committed. */
export async function morePages(
  world: DrillWorld,
  count: number,
  connection?: Drilled,
  withinMs = 40_000,
): Promise<void> {
  let from: number | null = null;
  await until(`${count} more pages are committed`, withinMs, async () => {
    const pages = await pagesSoFar(world, connection);
    from ??= pages;
    return pages !== null && from !== null && pages >= from + count;
  });
}

/** The worker that has the connection now, and under which epoch. */
export async function holderOf(
  world: DrillWorld,
  { connectionId }: Drilled,
): Promise<{ worker: DrillProcess; epoch: number }> {
  return await until('a worker has the connection', 30_000, async () => {
    const { rows } = await world.pool.query<{ worker: string | null; epoch: string }>(
      'SELECT worker, epoch FROM connection_state WHERE connection_id = $1',
      [connectionId],
    );
    const worker = world.workers.find((one) => one.name === rows[0]!.worker && one.alive());
    return worker && { worker, epoch: Number(rows[0]!.epoch) };
  });
}

/** The database's time, by which take-overs are measured. */
export async function databaseNow(world: DrillWorld): Promise<Date> {
  const { rows } = await world.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return rows[0]!.now;
}

/**
 * Waits for the first page under a newer epoch, seen as committed.
 *
 * @returns milliseconds since `since`, by the database's clock
 */
export async function takenOver(
  world: DrillWorld,
  { connectionId }: Drilled,
  epoch: number,
  since: Date,
): Promise<number> {
  return await until('a page is committed under a newer epoch', 60_000, async () => {
    const { rows } = await world.pool.query<{ now: Date }>(
      `SELECT clock_timestamp() AS now FROM drill_page WHERE connection_id = $1 AND epoch > $2 LIMIT 1`,
      [connectionId, epoch],
    );
    return rows[0] && rows[0].now.getTime() - since.getTime();
  });
}

/** Open transactions of a worker's sessions, and for how long each has been open by the database's clock. */
export async function openTransactions(
  world: DrillWorld,
  writer: string,
): Promise<{ pid: number; heldMs: number; sleeping: boolean }[]> {
  const { rows } = await world.pool.query(
    `SELECT pid, extract(epoch FROM clock_timestamp() - xact_start)::float8 * 1000 AS "heldMs",
            coalesce(wait_event = 'PgSleep', false) AS sleeping
     FROM pg_stat_activity WHERE application_name = $1 AND xact_start IS NOT NULL`,
    [writer],
  );
  return rows;
}
