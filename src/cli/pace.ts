import type { Job } from '../sync/job.ts';

/** What can be said about a job under way. */
export interface Pace {
  /** Of the window, from 0 to 1. */
  share: number;
  records: number;
  requests: number;
  /** null until there is something to measure. */
  recordsPerSecond: number | null;
  /** Milliseconds until the job may be done; null where nothing can be told. */
  left: number | null;
  /** Set while the job waits: for what, and until when. */
  waiting: string | null;
}

const RATE_OVER_MS = 5000;
const RATE_AFTER_MS = 500;

/** Measures a job from what it says of itself, state by state; it may have begun long before. */
export class PaceMeter {
  #marks: { at: number; records: number }[] = [];

  /**
   * @param at a monotonic clock's milliseconds
   * @param now what people's clocks say
   */
  measure(job: Job, at: number, now: Date): Pace {
    const { share_of_window: share, requests, waiting, estimated_end: end } = job.progress;
    const records = recordsOf(job);
    this.#marks.push({ at, records });
    while (this.#marks.length > 2 && at - this.#marks[1]!.at >= RATE_OVER_MS) this.#marks.shift();
    return {
      share,
      records,
      requests,
      recordsPerSecond: this.#rate(at, records),
      left: end === null ? null : Math.max(Date.parse(end) - now.getTime(), 1000),
      waiting: waiting && waitWords(waiting),
    };
  }

  #rate(at: number, records: number): number | null {
    const earliest = this.#marks[0]!;
    const passed = at - earliest.at;
    return passed < RATE_AFTER_MS ? null : ((records - earliest.records) * 1000) / passed;
  }
}

/** What a job waits for, short enough to stand beside a bar. */
function waitWords({
  for: what,
  until,
  reason,
  sync_job_id: before,
}: NonNullable<Job['progress']['waiting']>): string {
  if (what === 'turn' && before) return `waiting for job ${before.slice(0, 18)} to end`;
  return until ? `waiting until ${until.slice(11, 19)} UTC: ${reason}` : `waiting for a ${what}`;
}

/** Everything the source gave, whatever became of it. */
export function recordsOf({ report }: Job): number {
  return (
    report.records_new +
    report.records_changed +
    report.records_unchanged +
    report.records_outdated +
    report.records_quarantined
  );
}
