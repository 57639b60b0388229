import type { Queryable } from '../database.ts';
import { type JobRow, loadJobsOfSeveral } from './load-jobs.ts';
import { chooseWanted, type Place } from './stretch.ts';

/** Which jobs are wanted; what is left out does not matter. */
export interface JobFilters {
  statuses?: readonly string[] | undefined;
  connectionId?: string | undefined;
  functionName?: string | undefined;
  integrationName?: string | undefined;
  purpose?: string | undefined;
}

/** Jobs looked at in one statement, however few of them are wanted. */
const STRETCH = 500;
/** More than this many are told as this many. */
const MOST_COUNTED = 10_000;

/**
 * The next stretch of an organization's jobs, newest first by their ids, which grow with time, and of it what is wanted.
 * States and a connection have indexes of their own; what else is asked for is looked for in the stretch.
 */
export async function listOrganizationJobs(
  db: Queryable,
  organizationId: string,
  filters: JobFilters,
  { before, from, limit }: Place,
): Promise<{ items: JobRow[]; next: string | null }> {
  const seen = await db.query<{ id: string; connection_id: string; wanted: boolean }>(
    `WITH seen AS MATERIALIZED (
       SELECT run_id, connection_id, function_name, purpose FROM run
       WHERE organization_id = $1 AND kind = 'on_demand' AND run_id < $2 AND run_id >= $3
         AND ($4::text[] IS NULL OR status = ANY ($4)) AND ($5::uuid IS NULL OR connection_id = $5)
       ORDER BY run_id DESC LIMIT ${STRETCH}
     )
     SELECT run_id AS id, connection_id, connection.deleted_at IS NULL
              AND ($6::text IS NULL OR function_name = $6) AND ($7::text IS NULL OR purpose = $7)
              AND ($8::text IS NULL OR connection.integration_name = $8) AS wanted
     FROM seen JOIN connection USING (connection_id) ORDER BY run_id DESC`,
    [
      organizationId,
      before,
      from,
      filters.statuses ?? null,
      filters.connectionId ?? null,
      filters.functionName ?? null,
      filters.purpose ?? null,
      filters.integrationName ?? null,
    ],
  );
  const { ids, next } = chooseWanted(seen.rows, STRETCH, limit);
  const connectionOf = new Map(seen.rows.map((row) => [row.id, row.connection_id]));
  const jobs = await loadJobsOfSeveral(
    db,
    ids.map((id) => ({ connectionId: connectionOf.get(id)!, runId: id })),
  );
  return { items: jobs, next };
}

/** How many jobs of an organization are open, and how many are stuck; ten thousand or more are told as ten thousand. */
export async function countJobs(
  db: Queryable,
  organizationId: string,
): Promise<{ open: number; stuck: number }> {
  const counted = (status: 'open' | 'stuck') => `(
    SELECT count(*)::int FROM (
      SELECT FROM run JOIN connection USING (connection_id)
      WHERE run.organization_id = $1 AND run.kind = 'on_demand' AND run.status = '${status}'
        AND connection.deleted_at IS NULL LIMIT ${MOST_COUNTED}) found) AS ${status}`;
  const { rows } = await db.query<{ open: number; stuck: number }>(
    `SELECT ${counted('open')}, ${counted('stuck')}`,
    [organizationId],
  );
  return rows[0]!;
}
