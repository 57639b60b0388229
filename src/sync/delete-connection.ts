import { BackhaulError } from '../model/index.ts';
import { inTransaction, isRetryable } from '../store/database.ts';
import { clearPart, deletedConnections, lockDeleted, removeDeleted } from '../store/queries/clear-deleted.ts';
import { deleteConnection as writeDeletion } from '../store/queries/delete-connection.ts';
import { clearNotes, noteCleared } from '../store/queries/deletions.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { connectionEvent } from './connection-event.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';

/** How many deleted connections one round of clearing looks at, and for how long, in milliseconds. */
const LOOKED_AT = 100;
const ROUND_MS = 2000;
/** One row at a time. */
const SMALLEST_SHARE = 1 / 1024;

/**
 * Deletes a connection: after this returns its token names nothing, its secrets are gone, and nothing of it is
 * fetched or written. What it holds is cleared by {@link Clearing}, wherever that goes on.
 *
 * @throws BackhaulError not_found when it was deleted meanwhile
 */
export async function deleteConnection(engine: Engine, connectionId: string): Promise<void> {
  const done = await underLock(engine.pool, connectionId, async (tx) => {
    const deletedAt = await writeDeletion(tx, connectionId);
    const data = { deleted_date: instant(deletedAt) };
    writeEvents(tx, connectionId, [connectionEvent(engine, 'connection.deleted', data, null)]);
    return true;
  });
  if (!done) throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  // Whoever fetches for it at this moment learns that it is of no use any more.
  engine.hint('cancel', connectionId);
}

/**
 * Clears what deleted connections held and what was noted of them, in bounded parts, each a transaction of its own: killed
 * at any instant, the next round goes on. Once nothing is left the deletion is done, and says so. The connection's own
 * row goes last, once it is told that it was deleted.
 */
export class Clearing {
  readonly #engine: Pick<Engine, 'pool'>;
  /** Rounds go on behind where the last one stopped: one that is large keeps no other waiting. */
  #after: string | null = null;
  /** Of the usual number of rows, where so many of them took too long; there may be megabytes in each. */
  #share = 1;

  constructor(engine: Pick<Engine, 'pool'>) {
    this.#engine = engine;
  }

  /** One round, of some seconds at most. */
  async round(): Promise<void> {
    const began = performance.now();
    const ids = await deletedConnections(this.#engine.pool, this.#after, LOOKED_AT);
    for (const connectionId of ids) {
      this.#after = connectionId;
      while (!(await this.#part(connectionId))) {
        if (performance.now() - began > ROUND_MS) return;
      }
    }
    if (ids.length < LOOKED_AT) this.#after = null;
  }

  /** @returns whether there is nothing to do for this connection at present */
  async #part(connectionId: string): Promise<boolean> {
    try {
      const done = await inTransaction(this.#engine.pool, async (tx) => {
        if (!(await lockDeleted(tx, connectionId))) return true;
        if (!(await clearPart(tx, connectionId, this.#share))) return false;
        if (!(await clearNotes(tx, connectionId))) return false;
        await noteCleared(tx, connectionId);
        await removeDeleted(tx, connectionId);
        return true;
      });
      if (done) this.#share = 1;
      return done;
    } catch (error) {
      if (!isRetryable(error)) throw error;
      this.#share = Math.max(this.#share / 4, SMALLEST_SHARE);
      return false;
    }
  }
}
