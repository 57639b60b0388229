/** Time at the source's side: windows, waits and quotas. Leases and stamps use the database's clock instead. */
export interface Clock {
  now(): Date;
  /** How fast it goes beside the database's clock, which measures leases: 1, but for tests that hurry. */
  readonly rate: number;
  /** Stands in for the database's clock where a test moves time by hand; left out, the database's own counts. */
  databaseNow?(): Date;
  /** Milliseconds on a clock that nobody sets, to measure how long something took. */
  elapsed(): number;
  /** Resolves after that many milliseconds, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  rate: 1,
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      signal?.addEventListener('abort', done, { once: true });
    }),
};
