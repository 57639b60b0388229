/** What the pace of a job is measured by; instants are the database's. */
export interface Pace {
  /** Of the window, from 0 to 1. */
  share: number;
  /** Whether the share rests on something measured. */
  measured: boolean;
  pages: number;
  requests: number;
  /** From when on the job has been at work; what it was stuck does not count. */
  paced_from: Date | null;
  last_page_at: Date | null;
  read_at: Date;
}

/** Below this nothing can be told: the first pages of a job are no measure of the rest. */
const LEAST = { share: 0.01, pages: 3, ms: 1000 } as const;
/** An end that has passed for longer than this, or a tenth of the time so far, was wrong: nothing can be told. */
const OVERDUE_MS = 60_000;
/** The coarser, the further off: below so many milliseconds, rounded up to so many. */
const GRAINS = [
  [60_000, 1000],
  [600_000, 10_000],
  [3_600_000, 60_000],
  [86_400_000, 600_000],
  [Number.POSITIVE_INFINITY, 3_600_000],
] as const;

/**
 * When a job may be done: what is left, at the pace of all it has done so far. All of it, since a pace of the last
 * minutes jumps wherever a slice is full or empty. What is left is asked for no faster than the quota allows, or a job
 * that begins with a full budget would promise what it cannot keep.
 *
 * @param waitMs how long it waits before it goes on
 * @param quota of the account at the source, in requests of its own clock, which goes `rate` times as fast as ours
 * @returns null where nothing can be told
 */
export function estimatedEnd(
  pace: Pace,
  waitMs: number,
  quota: { burst: number; perSecond: number; cost: number; rate: number } | null,
): Date | null {
  const { share, pages, paced_from: from, last_page_at: last, read_at: now } = pace;
  if (!pace.measured || !from || !last || share < LEAST.share || pages < LEAST.pages) return null;
  const worked = last.getTime() - from.getTime();
  if (worked < LEAST.ms) return null;
  const left = (1 - share) / share;
  const byQuota = quota
    ? ((pace.requests * left * quota.cost - quota.burst) / quota.perSecond / quota.rate) * 1000
    : 0;
  const leftMs = Math.max(worked * left, byQuota);
  const goesOn = Math.max(last.getTime(), waitMs > 0 ? now.getTime() + waitMs : 0);
  const end = goesOn + leftMs;
  if (now.getTime() - end > Math.max(OVERDUE_MS, worked / 10)) return null;
  const grain = GRAINS.find(([below]) => leftMs < below)![1];
  return new Date(Math.ceil(Math.max(end, now.getTime()) / grain) * grain);
}
