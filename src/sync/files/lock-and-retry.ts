import { BackhaulError } from '../../model/index.ts';
import { isRetryable, type Transaction } from '../../store/database.ts';
import { underLock } from '../../store/queries/lock-connection.ts';
import type { Engine } from '../engine.ts';

const TRIES = 3;

/**
 * One short write under the connection's lock, tried again where the database rolled it back for a passing reason:
 * a file of many parts must not be lost to one slow moment.
 *
 * @throws BackhaulError not_found when the connection is gone; the database's error
 */
export async function lockAndRetry<T>(
  engine: Engine,
  connectionId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      const done = await underLock(engine.pool, connectionId, async (tx) => ({ result: await work(tx) }));
      if (done) return done.result;
      throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
    } catch (error) {
      if (!isRetryable(error) || tries >= TRIES) throw error;
    }
  }
}
