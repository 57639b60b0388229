import { setTimeout as sleep } from 'node:timers/promises';
import { BackhaulError } from '../model/index.ts';
import { type JobRow, loadJobs } from '../store/queries/load-jobs.ts';
import type { Engine } from './engine.ts';
import type { HintKind } from './hints.ts';
import { type Job, toJob } from './job.ts';

/** How often a watched job is looked at, in milliseconds. */
const LOOK_EVERY_MS = 400;
/** How long a watcher waits for a database that does not answer, in milliseconds. */
export const DATABASE_WITHIN_MS = 120_000;

/** A job that somebody watches. */
interface Watched {
  connectionId: string;
  jobId: string;
  /** By a monotonic clock. */
  lookAt: number;
  /** The number of the look that found it as it is; 0 before the first. */
  look: number;
  job: Job | null;
  text: string;
  watchers: number;
  /** Settled by the next look. */
  looked: PromiseWithResolvers<void>;
}

/** The database does not answer, since some time. */
interface Trouble {
  error: unknown;
  since: number;
}

/**
 * Jobs as they change, for whoever watches: the API's streams and the command line. One loop a process looks at all
 * watched jobs, a connection a statement, however many watch them. It looks one after another, so that nobody is ever
 * shown an older state after a newer one. What it knows comes from the database alone: it does not matter which process
 * works on a job, and a hint only makes it look sooner.
 */
export class JobFeed {
  readonly #engine: Pick<Engine, 'pool' | 'clock' | 'connectors'>;
  readonly #watched = new Map<string, Watched>();
  readonly #closing = new AbortController();
  #looks = 0;
  #looping = false;
  #nudge = new AbortController();
  #trouble: Trouble | null = null;

  /** @param hints where there are any, the end of a job is seen at once */
  constructor(
    engine: Pick<Engine, 'pool' | 'clock' | 'connectors'>,
    hints?: { on(kind: HintKind, listener: (connectionId: string) => void): void },
  ) {
    this.#engine = engine;
    for (const kind of ['wake', 'cancel'] as const)
      hints?.on(kind, (connectionId) => this.#lookSoon(connectionId));
  }

  /**
   * The job as it is now, then each time it has changed, until it has ended, `signal` is aborted or the feed is closed.
   * Who takes long between two states is given the newest, and never those between.
   *
   * @param onTrouble told once each time that the database stops answering; it is waited for
   * @throws BackhaulError not_found when there is no such job, or no longer; the database's error when it does not
   *   answer for two minutes
   */
  async *watch(
    connectionId: string,
    jobId: string,
    { signal, onTrouble }: { signal: AbortSignal; onTrouble?: (error: unknown) => void },
  ): AsyncGenerator<Job, void> {
    const over = AbortSignal.any([signal, this.#closing.signal]);
    const since = this.#looks;
    const watched = this.#join(connectionId, jobId);
    let seen: string | null = null;
    let told: Trouble | null = null;
    try {
      while (!over.aborted) {
        if (this.#trouble && performance.now() - this.#trouble.since > DATABASE_WITHIN_MS)
          throw this.#trouble.error;
        if (this.#trouble && told !== this.#trouble) onTrouble?.(this.#trouble.error);
        told = this.#trouble;
        // What was seen before this watcher came may be older than what he knows from elsewhere.
        if (watched.look > since && watched.text !== seen) {
          const { job } = watched;
          if (!job) throw new BackhaulError('not_found', `There is no sync job ${jobId}.`, { id: jobId });
          seen = watched.text;
          yield job;
          if (job.status !== 'open') return;
        } else await lookOrEnd(watched, over);
      }
    } finally {
      watched.watchers -= 1;
      if (watched.watchers === 0) this.#watched.delete(keyOf(watched));
    }
  }

  /** Ends all watching. */
  close(): void {
    this.#closing.abort();
  }

  #join(connectionId: string, jobId: string): Watched {
    const key = keyOf({ connectionId, jobId });
    const watched = this.#watched.get(key) ?? {
      connectionId,
      jobId,
      lookAt: 0,
      look: 0,
      job: null,
      text: '',
      watchers: 0,
      looked: Promise.withResolvers<void>(),
    };
    this.#watched.set(key, watched);
    watched.watchers += 1;
    watched.lookAt = 0;
    this.#nudge.abort();
    if (!this.#looping) void this.#loop();
    return watched;
  }

  #lookSoon(connectionId: string): void {
    for (const watched of this.#watched.values())
      if (watched.connectionId === connectionId) watched.lookAt = 0;
    this.#nudge.abort();
  }

  async #loop(): Promise<void> {
    this.#looping = true;
    while (this.#watched.size > 0 && !this.#closing.signal.aborted) {
      this.#nudge = new AbortController();
      const now = performance.now();
      const due = [...this.#watched.values()].filter(({ lookAt }) => lookAt <= now);
      for (const some of Map.groupBy(due, ({ connectionId }) => connectionId).values())
        await this.#look(some);
      const next = Math.min(...[...this.#watched.values()].map(({ lookAt }) => lookAt));
      const pause = Math.max(next - performance.now(), 0);
      await sleep(pause, undefined, { signal: this.#nudge.signal }).catch(() => {});
    }
    this.#looping = false;
  }

  /** Looks at jobs of one connection. */
  async #look(some: readonly Watched[]): Promise<void> {
    const look = ++this.#looks;
    // Before it is read: who comes meanwhile must be shown what is read after.
    for (const watched of some) watched.lookAt = performance.now() + LOOK_EVERY_MS;
    try {
      const ids = some.map(({ jobId }) => jobId);
      const rows = await loadJobs(this.#engine.pool, some[0]!.connectionId, ids);
      const byId = new Map(rows.map((row) => [row.run_id, row]));
      for (const watched of some) this.#saw(watched, byId.get(watched.jobId), look);
      this.#trouble = null;
    } catch (error) {
      this.#trouble ??= { error, since: performance.now() };
    }
    for (const watched of some) {
      const { looked } = watched;
      watched.looked = Promise.withResolvers<void>();
      looked.resolve();
    }
  }

  #saw(watched: Watched, row: JobRow | undefined, look: number): void {
    const job = row?.kind === 'on_demand' ? toJob(row, this.#engine) : null;
    Object.assign(watched, { job, text: JSON.stringify(job), look });
  }
}

function keyOf({ connectionId, jobId }: Pick<Watched, 'connectionId' | 'jobId'>): string {
  return `${connectionId}/${jobId}`;
}

function lookOrEnd({ looked }: Watched, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      over.removeEventListener('abort', done);
      resolve();
    };
    over.addEventListener('abort', done, { once: true });
    void looked.promise.then(done);
  });
}
