import type { Queryable } from '../database.ts';

/** The place of a schedule may be so many of its frequencies old, but at least so many seconds. */
export const FREQUENCIES = 3;
export const LEAST_SECONDS = 6 * 3600;

/** How old the place of a schedule may get, in seconds, less what its source needs itself. */
export function patience(frequencySeconds: number): number {
  return Math.max(FREQUENCIES * frequencySeconds, LEAST_SECONDS);
}

/** The name of a schedule. */
export interface ScheduleKey {
  connection_id: string;
  function_name: string;
}

/** A schedule whose data is older than it should be, with what may be the reason. */
export interface BehindRow extends ScheduleKey {
  organization_id: string;
  integration_type: string;
  integration_name: string;
  frequency_seconds: number;
  /** Null where the first sync is not done. */
  position: Date | null;
  /** Since when its run gets nowhere, by the source clock; null without one. */
  idle_from: Date | null;
  /** A page came in within the last hour. */
  is_read: boolean;
  /** What stops it or the whole connection. */
  error_code: string | null;
  /** Of its run's last attempt. */
  failure_code: string | null;
  open_job_functions: string[];
}

/** Of a first sync there is no date to go by: it is late when it was told that it gets nowhere. */
const IS_LATE = `CASE WHEN schedule.initial_done
  THEN schedule.position < $1::timestamptz - make_interval(secs => greatest(${FREQUENCIES} * frequency_seconds, ${LEAST_SECONDS}))
  ELSE EXISTS (SELECT 1 FROM run WHERE run.connection_id = schedule.connection_id AND run.status = 'open'
               AND run.function_name = schedule.function_name AND run.kind <> 'on_demand' AND run.told_stuck) END`;

/**
 * Goes through the schedules in the order of their key, a part at a time, and names those that may be late. No index
 * on the place: it would cost every scheduled run a write, and the walk of a hundred thousand connections takes
 * minutes where hours are asked about.
 *
 * @returns what may be late, and the last of the part; null when there is nothing after `after`
 */
export async function walkSchedules(
  db: Queryable,
  now: Date,
  after: ScheduleKey | null,
  limit: number,
): Promise<{ late: ScheduleKey[]; last: ScheduleKey | null }> {
  const { rows } = await db.query<{ late: ScheduleKey[]; last: ScheduleKey | null }>(
    `WITH part AS MATERIALIZED (
       SELECT connection_id, function_name, enabled AND ${IS_LATE} AS is_late FROM schedule
       WHERE (connection_id, function_name) > ($2::uuid, $3::text)
       ORDER BY connection_id, function_name LIMIT $4
     )
     SELECT (SELECT coalesce(json_agg(json_build_object('connection_id', connection_id, 'function_name', function_name)), '[]')
             FROM part WHERE is_late) AS late,
            (SELECT json_build_object('connection_id', connection_id, 'function_name', function_name)
             FROM part ORDER BY connection_id DESC, function_name DESC LIMIT 1) AS last`,
    [now, after?.connection_id ?? '00000000-0000-0000-0000-000000000000', after?.function_name ?? '', limit],
  );
  return rows[0]!;
}

/** Those of some schedules that are late, with what is going on in them. */
export async function behindAmong(
  db: Queryable,
  now: Date,
  keys: readonly ScheduleKey[],
): Promise<BehindRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await db.query<BehindRow>(
    `SELECT connection_id, function_name, connection.organization_id, connection.integration_type,
            connection.integration_name, frequency_seconds,
            CASE WHEN initial_done THEN position END AS position, line.idle_from,
            coalesce(line.last_page_at > now() - interval '1 hour', false) AS is_read,
            (SELECT code FROM connection_error stop WHERE stop.connection_id = schedule.connection_id
               AND stop.function_name IN ('', schedule.function_name) ORDER BY stop.function_name LIMIT 1) AS error_code,
            line.failure_code,
            ARRAY(SELECT DISTINCT job.function_name FROM run job WHERE job.connection_id = schedule.connection_id
                  AND job.status = 'open' AND job.kind = 'on_demand') AS open_job_functions
     FROM unnest($2::uuid[], $3::text[]) AS asked (connection_id, function_name)
     JOIN schedule USING (connection_id, function_name) JOIN connection USING (connection_id)
     LEFT JOIN LATERAL (
       SELECT idle_since - make_interval(secs => stalled_ms / 1000) AS idle_from, last_page_at, last_error ->> 'code' AS failure_code
       FROM run WHERE run.connection_id = schedule.connection_id AND run.function_name = schedule.function_name
         AND run.status = 'open' AND run.kind <> 'on_demand') line ON true
     WHERE enabled AND connection.deleted_at IS NULL AND ${IS_LATE}
     ORDER BY connection_id, function_name`,
    [now, keys.map((key) => key.connection_id), keys.map((key) => key.function_name)],
  );
  return rows;
}
