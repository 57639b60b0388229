import type { Queryable } from '../database.ts';
import { type JobRow, loadJobs } from './load-jobs.ts';
import { chooseWanted, type Place } from './stretch.ts';

/** Which runs are wanted; what is left out does not matter. */
export interface RunFilters {
  kinds?: readonly string[] | undefined;
  statuses?: readonly string[] | undefined;
  functionName?: string | undefined;
}

/** Runs looked at in one statement, however few of them are wanted. */
const STRETCH = 500;

/** The next stretch of a connection's runs, newest first by their ids, which grow with time, and of it what is wanted. */
export async function listRuns(
  db: Queryable,
  connectionId: string,
  filters: RunFilters,
  { before, from, limit }: Place,
): Promise<{ items: JobRow[]; next: string | null }> {
  const seen = await db.query<{ id: string; wanted: boolean }>(
    `SELECT run_id AS id, ($4::text[] IS NULL OR kind = ANY ($4)) AND ($5::text[] IS NULL OR status = ANY ($5))
              AND ($6::text IS NULL OR function_name = $6) AS wanted
     FROM run WHERE connection_id = $1 AND run_id < $2 AND run_id >= $3 ORDER BY run_id DESC LIMIT ${STRETCH}`,
    [
      connectionId,
      before,
      from,
      filters.kinds ?? null,
      filters.statuses ?? null,
      filters.functionName ?? null,
    ],
  );
  const { ids, next } = chooseWanted(seen.rows, STRETCH, limit);
  const rows = await loadJobs(db, connectionId, ids);
  return { items: rows.toSorted((a, b) => (a.run_id < b.run_id ? 1 : -1)), next };
}
