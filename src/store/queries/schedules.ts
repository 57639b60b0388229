import type { Queryable } from '../database.ts';

/** Makes the schedules of a new connection; each waits for its initial sync. */
export async function insertSchedules(
  tx: Queryable,
  connectionId: string,
  schedules: { functionName: string; frequencySeconds: number; nextDueAt: Date; disabled: boolean }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO schedule (connection_id, function_name, frequency_seconds, next_due_at, disabled)
     SELECT $1, name, frequency, due, disabled
     FROM unnest($2::text[], $3::int[], $4::timestamptz[], $5::boolean[]) AS s (name, frequency, due, disabled)`,
    [
      connectionId,
      schedules.map((schedule) => schedule.functionName),
      schedules.map((schedule) => schedule.frequencySeconds),
      schedules.map((schedule) => schedule.nextDueAt),
      schedules.map((schedule) => schedule.disabled),
    ],
  );
}

export interface ScheduleRow {
  connection_id: string;
  function_name: string;
  frequency_seconds: number;
  paused: boolean;
  disabled: boolean;
  initial_done: boolean;
  position: Date | null;
  last_crawl_start: Date | null;
  last_crawl_end: Date | null;
  next_due_at: Date;
  /** The line's run that is open now, if any. */
  run_id: string | null;
  run_kind: string | null;
  run_attempts: number | null;
  /** Not to be tried before; null while nothing failed. */
  run_waiting_until: Date | null;
  /** What went wrong at its last attempt, and since when it gets nowhere, by the source clock; null while nothing did. */
  run_failure: string | null;
  run_failing_since: Date | null;
  /** The connection's open jobs, in the order they were asked for. */
  open_jobs: { run_id: string; function_name: string }[];
}

/** The schedules of connections with what is going on in them. */
export async function loadSchedules(db: Queryable, connectionIds: string[]): Promise<ScheduleRow[]> {
  const { rows } = await db.query<ScheduleRow>(
    `SELECT schedule.connection_id, schedule.function_name, frequency_seconds, paused, disabled, initial_done, position,
            last_crawl_start, last_crawl_end, next_due_at, run.run_id, run.kind AS run_kind, run.attempts AS run_attempts,
            run.waiting_until AS run_waiting_until, run.last_error ->> 'message' AS run_failure,
            run.idle_since - make_interval(secs => run.stalled_ms / 1000) AS run_failing_since,
            (SELECT coalesce(json_agg(json_build_object('run_id', job.run_id, 'function_name', job.function_name)
                                      ORDER BY job.created_at, job.run_id), '[]')
             FROM run job WHERE job.connection_id = schedule.connection_id
               AND job.status = 'open' AND job.kind = 'on_demand') AS open_jobs
     FROM schedule
     LEFT JOIN run ON run.connection_id = schedule.connection_id AND run.function_name = schedule.function_name
       AND run.status = 'open' AND run.kind <> 'on_demand'
     WHERE schedule.connection_id = ANY ($1)
     ORDER BY schedule.connection_id, schedule.function_name`,
    [connectionIds],
  );
  return rows;
}

/** Where a function's schedule stands; undefined when the connection has none for it. */
export async function loadSchedule(
  tx: Queryable,
  connectionId: string,
  functionName: string,
): Promise<{ position: Date | null; disabled: boolean } | undefined> {
  const { rows } = await tx.query<{ position: Date | null; disabled: boolean }>(
    'SELECT position, disabled FROM schedule WHERE connection_id = $1 AND function_name = $2',
    [connectionId, functionName],
  );
  return rows[0];
}

/** The open run of a schedule's line, if there is one. */
export async function loadLine(
  tx: Queryable,
  connectionId: string,
  functionName: string,
): Promise<{ run_id: string; kind: string } | undefined> {
  const { rows } = await tx.query<{ run_id: string; kind: string }>(
    `SELECT run_id, kind FROM run
     WHERE connection_id = $1 AND function_name = $2 AND status = 'open' AND kind <> 'on_demand'`,
    [connectionId, functionName],
  );
  return rows[0];
}

/**
 * A run that somebody now waits for. A scheduled one keeps its place and is not held any longer; a first sync stays
 * what it is. A wait after a failure is over: one until now, since that of a refusal holds for runs without any.
 */
export async function promoteToManual(
  tx: Queryable,
  connectionId: string,
  runId: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE run SET waiting_until = $3, kind = CASE WHEN kind = 'scheduled' THEN 'manual' ELSE kind END
     WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId, now],
  );
}
