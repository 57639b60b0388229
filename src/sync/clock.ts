/** Time at the source's side: windows, waits and quotas. Leases and stamps use the database's clock instead. */
export interface Clock {
  now(): Date;
  /** How fast it goes beside the database's clock, which measures leases: 1, but for tests that hurry. */
  readonly rate: number;
  /** It stands still until a test moves it, so that nothing else can tell how much time has passed on it. */
  readonly byHand?: boolean;
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
