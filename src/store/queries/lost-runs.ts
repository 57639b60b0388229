import type { Queryable } from '../database.ts';

/**
 * Of the runs whose requests are under way here, those that are no longer open, or whose connection another
 * worker has taken: their requests are to be given up.
 */
export async function lostRuns(
  db: Queryable,
  mine: { connectionId: string; runId: string; epoch: number }[],
): Promise<{ connectionId: string; runId: string }[]> {
  if (mine.length === 0) return [];
  const { rows } = await db.query<{ connection_id: string; run_id: string }>(
    `SELECT mine.connection_id, mine.run_id
     FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS mine (connection_id, run_id, epoch)
     LEFT JOIN run ON run.connection_id = mine.connection_id AND run.run_id = mine.run_id AND run.status = 'open'
     LEFT JOIN connection_state state ON state.connection_id = mine.connection_id AND state.epoch = mine.epoch
     WHERE run.run_id IS NULL OR state.connection_id IS NULL`,
    [mine.map((one) => one.connectionId), mine.map((one) => one.runId), mine.map((one) => one.epoch)],
  );
  return rows.map((row) => ({ connectionId: row.connection_id, runId: row.run_id }));
}
