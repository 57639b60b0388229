import { FAILURES_TO_TELL } from '../store/queries/connections-in-trouble.ts';
import type { ConnectionErrorRow } from '../store/queries/list-connection-errors.ts';
import type { ScheduleRow } from '../store/queries/schedules.ts';
import { instant } from './job.ts';

/** Whether somebody should look at a connection, as the API shows it. */
export interface HealthDetail {
  /** `paused`: no schedule is switched on; trouble goes before it. */
  state: 'ok' | 'trouble' | 'paused';
  /** For people; null where all is well, or where nothing was said. */
  reason: string | null;
  /** Null where nobody noted it. */
  since: string | null;
}

/** How old the data of a connection is: that of the schedule whose last run ended longest ago, or never. */
export interface Freshness {
  function_name: string;
  last_crawl_end: string | null;
  latest_data: string | null;
}

/**
 * Whether somebody should look at a connection; the same as the statements of connections-in-trouble.ts find.
 *
 * @param errors those that are present, of functions that are not disabled
 */
export function healthDetail(
  schedules: readonly ScheduleRow[],
  errors: readonly ConnectionErrorRow[],
): HealthDetail {
  const troubles = [
    ...errors.map(({ message, first_seen }) => ({ reason: message, since: first_seen as Date | null })),
    ...schedules
      .filter(keepsFailing)
      .map((row) => ({ reason: row.run_failure, since: row.run_failing_since })),
  ];
  const [first] = troubles.toSorted(
    (a, b) => (a.since?.getTime() ?? Infinity) - (b.since?.getTime() ?? Infinity),
  );
  if (first) return { state: 'trouble', reason: first.reason, since: instant(first.since) };
  if (schedules.length === 0 || schedules.some(isOn)) return { state: 'ok', reason: null, since: null };
  return { state: 'paused', reason: whyOff(schedules), since: null };
}

/** The freshness of a connection; null where no schedule is switched on. */
export function freshnessOf(schedules: readonly ScheduleRow[]): Freshness | null {
  const [oldest] = schedules
    .filter(isOn)
    .toSorted((a, b) => (a.last_crawl_end?.getTime() ?? 0) - (b.last_crawl_end?.getTime() ?? 0));
  return oldest
    ? {
        function_name: oldest.function_name,
        last_crawl_end: instant(oldest.last_crawl_end),
        latest_data: instant(oldest.position),
      }
    : null;
}

function whyOff(schedules: readonly ScheduleRow[]): string {
  if (schedules.every((row) => row.disabled)) return 'All its functions are disabled.';
  if (schedules.some((row) => row.disabled))
    return 'Each of its schedules is paused, or its function disabled.';
  return 'All its schedules are paused.';
}

function isOn(row: ScheduleRow): boolean {
  return !row.paused && !row.disabled;
}

function keepsFailing(row: ScheduleRow): boolean {
  const off = row.disabled || (row.paused && row.run_kind === 'scheduled');
  return !off && (row.run_attempts ?? 0) >= FAILURES_TO_TELL;
}
