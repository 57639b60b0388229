import type { Queryable } from '../database.ts';

/** A job that cannot go on, and that nobody has resumed or asked for anew. */
export interface StuckJob {
  connection_id: string;
  run_id: string;
  function_name: string;
  organization_id: string;
  integration_name: string;
  code: string | null;
  finished_at: Date;
  /** The same with all its digits, as a place to go on from. */
  finished_key: string;
}

/** The same job asked for once more and completed is as good as this one resumed. */
const NOT_READ_SINCE = `NOT EXISTS (
  SELECT 1 FROM run later
  WHERE later.connection_id = run.connection_id AND later.kind = 'on_demand' AND later.created_at > run.created_at
    AND later.status = 'completed' AND later.function_name = run.function_name
    AND later.requested_start <= run.requested_start AND later.requested_end >= run.requested_end)`;

const COLUMNS = `run.connection_id, run.run_id, run.function_name, connection.organization_id,
  connection.integration_name, run.error ->> 'code' AS code, run.finished_at,
  to_json(run.finished_at) #>> '{}' AS finished_key`;

/**
 * Jobs in the order in which they became stuck, by an index that has no others. One that is committed late stands
 * before what was seen already, so a look begins a minute before the place where the last one stopped.
 */
export async function stuckJobs(
  db: Queryable,
  after: { at: string; connectionId: string; runId: string },
  limit: number,
): Promise<StuckJob[]> {
  const { rows } = await db.query<StuckJob>(
    `SELECT ${COLUMNS} FROM run JOIN connection USING (connection_id)
     WHERE run.status = 'stuck' AND run.kind = 'on_demand' AND connection.deleted_at IS NULL
       AND (run.finished_at, run.connection_id, run.run_id) > ($1::timestamptz, $2::uuid, $3::uuid)
       AND ${NOT_READ_SINCE}
     ORDER BY run.finished_at, run.connection_id, run.run_id LIMIT $4`,
    [after.at, after.connectionId, after.runId, limit],
  );
  return rows;
}

/** Those of some jobs that are stuck. */
export async function stillStuck(
  db: Queryable,
  jobs: readonly { connectionId: string; runId: string }[],
): Promise<StuckJob[]> {
  if (jobs.length === 0) return [];
  const { rows } = await db.query<StuckJob>(
    `SELECT ${COLUMNS}
     FROM unnest($1::uuid[], $2::uuid[]) AS asked (connection_id, run_id)
     JOIN run USING (connection_id, run_id) JOIN connection USING (connection_id)
     WHERE run.status = 'stuck' AND connection.deleted_at IS NULL AND ${NOT_READ_SINCE}`,
    [jobs.map((job) => job.connectionId), jobs.map((job) => job.runId)],
  );
  return rows;
}
