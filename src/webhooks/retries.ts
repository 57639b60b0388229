const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after a failed attempt the next one follows, in milliseconds: the documented times. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const;
/** Never sooner than documented, and up to this much later, so that retries do not march in step. */
const JITTER = 0.1;

/** Milliseconds until an event is tried again after its `attempts`-th failure; null when it is not. */
export function pauseAfter(attempts: number, random: number): number | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : pause * (1 + random * JITTER);
}
