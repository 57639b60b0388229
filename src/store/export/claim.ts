import type { Transaction } from '../database.ts';
import { BadExport } from './format.ts';
import type { ToolSession } from './session.ts';
import { HELD_TABLES } from './tables.ts';

/** Rows deleted in one transaction. */
const BATCH = 5000;
/** Begins the name under which an import stands in connection_state, as a worker does. */
const MARK = 'import ';

/**
 * The connections that an import is filling. Each has its state row, which is what every writer locks, with the
 * import's name as its worker and never due; its connection row, which alone makes it exist for the API and for
 * workers, comes last. A later import of the same connection takes it over by putting in its own name, and the earlier
 * one, should it still be at work, can write nothing more.
 */
export class Claims {
  readonly #session: ToolSession;
  readonly #name: string;
  readonly #held: string[] = [];

  /** @param id a fresh one for each import */
  constructor(session: ToolSession, id: string) {
    this.#session = session;
    this.#name = MARK + id;
  }

  /** Takes a connection, and clears what an import that was killed has left of it. @throws BadExport if it exists */
  async take(connectionId: string): Promise<void> {
    await this.#session.within('BEGIN', async (tx) => {
      await tx.query(
        `INSERT INTO connection_state (connection_id, worker, due_at) VALUES ($1, $2, 'infinity')
         ON CONFLICT (connection_id) DO NOTHING`,
        [connectionId, this.#name],
      );
      const { rows } = await tx.query<{ worker: string | null }>(
        'SELECT worker FROM connection_state WHERE connection_id = $1 FOR NO KEY UPDATE',
        [connectionId],
      );
      // After the lock and in a statement of its own: an import that just ended may have written it.
      const exists = await tx.query('SELECT 1 FROM connection WHERE connection_id = $1', [connectionId]);
      if (exists.rowCount || !rows[0]?.worker?.startsWith(MARK)) throw alreadyHere(connectionId);
      await tx.query('UPDATE connection_state SET epoch = epoch + 1, worker = $2 WHERE connection_id = $1', [
        connectionId,
        this.#name,
      ]);
    });
    this.#held.push(connectionId);
    await this.#clear(connectionId);
  }

  /** Runs `work` in a transaction that holds the connection. @throws BadExport when another import took it */
  under<T>(connectionId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#session.within('BEGIN', async (tx) => {
      if ((await this.#lock(tx, [connectionId])) !== 1) throw takenOver();
      return await work(tx);
    });
  }

  /** Lets workers have all connections, in the transaction that makes them exist. Each is due at once. */
  async release(tx: Transaction): Promise<void> {
    if ((await this.#lock(tx, this.#held)) !== this.#held.length) throw takenOver();
    await tx.query(
      `UPDATE connection_state SET epoch = epoch + 1, worker = NULL, due_at = now()
       WHERE connection_id = ANY ($1)`,
      [this.#held],
    );
  }

  /**
   * Deletes all that was written, as far as it is still ours. What cannot be deleted now, because another import has
   * it or the database is gone, nobody sees, and the next try clears it.
   */
  async abandon(): Promise<void> {
    for (const connectionId of this.#held.splice(0)) {
      try {
        await this.#clear(connectionId);
        await this.under(connectionId, (tx) =>
          tx.query('DELETE FROM connection_state WHERE connection_id = $1', [connectionId]),
        );
      } catch {
        // The error that ended the import is the one to be told.
      }
    }
  }

  /** One after the other, in one order: a sharded database locks no rows of several connections in a statement. */
  async #lock(tx: Transaction, connectionIds: readonly string[]): Promise<number> {
    let locked = 0;
    for (const connectionId of connectionIds.toSorted()) {
      const { rowCount } = await tx.query(
        'SELECT 1 FROM connection_state WHERE connection_id = $1 AND worker = $2 FOR NO KEY UPDATE',
        [connectionId, this.#name],
      );
      locked += rowCount ?? 0;
    }
    return locked;
  }

  async #clear(connectionId: string): Promise<void> {
    for (const table of HELD_TABLES) while ((await this.#clearPart(connectionId, table)) === BATCH);
  }

  /** By row address, as in empty-connection.ts: it needs no plan that could go wrong. */
  #clearPart(connectionId: string, table: string): Promise<number | null> {
    return this.under(connectionId, async (tx) => {
      const { rowCount } = await tx.query(
        `DELETE FROM ${table} WHERE connection_id = $1 AND ctid = ANY
           (ARRAY (SELECT ctid FROM ${table} WHERE connection_id = $1 LIMIT ${BATCH}))`,
        [connectionId],
      );
      return rowCount;
    });
  }
}

/** Nothing is merged: two histories of one connection do not add up to one. */
export function alreadyHere(connectionId: string): BadExport {
  return new BadExport(
    `The connection ${connectionId} is here already, and an import never changes a connection that exists. Nothing was changed. Import into another installation, or delete the connection here first (a deleted one stays until what it held is cleared and its receivers are told).`,
  );
}

function takenOver(): BadExport {
  return new BadExport(
    'Another import of the same connection has begun meanwhile and goes on; this one ends, and nothing of it is kept.',
  );
}
