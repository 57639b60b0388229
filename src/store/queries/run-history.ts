import type { Queryable } from '../database.ts';

/** What a completed run read and what that took. */
export interface PastRun {
  slices: number;
  /** Of its windows together; 1 for a snapshot. */
  days: number;
  pages: number;
  requests: number;
  /** All that the source showed, whatever became of it. */
  records: number;
  seconds: number;
}

/** Newest runs of each kind that are looked through, and how many of one function are taken of them. */
const LOOKED_AT = 300;
const TAKEN = 10;

/** The newest completed reads of a function, some of each kind; what a verify, repair or remap took says nothing of a read. */
export async function pastRuns(
  db: Queryable,
  connectionId: string,
  functionName: string,
): Promise<PastRun[]> {
  const { rows } = await db.query<PastRun>(
    `SELECT part.slices::float8, part.days::float8, past.pages::float8, past.requests::float8,
            (past.records_new + past.records_changed + past.records_unchanged + past.records_outdated
             + past.records_quarantined)::float8 AS records,
            extract(epoch FROM past.finished_at - past.started_at)::float8 AS seconds
     FROM unnest(ARRAY['on_demand', 'initial', 'manual', 'scheduled']) AS of_kind
     CROSS JOIN LATERAL (
       SELECT * FROM (SELECT * FROM run WHERE run.connection_id = $1 AND run.kind = of_kind
                      ORDER BY created_at DESC, run_id DESC LIMIT ${LOOKED_AT}) newest
       WHERE function_name = $2 AND status = 'completed' AND purpose = 'read' AND pages > 0 LIMIT ${TAKEN}) past
     CROSS JOIN LATERAL (
       SELECT count(*) AS slices, sum(coalesce(extract(epoch FROM window_end - window_start) / 86400, 1)) AS days
       FROM slice WHERE slice.connection_id = $1 AND slice.run_id = past.run_id AND slice.status = 'done'
         AND slice.pages > 0) part
     WHERE part.slices > 0`,
    [connectionId, functionName],
  );
  return rows;
}

/** Open jobs of a connection, in the order they were asked for. */
export async function openJobs(
  db: Queryable,
  connectionId: string,
): Promise<{ run_id: string; function_name: string }[]> {
  const { rows } = await db.query<{ run_id: string; function_name: string }>(
    `SELECT run_id, function_name FROM run WHERE connection_id = $1 AND status = 'open' AND kind = 'on_demand'
     ORDER BY created_at, run_id`,
    [connectionId],
  );
  return rows;
}
