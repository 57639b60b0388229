import { BackhaulError } from '../model/index.ts';
import { changeConnection as writeChange } from '../store/queries/change-connection.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import type { Engine } from './engine.ts';

/**
 * Changes what an API client may change of its connection; what is undefined stays. Under the lock, because pages ask
 * there whether their events are wanted: those written before this returns followed the old word, all later the new.
 *
 * @throws BackhaulError not_found when it was deleted meanwhile
 */
export async function changeConnection(
  engine: Engine,
  connectionId: string,
  change: { customerId?: string | null | undefined; webhooksDisabled?: boolean | undefined },
): Promise<void> {
  const done = await underLock(engine.pool, connectionId, async (tx) => {
    await writeChange(tx, connectionId, change);
    return true;
  });
  if (!done) throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
}
