import type { Queryable } from '../database.ts';

/** A run with its progress, as the jobs' API tells it. */
export interface JobRow {
  connection_id: string;
  run_id: string;
  kind: string;
  purpose: 'read' | 'verify' | 'repair' | 'remap';
  function_name: string;
  status: 'open' | 'completed' | 'cancelled' | 'stuck';
  basis: string;
  requested_start: Date | null;
  requested_end: Date | null;
  window_start: Date | null;
  window_end: Date | null;
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
  found_missing: string;
  found_differing: string;
  found_unexpected: string;
  not_yet_read: string;
  without_raw: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  slices_total: number;
  slices_done: number;
  /** Millionths of the window that are read, or stated unavailable; never falls. */
  progress: number;
  /** Whether progress rests on something measured: slices that were read, or dates in order. */
  measured: boolean;
  last_page_at: Date | null;
  /** From when the pace is measured. */
  paced_from: Date | null;
  paused_until: Date | null;
  paused_reason: string | null;
  /** The account's quota is used up until then; null while it is not. */
  quota_until: Date | null;
  /** unattended: nobody has looked at the connection for a while; queued: all workers are busy with others. */
  attention: 'unattended' | 'queued' | 'held';
  /** The open job of the same function that goes before this one. */
  behind: string | null;
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  customer_id: string | null;
  /** The database's clock. */
  read_at: Date;
  unavailable: { start: string; end: string }[];
}

/** A connection that is due for this long is looked at by no worker: each sweeps what is due, every second. */
const UNATTENDED_AFTER = '5 seconds';

// Slices that were split are counted by their halves. Sums of whole numbers: the same slices always give the same.
const SELECT_JOB = `
  SELECT run.connection_id, run.run_id, run.kind, run.purpose, run.function_name, run.status, run.basis, run.requested_start,
         run.requested_end, run.window_start, run.window_end, run.effective_end, run.events, run.only_gaps, run.attempts, run.waiting_until, run.last_error, run.error, run.pages,
         run.requests, run.records_new, run.records_changed, run.records_unchanged, run.records_outdated,
         run.records_quarantined, run.found_missing, run.found_differing, run.found_unexpected, run.not_yet_read,
         run.without_raw, run.created_at, run.started_at, run.finished_at, run.last_page_at, run.paced_from,
         slices.total::int AS slices_total, slices.done::int AS slices_done, slices.progress::int AS progress,
         slices.measured, state.paused_until, state.paused_reason, state.quota_until,
         CASE WHEN state.due_at < now() - interval '${UNATTENDED_AFTER}' THEN 'unattended'
              WHEN state.worker IS NULL AND state.due_at > now() THEN 'queued' ELSE 'held' END AS attention,
         (SELECT before.run_id FROM run before
          WHERE run.status = 'open' AND before.connection_id = run.connection_id AND before.status = 'open'
            AND before.kind = 'on_demand' AND before.function_name = run.function_name
            AND (before.created_at, before.run_id) < (run.created_at, run.run_id)
          ORDER BY before.created_at, before.run_id LIMIT 1) AS behind,
         connection.integration_type, connection.integration_name, connection.customer_id, clock_timestamp() AS read_at,
         (SELECT coalesce(json_agg(json_build_object('start', range_start, 'end', range_end) ORDER BY range_start), '[]')
          FROM coverage
          WHERE coverage.connection_id = run.connection_id AND coverage.function_name = run.function_name
            AND coverage.run_id = run.run_id AND coverage.state <> 'read') AS unavailable
  FROM run
  JOIN connection_state state ON state.connection_id = run.connection_id
  JOIN connection ON connection.connection_id = run.connection_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS total, count(*) FILTER (WHERE status = 'done') AS done,
           coalesce(div(sum(weight * CASE status WHEN 'done' THEN 1000000 ELSE progress END), sum(weight)), 0) AS progress,
           coalesce(bool_or((status = 'done' AND pages > 0) OR (date_order <> 'mixed' AND progress > 0)), false) AS measured
    FROM slice
    WHERE slice.connection_id = run.connection_id AND slice.run_id = run.run_id AND slice.status <> 'split'
  ) slices`;

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

const NOT_SUPPORTED = '0A000';

/** Some runs of several connections, newest first by their ids; those that are not there are left out. */
export async function loadJobsOfSeveral(
  db: Queryable,
  wanted: readonly { connectionId: string; runId: string }[],
): Promise<JobRow[]> {
  if (wanted.length === 0) return [];
  const rows = await db
    .query<JobRow>(
      `${SELECT_JOB} WHERE (run.connection_id, run.run_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
      [wanted.map((one) => one.connectionId), wanted.map((one) => one.runId)],
    )
    .then((found) => found.rows)
    .catch(async (error) => {
      if (error.code !== NOT_SUPPORTED) throw error;
      // A sharded database is asked for one connection at a time.
      const each = Map.groupBy(wanted, (one) => one.connectionId);
      const parts = [];
      for (const [id, some] of each)
        parts.push(
          await loadJobs(
            db,
            id,
            some.map((one) => one.runId),
          ),
        );
      return parts.flat();
    });
  return rows.sort((a, b) => (a.run_id < b.run_id ? 1 : -1));
}

/** Some runs of a connection, in no order; those that are not there are left out. */
export async function loadJobs(
  db: Queryable,
  connectionId: string,
  runIds: readonly string[],
): Promise<JobRow[]> {
  const { rows } = await db.query<JobRow>(
    `${SELECT_JOB} WHERE run.connection_id = $1 AND run.run_id = ANY ($2::uuid[])`,
    [connectionId, runIds],
  );
  return rows;
}
