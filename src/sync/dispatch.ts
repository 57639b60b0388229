import { type Job, PgBoss } from 'pg-boss';
import type { Queryable } from '../store/database.ts';
import { organizationsOf } from '../store/queries/organizations-of.ts';

const QUEUE = 'connection';
/** How often a worker must be heard of, in seconds; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10;

/** Of a connection that was just woken, and of one that had a turn and goes on. The first go first. */
const PRIORITY = { fresh: 0, resumed: -1 } as const;
/** Connections whose organization is remembered, which never changes. */
const MOST_OWNERS = 200_000;

interface Words {
  connectionId: string;
  organizationId: string;
  /** It had a turn and was not done. */
  resumed: boolean;
}

/** "This connection has work", fetched by one worker at a time. */
export type Wake = Job<Words>;

/** Which wake-ups are wanted. */
export interface Wanted {
  which: 'any' | 'fresh' | 'resumed';
  /** Organizations whose connections are left where they are. */
  without: readonly string[];
}

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
  readonly #owners = new Map<string, string>();

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
    await this.#send(tx, connectionId, 'fresh');
  }

  /** Wakes many connections, each unless it is awake. */
  async wakeAll(db: Queryable, connectionIds: string[]): Promise<void> {
    if (connectionIds.length === 0) return;
    await this.#learnOwners(db, connectionIds);
    const jobs = connectionIds.flatMap((connectionId) => {
      const organizationId = this.#owners.get(connectionId);
      if (organizationId === undefined) return [];
      const data: Words = { connectionId, organizationId, resumed: false };
      return { data, singletonKey: connectionId, group: { id: organizationId }, priority: PRIORITY.fresh };
    });
    await this.#boss.insert(QUEUE, jobs);
  }

  /** Up to `count` connections that nobody works on, longest waiting first. */
  fetch(count: number, { which, without }: Wanted): Promise<Wake[]> {
    return this.#boss.fetch<Words>(QUEUE, {
      batchSize: count,
      ...(which === 'fresh' && { minPriority: PRIORITY.fresh }),
      ...(which === 'resumed' && { maxPriority: PRIORITY.resumed }),
      ...(without.length > 0 && { ignoreGroups: [...without] }),
    });
  }

  /** The connection has nothing to do: in the transaction that found so. */
  async done(tx: Queryable, wake: Wake): Promise<void> {
    await this.#boss.complete(QUEUE, wake, undefined, { db: adapter(tx) });
  }

  /** Puts the connection at the end of the queue, behind all that wait for their first turn. */
  async again(tx: Queryable, wake: Wake): Promise<void> {
    await this.done(tx, wake);
    await this.#send(tx, wake.data.connectionId, 'resumed');
  }

  async #send(tx: Queryable, connectionId: string, which: 'fresh' | 'resumed'): Promise<void> {
    await this.#learnOwners(tx, [connectionId]);
    const organizationId = this.#owners.get(connectionId);
    if (organizationId === undefined) return;
    const data: Words = { connectionId, organizationId, resumed: which === 'resumed' };
    await this.#boss.send(QUEUE, data, {
      singletonKey: connectionId,
      group: { id: organizationId },
      priority: PRIORITY[which],
      db: adapter(tx),
    });
  }

  async #learnOwners(db: Queryable, connectionIds: readonly string[]): Promise<void> {
    const unknown = connectionIds.filter((id) => !this.#owners.has(id));
    if (unknown.length === 0) return;
    if (this.#owners.size + unknown.length > MOST_OWNERS) this.#owners.clear();
    const wanted = this.#owners.size === 0 ? connectionIds : unknown;
    for (const [id, owner] of await organizationsOf(db, wanted)) this.#owners.set(id, owner);
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
