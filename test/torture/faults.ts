import type { Socket } from 'node:net';
import type pg from 'pg';

/** What happens inside the next transaction of the pool, before its query of that number (BEGIN is the first). */
export interface FaultPlan {
  at: number;
  /**
   * `cut`: the session is ended, then the query tried. `cut_after`: it is ended once the COMMIT has been done,
   * so that only the word of it is lost. A function: runs there, while the transaction waits.
   */
  what: 'cut' | 'cut_after' | (() => Promise<void>);
}

/** Breaks the sessions of a pool at a chosen query, from underneath the engine. */
export class Faults {
  fired = false;
  #plan: FaultPlan | null = null;
  readonly #end: (pid: number) => Promise<void>;

  /** @param end ends a session of the server by its process id */
  constructor(pool: pg.Pool, end: (pid: number) => Promise<void>) {
    this.#end = end;
    const seen = new WeakSet<pg.PoolClient>();
    const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
    // biome-ignore lint/suspicious/noExplicitAny: two overloads, of which the one with a callback is the pool's own
    (pool as any).connect = (callback?: unknown) => {
      // biome-ignore lint/suspicious/noExplicitAny: as above
      if (callback) return (connect as any)(callback);
      return connect().then((client) => {
        if (!seen.has(client)) this.#watch(client);
        seen.add(client);
        return client;
      });
    };
  }

  arm(plan: FaultPlan): void {
    this.#plan = plan;
    this.fired = false;
  }

  disarm(): void {
    this.#plan = null;
  }

  #watch(client: pg.PoolClient): void {
    // biome-ignore lint/suspicious/noExplicitAny: passed through to whichever overload was meant
    const query = client.query.bind(client) as (...args: any[]) => Promise<unknown>;
    let plan: FaultPlan | null = null;
    let count = 0;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    (client as any).query = async (...args: any[]) => {
      if (args[0] === 'BEGIN') {
        count = 0;
        plan = this.#plan;
        this.#plan = null;
      }
      count += 1;
      if (!plan) return query(...args);
      const { at, what } = plan;
      const ends = args[0] === 'COMMIT' || args[0] === 'ROLLBACK';
      const due = what === 'cut_after' ? args[0] === 'COMMIT' : count === at;
      if (due || ends) plan = null;
      if (!due) return query(...args);
      if (what === 'cut_after') {
        await query(...args);
        await this.#cut(client);
        throw new Error('Connection terminated unexpectedly');
      }
      if (what === 'cut') await this.#cut(client);
      else {
        this.fired = true;
        await what();
      }
      return query(...args);
    };
  }

  async #cut(client: pg.PoolClient): Promise<void> {
    this.fired = true;
    const { connection } = client as unknown as { connection: { stream: Socket } };
    const gone = new Promise((resolve) => connection.stream.once('close', resolve));
    await this.#end((client as unknown as { processID: number }).processID);
    await gone;
  }
}
