import type { Job } from '../sync/job.ts';

/** What can be said about a job under way. */
export interface Pace {
  /** Of the window, from 0 to 1. */
  share: number;
  records: number;
  requests: number;
  /** null until there is something to measure. */
  recordsPerSecond: number | null;
  /** Milliseconds; null until a part of the window was done while we watched. */
  left: number | null;
  /** Set while the job waits: why. */
  waiting: string | null;
}

const RATE_OVER_MS = 5000;
const RATE_AFTER_MS = 500;

/** Measures a job from what it says of itself, poll by poll; it may have begun long before. */
export class PaceMeter {
  #marks: { at: number; records: number }[] = [];
  #first: { at: number; share: number } | null = null;
  #step: { at: number; share: number } | null = null;

  /** @param at a monotonic clock's milliseconds */
  measure(job: Job, at: number): Pace {
    const { share_of_window: share, requests, waiting } = job.progress;
    const records = recordsOf(job);
    this.#first ??= { at, share };
    if (share !== (this.#step ?? this.#first).share) this.#step = { at, share };
    this.#marks.push({ at, records });
    while (this.#marks.length > 2 && at - this.#marks[1]!.at >= RATE_OVER_MS) this.#marks.shift();
    return {
      share,
      records,
      requests,
      recordsPerSecond: this.#rate(at, records),
      left: this.#left(at),
      waiting: waiting && `until ${waiting.until.slice(11, 19)} UTC: ${waiting.reason}`,
    };
  }

  #rate(at: number, records: number): number | null {
    const earliest = this.#marks[0]!;
    const passed = at - earliest.at;
    return passed < RATE_AFTER_MS ? null : ((records - earliest.records) * 1000) / passed;
  }

  /** The window is done slice by slice: what the steps so far took tells of those to come. */
  #left(at: number): number | null {
    const [first, step] = [this.#first, this.#step];
    if (!first || !step || step.share <= first.share) return null;
    const whole = ((1 - step.share) / (step.share - first.share)) * (step.at - first.at);
    return Math.max(Math.round(whole - (at - step.at)), 1000);
  }
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
