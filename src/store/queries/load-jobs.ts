import type { Queryable } from '../database.ts';

/** A run with its progress, as the jobs' API tells it. */
export interface JobRow {
  connection_id: string;
  run_id: string;
  kind: string;
  function_name: string;
  status: 'open' | 'completed' | 'cancelled' | 'stuck';
  basis: string;
  requested_start: Date | null;
  requested_end: Date | null;
  effective_end: Date | null;
  events: 'send' | 'silent';
  only_gaps: boolean;
  attempts: number;
  waiting_until: Date | null;
  last_error: { code: string; message: string } | null;
  error: { code: string; message: string } | null;
  pages: string;
  requests: string;
  records_new: string;
  records_changed: string;
  records_unchanged: string;
  records_outdated: string;
  records_quarantined: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  slices_total: number;
  slices_done: number;
  /** Share of the window that is read, from 0 to 1. */
  share: number;
  paused_until: Date | null;
  paused_reason: string | null;
  unavailable: { start: string; end: string }[];
}

// Slices that were split are counted by their halves. A snapshot has no width and counts as one.
const SELECT_JOB = `
  SELECT run.connection_id, run.run_id, run.kind, run.function_name, run.status, run.basis, run.requested_start,
         run.requested_end, run.effective_end, run.events, run.only_gaps, run.attempts, run.waiting_until, run.last_error, run.error, run.pages,
         run.requests, run.records_new, run.records_changed, run.records_unchanged, run.records_outdated,
         run.records_quarantined, run.created_at, run.started_at, run.finished_at,
         coalesce(slices.total, 0)::int AS slices_total, coalesce(slices.done, 0)::int AS slices_done,
         coalesce(slices.share, 0)::float8 AS share, state.paused_until, state.paused_reason,
         (SELECT coalesce(json_agg(json_build_object('start', range_start, 'end', range_end) ORDER BY range_start), '[]')
          FROM coverage
          WHERE coverage.connection_id = run.connection_id AND coverage.function_name = run.function_name
            AND coverage.run_id = run.run_id AND coverage.state = 'unavailable') AS unavailable
  FROM run
  JOIN connection_state state ON state.connection_id = run.connection_id
  LEFT JOIN LATERAL (
    SELECT count(*) AS total, count(*) FILTER (WHERE status = 'done') AS done,
           coalesce(sum(width) FILTER (WHERE status = 'done'), 0) / nullif(sum(width), 0) AS share
    FROM (SELECT status, coalesce(extract(epoch FROM window_end - window_start), 1) AS width
          FROM slice
          WHERE slice.connection_id = run.connection_id AND slice.run_id = run.run_id AND slice.status <> 'split') part
  ) slices ON true`;

/** One run of a connection; undefined when the connection has none of that id. */
export async function loadJob(
  db: Queryable,
  connectionId: string,
  runId: string,
): Promise<JobRow | undefined> {
  const { rows } = await db.query<JobRow>(`${SELECT_JOB} WHERE run.connection_id = $1 AND run.run_id = $2`, [
    connectionId,
    runId,
  ]);
  return rows[0];
}

/** Jobs of a connection, newest first. `after` is the last one of the page before. */
export async function listJobs(
  db: Queryable,
  connectionId: string,
  filter: { status?: string[]; functionName?: string },
  after: { createdAt: string; runId: string } | null,
  limit: number,
): Promise<(JobRow & { created_key: string })[]> {
  const { rows } = await db.query<JobRow & { created_key: string }>(
    `SELECT job.*, to_json(job.created_at) #>> '{}' AS created_key FROM (${SELECT_JOB}
       WHERE run.connection_id = $1 AND run.kind = 'on_demand'
         AND ($2::text[] IS NULL OR run.status = ANY ($2)) AND ($3::text IS NULL OR run.function_name = $3)
         AND ($4::timestamptz IS NULL OR (run.created_at, run.run_id) < ($4::timestamptz, $5::uuid))
       ORDER BY run.created_at DESC, run.run_id DESC LIMIT $6) job
     ORDER BY job.created_at DESC, job.run_id DESC`,
    [
      connectionId,
      filter.status ?? null,
      filter.functionName ?? null,
      after?.createdAt ?? null,
      after?.runId ?? null,
      limit,
    ],
  );
  return rows;
}
