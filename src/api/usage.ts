import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { noteUses } from '../store/queries/connections.ts';
import { noteKeyUses } from '../store/queries/note-key-uses.ts';
import { keepSessions } from '../users/sign-in.ts';
import type { Caller } from './auth.ts';

const FLUSH_MS = 5000;

/** Gathers uses of keys, tokens and sessions and writes them down every few seconds: a read must not cost a write. */
export class Usage {
  readonly #pool: Pool;
  readonly #log: Logger;
  #tokens = new Map<string, number>();
  #keys = new Set<string>();
  #sessions = new Map<string, Buffer>();
  readonly #timer: NodeJS.Timeout;

  constructor(pool: Pool, log: Logger) {
    this.#pool = pool;
    this.#log = log;
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  note(caller: Caller): void {
    const { key, session } = caller;
    if (session) this.#sessions.set(session.hash.toString('base64'), session.hash);
    // A connection counts the uses of its token, which a session needs not.
    if (!key) return;
    this.#keys.add(key.api_key_id);
    const id = caller.connection?.connection_id;
    if (id !== undefined) this.#tokens.set(id, (this.#tokens.get(id) ?? 0) + 1);
  }

  /** Writes down what was gathered. What cannot be written is lost: it is a statistic. */
  async flush(): Promise<void> {
    const tokens = this.#tokens;
    const keys = this.#keys;
    const sessions = this.#sessions;
    this.#tokens = new Map();
    this.#keys = new Set();
    this.#sessions = new Map();
    try {
      // Sorted, so that two processes that flush at once take the rows in the same order.
      if (tokens.size > 0)
        await noteUses(this.#pool, new Map([...tokens].sort(([a], [b]) => (a < b ? -1 : 1))));
      if (keys.size > 0) await noteKeyUses(this.#pool, [...keys].sort());
      if (sessions.size > 0) await keepSessions(this.#pool, [...sessions.values()]);
    } catch (error) {
      this.#log.warn({ err: error }, 'uses of keys, tokens and sessions could not be noted');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
