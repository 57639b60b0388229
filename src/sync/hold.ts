import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { ConnectionLost, type ConnectionView, viewConnection } from './connection-view.ts';
import type { Engine } from './engine.ts';
import type { TakenConnection } from './take-connection.ts';

/**
 * A worker's hold on the connection that it has taken: what it reads and writes of it goes through here, under the lock,
 * and fails as soon as another worker has taken it.
 */
export class Hold {
  readonly #engine: Engine;
  readonly #connectionId: string;
  readonly #epoch: number;
  /** Open slices that are looked at: one more than may be asked at a time. */
  readonly #slices: number;

  constructor(engine: Engine, { connectionId, epoch, connector }: TakenConnection) {
    this.#engine = engine;
    this.#connectionId = connectionId;
    this.#epoch = epoch;
    this.#slices = 1 + Math.max(...connector.functions.map((fn: SourceFunction) => fn.concurrency ?? 1));
  }

  /** @throws ConnectionLost when another worker has taken the connection, or it was deleted; the database's errors */
  async locked<T>(work: (tx: Transaction, view: ConnectionView) => Promise<T>): Promise<T> {
    return await this.lockedReading(async () => {}, work);
  }

  /**
   * The same, with something else to read.
   *
   * @param read goes out together with the lock and what the view needs
   */
  async lockedReading<Read, T>(
    read: (tx: Transaction) => Promise<Read>,
    work: (tx: Transaction, view: ConnectionView, read: Read) => Promise<T>,
  ): Promise<T> {
    const done = await underLock(
      this.#engine.pool,
      this.#connectionId,
      async (tx, [view, more]) => ({ value: await work(tx, view, more) }),
      (tx) => Promise.all([this.view(tx), read(tx)]),
    );
    if (!done) throw new ConnectionLost();
    return done.value;
  }

  /** The connection as it is, in a transaction that has the lock. @throws ConnectionLost */
  view(tx: Transaction): Promise<ConnectionView> {
    return viewConnection(tx, this.#connectionId, this.#epoch, this.#engine.clock.now(), this.#slices);
  }
}
