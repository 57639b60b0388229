import type { Connector } from '../connectors/kit/manifest.ts';
import { BackhaulError } from '../model/index.ts';
import { leaveConnection, takeEpoch } from '../store/queries/connection-state.ts';
import { emptyConnection } from '../store/queries/empty-connection.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { renewConnection } from '../store/queries/renew-connection.ts';
import type { Sealer } from '../store/seal.ts';
import { beginFromScratch } from './create-connection.ts';
import type { Engine } from './engine.ts';
import { accountKey } from './quota.ts';
import { sealCredentials } from './secrets.ts';

/**
 * Makes a connection as good as new: everything it holds goes, it gets fresh credentials, and its initial syncs
 * begin. Its id and access token stay. Deleting is done in bounded parts, each under the lock and each with a new
 * epoch, so that a worker that comes in between can write nothing that outlives it.
 *
 * @param historyDays how far back the new initial syncs read
 * @throws BackhaulError not_found when the connection is gone
 */
export async function resetConnection(
  engine: Engine,
  sealer: Sealer,
  connectionId: string,
  renewal: { connector: Connector; credentials: Record<string, string>; historyDays: number },
): Promise<void> {
  for (;;) {
    const done = await underLock(engine.pool, connectionId, async (tx) => {
      await takeEpoch(tx, connectionId, 'reset');
      if (!(await emptyConnection(tx, connectionId))) return false;
      const { connector, credentials, historyDays } = renewal;
      await renewConnection(tx, connectionId, {
        sealedCredentials: sealCredentials(sealer, connectionId, credentials),
        sealedSession: null,
        accountHash: engine.quotas.hashOf(accountKey(connector, credentials)),
        me: null,
      });
      await beginFromScratch(tx, engine, connectionId, connector, historyDays);
      await leaveConnection(tx, connectionId, 0);
      await engine.wake(tx, connectionId);
      return true;
    });
    if (done === null)
      throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
    if (done) break;
    // Whoever fetches for it at this moment learns that it is of no use any more.
    engine.hint('cancel', connectionId);
  }
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
}
