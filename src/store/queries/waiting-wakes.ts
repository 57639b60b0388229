import type { Queryable } from '../database.ts';

/**
 * How many connections that were just woken wait for a worker; up to `most` are counted. Those that had a turn already
 * and wait for their next one are not among them: their priority is lower, see src/sync/dispatch.ts.
 */
export async function waitingWakes(db: Queryable, most: number): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM (
       SELECT FROM pgboss.job
       WHERE name = 'connection' AND state < 'active' AND NOT blocked AND priority >= 0 AND start_after <= now()
       LIMIT $1) waiting`,
    [most],
  );
  return rows[0]!.waiting;
}
