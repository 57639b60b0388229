import type { Transaction } from '../database.ts';

/** A connection as a writer sees it under the lock. Instants are ISO text with the database's precision. */
export interface ConnectionRow {
  epoch: string;
  turn: string;
  served: Record<string, number>;
  newest_as_of: string;
  /** Whether the sweep would look at it before long. */
  due_soon: boolean;
  paused_until: string | null;
  has_errors: boolean;
  /** When the source last refused the credentials; null when it does not. */
  refused_at: string | null;
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  webhooks_disabled: boolean;
  runs: RunRow[];
  /** Those that are switched on, have had their first sync and have no open run, the soonest due first. */
  schedules: {
    function_name: string;
    position: string | null;
    frequency_seconds: number;
    next_due_at: string;
  }[];
}

export interface RunRow {
  run_id: string;
  kind: 'initial' | 'scheduled' | 'manual' | 'on_demand';
  purpose: 'read' | 'verify' | 'repair' | 'remap';
  function_name: string;
  mapper_version: number;
  window_start: string | null;
  window_end: string | null;
  effective_end: string | null;
  attempts: number;
  waiting_until: string | null;
  idle_since: string | null;
  stalled_ms: number;
  pages: number;
  events: 'send' | 'silent';
  told_stuck: boolean;
  moved_from: number | null;
  created_at: string;
  started_at: string | null;
  /** Its schedule is switched so that the run must not go on. */
  off: boolean;
  /** Up to where its schedule has read; null for jobs. */
  position: string | null;
  slices: SliceRow[];
}

export interface SliceRow {
  slice_no: number;
  window_start: string | null;
  window_end: string | null;
  cursor: unknown;
  cursor_at: string | null;
  pass_began_at: string | null;
  pass_as_of: string | null;
  pass: number;
  attempt: number;
  digest: string;
  last_digest: string | null;
  last_began_at: string | null;
  records_seen: number;
  pages: number;
  restarts: number;
  weight: number;
  progress: number;
  date_order: 'rising' | 'falling' | 'mixed' | null;
  last_date: string | null;
  expected_pages: number | null;
}

/**
 * Everything a decision about a connection needs, in one statement after the lock: its state, its open runs
 * each with its next open slices (one more than are asked for at a time, so that the one after a finished one can be
 * asked for while the finished one is written), and the schedules that may come due.
 *
 * Pausing stops scheduled runs only; disabling stops every run of the schedule's line. Jobs of a function that is
 * disabled are not open any more.
 */
export async function loadConnection(
  tx: Transaction,
  connectionId: string,
  slices: number,
): Promise<ConnectionRow> {
  const { rows } = await tx.query<{ row: ConnectionRow }>(
    `SELECT json_build_object(
       'epoch', state.epoch::text, 'turn', state.turn::text, 'served', state.served,
       'newest_as_of', CASE WHEN isfinite(state.newest_as_of) THEN state.newest_as_of ELSE 'epoch' END,
       'due_soon', state.due_at < now() + interval '30 seconds', 'paused_until', state.paused_until,
       'has_errors', EXISTS (SELECT 1 FROM connection_error WHERE connection_id = $1),
       'refused_at', (SELECT last_seen FROM connection_error WHERE connection_id = $1 AND function_name = ''),
       'integration_type', connection.integration_type, 'integration_name', connection.integration_name,
       'webhooks_disabled', connection.webhooks_disabled,
       'runs', (
         SELECT coalesce(json_agg(json_build_object(
           'run_id', run.run_id, 'kind', run.kind, 'purpose', run.purpose, 'function_name', run.function_name,
           'mapper_version', run.mapper_version, 'moved_from', run.moved_from,
           'window_start', run.window_start, 'window_end', run.window_end, 'effective_end', run.effective_end,
           'attempts', run.attempts, 'waiting_until', run.waiting_until,
           'idle_since', run.idle_since, 'stalled_ms', run.stalled_ms, 'pages', run.pages,
           'events', run.events, 'told_stuck', run.told_stuck,
           'created_at', run.created_at, 'started_at', run.started_at,
           'off', coalesce(schedule.disabled OR (schedule.paused AND run.kind = 'scheduled'), false),
           'position', schedule.position,
           'slices', (
             SELECT coalesce(json_agg(row_to_json(next)), '[]') FROM (
               SELECT slice_no, window_start, window_end, cursor, cursor_at, pass_began_at, pass_as_of, pass, attempt,
                      digest, last_digest, last_began_at, records_seen, pages, restarts, weight, progress, date_order,
                      last_date, expected_pages
               FROM slice
               WHERE slice.connection_id = $1 AND slice.run_id = run.run_id AND slice.status = 'open'
               ORDER BY slice.window_end DESC NULLS LAST, slice.slice_no
               LIMIT $2
             ) next)
         ) ORDER BY run.created_at, run.run_id), '[]')
         FROM run
         LEFT JOIN schedule ON schedule.connection_id = $1 AND schedule.function_name = run.function_name
           AND run.kind <> 'on_demand'
         WHERE run.connection_id = $1 AND run.status = 'open'),
       'schedules', (
         SELECT coalesce(json_agg(json_build_object(
           'function_name', function_name, 'position', position, 'frequency_seconds', frequency_seconds,
           'next_due_at', next_due_at
         ) ORDER BY next_due_at), '[]')
         FROM schedule
         WHERE connection_id = $1 AND enabled AND initial_done AND NOT EXISTS (
           SELECT 1 FROM run WHERE run.connection_id = $1 AND run.function_name = schedule.function_name
             AND run.status = 'open' AND run.kind <> 'on_demand'))
     ) AS row
     FROM connection_state state JOIN connection USING (connection_id) WHERE state.connection_id = $1`,
    [connectionId, slices],
  );
  return rows[0]!.row;
}
