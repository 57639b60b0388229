import { EventEmitter } from 'node:events';
import pg from 'pg';

export type HintKind = 'wake' | 'cancel';

const CHANNEL = 'backhaul_hint';
const RECONNECT_MS = 1000;

/**
 * Word between processes that something happened, so that a job starts within milliseconds and a cancelled
 * request ends at once. Only ever a hint: whoever misses one finds out by polling a moment later.
 */
export class Hints {
  readonly #emitter = new EventEmitter<Record<HintKind, [connectionId: string]>>();
  readonly #pool: pg.Pool;
  readonly #url: string;
  #listener: pg.Client | null = null;
  #closed = false;

  constructor(pool: pg.Pool, url: string) {
    this.#pool = pool;
    this.#url = url;
    this.#emitter.setMaxListeners(0);
    void this.#listen();
  }

  /** Tells this process at once and the others soon. Never fails. */
  give(kind: HintKind, connectionId: string): void {
    this.#emitter.emit(kind, connectionId);
    this.#pool.query('SELECT pg_notify($1, $2)', [CHANNEL, `${kind}:${connectionId}`]).catch(() => {});
  }

  on(kind: HintKind, listener: (connectionId: string) => void): void {
    this.#emitter.on(kind, listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#listener?.end().catch(() => {});
  }

  async #listen(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#url, application_name: 'backhaul-hints' });
    let gone = false;
    const again = () => {
      if (gone) return;
      gone = true;
      client.end().catch(() => {});
      if (!this.#closed) setTimeout(() => void this.#listen(), RECONNECT_MS).unref();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      const [kind, connectionId] = (payload ?? '').split(':');
      if ((kind === 'wake' || kind === 'cancel') && connectionId) this.#emitter.emit(kind, connectionId);
    });
    this.#listener = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      again();
    }
  }
}
