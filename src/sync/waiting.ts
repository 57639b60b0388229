import type { JobRow } from '../store/queries/load-jobs.ts';
import type { Clock } from './clock.ts';

/**
 * What a job can wait for. `pause`: the source asked us to wait; `retry`: the last attempt failed; `quota`: the
 * account's share of requests is used up; `source`: the source prepares what it was asked for, or its files are still
 * coming in; `turn`: an earlier job of the same function; `worker`: nobody works on it.
 */
export const WAITS = ['pause', 'retry', 'source', 'quota', 'turn', 'worker'] as const;

export interface Wait {
  for: (typeof WAITS)[number];
  /** By the source clock; null where nobody can tell. */
  until: Date | null;
  reason: string;
  /** The job that goes before this one; null for other waits. */
  sync_job_id: string | null;
}

/** A wait as the API shows it. */
export interface Waiting extends Omit<Wait, 'until'> {
  until: string | null;
}

/**
 * Told in this order: first what holds everybody, then what only this job has to wait for.
 *
 * @param sendsFiles whether the source sends files instead of answering
 */
export function waitOf(row: JobRow, clock: Pick<Clock, 'now' | 'rate'>, sendsFiles: boolean): Wait | null {
  const now = clock.now();
  if (row.paused_until && row.paused_until > now) {
    const reason = row.paused_reason ?? 'The source asked us to wait.';
    return { for: 'pause', until: row.paused_until, reason, sync_job_id: null };
  }
  if (row.attention === 'unattended') {
    const reason =
      'No worker looks after this job. Is "backhaul start" or "backhaul worker" running for this database?';
    return { for: 'worker', until: null, reason, sync_job_id: null };
  }
  if (row.behind) {
    const reason = `Sync job ${row.behind} of the same function goes first.`;
    return { for: 'turn', until: null, reason, sync_job_id: row.behind };
  }
  if (row.waiting_until && row.waiting_until > now) {
    if (!row.last_error) {
      const reason = sendsFiles
        ? 'The files that were left for it are still being taken in. Those that are in show in the list of files.'
        : 'The source prepares what it was asked for, or has its own limit for it.';
      return { for: 'source', until: row.waiting_until, reason, sync_job_id: null };
    }
    const reason = row.last_error.message;
    return { for: 'retry', until: row.waiting_until, reason, sync_job_id: null };
  }
  if (row.quota_until && row.quota_until > row.read_at) {
    // Kept by the database's clock, as leases are; told by the source's, as other waits are.
    const until = new Date(now.getTime() + (row.quota_until.getTime() - row.read_at.getTime()) * clock.rate);
    const reason = 'The quota of the account at the source is used up for now.';
    return { for: 'quota', until: wholeSecond(until), reason, sync_job_id: null };
  }
  if (row.attention === 'queued') {
    const reason = 'Every worker is busy with other connections; this one is next as soon as one is free.';
    return { for: 'worker', until: null, reason, sync_job_id: null };
  }
  return null;
}

/** Two clocks drift against each other, and what has not changed should not look changed. */
function wholeSecond(date: Date): Date {
  return new Date(Math.ceil(date.getTime() / 1000) * 1000);
}
