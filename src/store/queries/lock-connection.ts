import type { Pool } from 'pg';
import { inTransaction, isBusy, type Transaction } from '../database.ts';

const TRIES = 5;

/**
 * Stands in place of a worker's name in the state row of a deleted connection: in the locked row itself, so that
 * whoever waited for the lock while it was deleted finds nothing to lock.
 */
export const DELETED = 'deleted';

/**
 * Runs `work` under the connection's lock. Every write to a connection (page, create, cancel, resume,
 * take-over, manual sync) goes through here, so at most one of them is under way.
 *
 * Why a statement of its own: in READ COMMITTED a statement sees the database as it was when the statement
 * began. One that locks this row and reads the job's status in the same breath waits for a cancel, gets the
 * lock, and still sees the job as open. So first the lock, and only in a later statement everything else.
 *
 * What `read` asks for goes out right behind the lock, without waiting for it: statements of their own, that run when
 * it is had.
 *
 * FOR NO KEY UPDATE is the weakest lock that excludes itself; it leaves readers and foreign keys alone.
 *
 * @returns null when there is no such connection, or it was deleted
 * @throws whatever `work` throws; a lock that could not be had in five tries of two seconds
 */
export async function underLock<T, Read>(
  pool: Pool,
  connectionId: string,
  work: (tx: Transaction, read: Read) => Promise<T>,
  read: (tx: Transaction) => Promise<Read>,
): Promise<T | null>;
export async function underLock<T>(
  pool: Pool,
  connectionId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | null>;
export async function underLock<T, Read>(
  pool: Pool,
  connectionId: string,
  work: (tx: Transaction, read: Read) => Promise<T>,
  read?: (tx: Transaction) => Promise<Read>,
): Promise<T | null> {
  for (let tries = 1; ; tries++) {
    let locked = false;
    try {
      return await inTransaction(pool, async (tx) => {
        const locking = tx.query(
          `SELECT 1 FROM connection_state WHERE connection_id = $1 AND worker IS DISTINCT FROM '${DELETED}'
           FOR NO KEY UPDATE`,
          [connectionId],
        );
        const reading = read?.(tx);
        reading?.catch(() => {}); // without the lock nobody asks what it read
        const { rowCount } = await locking;
        locked = true;
        return rowCount === 0 ? null : await work(tx, (await reading) as Read);
      });
    } catch (error) {
      // Only the lock is tried again here: `work` may have started a request, which is not done twice.
      if (locked || !isBusy(error) || tries >= TRIES) throw error;
    }
  }
}
