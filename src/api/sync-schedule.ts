import type { ScheduleRow } from '../store/queries/schedules.ts';
import { instant } from '../sync/job.ts';
import type { Hold } from '../sync/precedence.ts';
import type { ConnectionAnswer } from './connection-schema.ts';

type SyncSchedule = ConnectionAnswer['sync_schedules'][number];

/** After so many failures in a row somebody should look. */
const FAILURES_TO_TELL = 3;

/**
 * A schedule as the API shows it.
 *
 * @param failing functions of the connection that have an error; an empty name stands for all of them
 * @param hold whether a job holds all schedules of its connection, or that of its function
 * @param now the source clock, which waits are measured by
 */
export function toSyncSchedule(
  row: ScheduleRow,
  failing: readonly string[],
  hold: Hold,
  now: Date,
): SyncSchedule {
  const held = isHeld(row, hold);
  const status = statusOf(row, failing, held, now);
  return {
    function_name: row.function_name,
    last_crawl_start: instant(row.last_crawl_start),
    last_crawl_end: instant(row.last_crawl_end),
    latest_data: instant(row.position),
    sync_frequency: row.frequency_seconds,
    sync_status: status,
    held_by_job: held,
    latest_sync: instant(row.last_crawl_end),
    in_progress: status === 'sync_in_progress' || status === 'first_sync_in_progress',
  };
}

/** Jobs hold scheduled runs, begun or due; initial and manual ones go on beside them. */
function isHeld(row: ScheduleRow, hold: Hold): boolean {
  if (!row.enabled || row.run_kind === 'initial' || row.run_kind === 'manual') return false;
  return hold === 'connection'
    ? row.open_job_functions.length > 0
    : row.open_job_functions.includes(row.function_name);
}

function statusOf(
  row: ScheduleRow,
  failing: readonly string[],
  held: boolean,
  now: Date,
): SyncSchedule['sync_status'] {
  if (!row.enabled) return 'disabled';
  const attempts = row.run_attempts ?? 0;
  if (failing.includes('') || failing.includes(row.function_name) || attempts >= FAILURES_TO_TELL)
    return 'error';
  if (row.run_kind === 'initial') return 'first_sync_in_progress';
  const waits = row.run_waiting_until !== null && row.run_waiting_until > now;
  return row.run_id !== null && !waits && !held ? 'sync_in_progress' : 'enabled';
}
