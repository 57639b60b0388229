import { FAILURES_TO_TELL } from '../store/queries/connections-in-trouble.ts';
import type { ScheduleRow } from '../store/queries/schedules.ts';
import { instant } from '../sync/job.ts';
import { type HoldRules, isHeld } from '../sync/precedence.ts';
import type { ConnectionAnswer } from './connection-schema.ts';

type SyncSchedule = ConnectionAnswer['sync_schedules'][number];

/**
 * A schedule as the API shows it.
 *
 * @param failing functions of the connection that have an error; an empty name stands for all of them
 * @param rules what a job holds
 * @param now the source clock, which waits are measured by
 */
export function toSyncSchedule(
  row: ScheduleRow,
  failing: readonly string[],
  rules: HoldRules,
  now: Date,
): SyncSchedule {
  const holder = holderOf(row, rules, now);
  const held = holder !== null;
  const status = statusOf(row, failing, held, now);
  return {
    function_name: row.function_name,
    last_crawl_start: instant(row.last_crawl_start),
    last_crawl_end: instant(row.last_crawl_end),
    latest_data: instant(row.position),
    sync_frequency: row.frequency_seconds,
    sync_status: status,
    held_by_job: held,
    held_by_sync_job_id: holder,
    next_sync_at: instant(nextSync(row)),
    paused: row.paused,
    disabled: row.disabled,
    latest_sync: instant(row.last_crawl_end),
    in_progress: status === 'sync_in_progress' || status === 'first_sync_in_progress',
  };
}

/** The first job that holds it. Jobs hold scheduled runs, begun or due; initial and manual ones go on beside them. */
function holderOf(row: ScheduleRow, rules: HoldRules, now: Date): string | null {
  if (row.paused || row.disabled || row.run_kind === 'initial' || row.run_kind === 'manual') return null;
  const schedule = { functionName: row.function_name, position: row.position };
  const holder = row.open_jobs.find((job) => isHeld(schedule, [job.function_name], rules, now));
  return holder?.run_id ?? null;
}

/** Nothing is due of what is switched off, being read, or waits for its first sync. */
function nextSync(row: ScheduleRow): Date | null {
  return row.paused || row.disabled || row.run_id !== null || !row.initial_done ? null : row.next_due_at;
}

function statusOf(
  row: ScheduleRow,
  failing: readonly string[],
  held: boolean,
  now: Date,
): SyncSchedule['sync_status'] {
  // What a person asked for goes on beside a pause, and so does the first sync.
  const asked = row.run_kind === 'manual' || row.run_kind === 'initial';
  if (row.disabled || (row.paused && !asked)) return 'disabled';
  const attempts = row.run_attempts ?? 0;
  if (failing.includes('') || failing.includes(row.function_name) || attempts >= FAILURES_TO_TELL)
    return 'error';
  if (row.run_kind === 'initial') return 'first_sync_in_progress';
  const waits = row.run_waiting_until !== null && row.run_waiting_until > now;
  return row.run_id !== null && !waits && !held ? 'sync_in_progress' : 'enabled';
}
