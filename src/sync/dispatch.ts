import { type Job, PgBoss } from 'pg-boss';
import type { Queryable } from '../store/database.ts';

const QUEUE = 'connection';
/** How often a worker must be heard of, in seconds; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10;

/** "This connection has work", fetched by one worker at a time. */
export type Wake = Job<{ connectionId: string }>;

/**
 * Wake-ups by pg-boss: at most one a connection waits or is being worked on (policy `exclusive`). It decides
 * only who works when; that nobody writes what he must not is the epoch's doing (see docs/decisions/0002).
 *
 * What its defaults would do to us, and what is set instead: three deaths would lose a wake-up (no limit on
 * retries), a dead worker would be noticed after a minute (heartbeat 10 s, looked at every second), and a turn
 * longer than 15 minutes would be given to a second worker (an hour).
 */
export class Dispatch {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /**
   * Starts it on its own connections: its maintenance must not be cut off by our short time-outs.
   *
   * @param supervise whether this process looks after dead workers; false where it only sends
   */
  static async start(url: string, supervise: boolean, onError: (error: Error) => void): Promise<Dispatch> {
    const boss = new PgBoss({
      connectionString: url,
      application_name: 'backhaul-dispatch',
      max: 4,
      supervise,
      schedule: false,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      maintenanceIntervalSeconds: 60,
    });
    boss.on('error', onError);
    await boss.start();
    if (!(await boss.getQueue(QUEUE))) {
      await boss.createQueue(QUEUE, {
        policy: 'exclusive',
        retryLimit: 1_000_000,
        retryDelay: 1,
        retryBackoff: false,
        expireInSeconds: 3600,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: 60,
      });
    }
    return new Dispatch(boss);
  }

  /** Leaves a wake-up in the caller's transaction; does nothing when one is waiting or being worked on. */
  async wake(tx: Queryable, connectionId: string): Promise<void> {
    await this.#boss.send(QUEUE, { connectionId }, { singletonKey: connectionId, db: adapter(tx) });
  }

  /** Wakes many connections, each unless it is awake. */
  async wakeAll(connectionIds: string[]): Promise<void> {
    const jobs = connectionIds.map((id) => ({ data: { connectionId: id }, singletonKey: id }));
    if (jobs.length > 0) await this.#boss.insert(QUEUE, jobs);
  }

  /** Up to `count` connections that nobody works on, longest waiting first. */
  fetch(count: number): Promise<Wake[]> {
    return this.#boss.fetch<{ connectionId: string }>(QUEUE, { batchSize: count });
  }

  /** The connection has nothing to do: in the transaction that found so. */
  async done(tx: Queryable, wake: Wake): Promise<void> {
    await this.#boss.complete(QUEUE, wake, undefined, { db: adapter(tx) });
  }

  /** Puts the connection at the end of the queue, so that others get their turn. */
  async again(tx: Queryable, wake: Wake): Promise<void> {
    await this.done(tx, wake);
    await this.wake(tx, wake.data.connectionId);
  }

  /** The worker failed on it; somebody tries again in a second. */
  async failed(wake: Wake): Promise<void> {
    await this.#boss.fail(QUEUE, wake);
  }

  /** "Still at it": without this a wake-up goes to another worker after the heartbeat time. */
  async beat(wakes: Wake[]): Promise<void> {
    if (wakes.length > 0) await this.#boss.touch(QUEUE, wakes);
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: true });
  }
}

function adapter(tx: Queryable) {
  return { executeSql: (text: string, values?: unknown[]) => tx.query(text, values) };
}
