import type { Account } from '../connectors/kit/manifest.ts';
import { BackhaulError } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { leaveConnection, takeEpoch } from '../store/queries/connection-state.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { renewConnection, retryRefused } from '../store/queries/renew-connection.ts';
import type { Sealer } from '../store/seal.ts';
import type { Engine } from './engine.ts';
import { connectorOf } from './profiled.ts';
import { accountKey } from './quota.ts';
import { sealCredentials, sealSession } from './secrets.ts';
import { healErrors } from './tell-errors.ts';
import { enterCredentials } from './try-credentials.ts';

/**
 * Enters the credentials of a connection anew, once they were tried at the source. Its id, its access token and all it
 * holds stay; what waited because it was refused to the old ones goes on at once, a first sync that never came to an end
 * among it. Jobs that are stuck stay so until they are resumed. Whoever works for it with the credentials of before
 * can write nothing more.
 *
 * @param alongside what is written together with them, or not at all
 * @returns who they belong to, where the source says so
 * @throws BackhaulError invalid, credentials_refused and source_unavailable, with nothing changed; not_found when it
 *   was deleted; not_implemented where this installation has no connector for it
 */
export async function reconnect(
  engine: Engine,
  sealer: Sealer,
  connection: ConnectionRecord,
  given: Readonly<Record<string, unknown>>,
  alongside?: (tx: Transaction) => Promise<void>,
): Promise<Account | null> {
  const { connection_id: connectionId, organization_id: organizationId } = connection;
  const connector = connectorOf(engine, connection);
  if (!connector)
    throw new BackhaulError(
      'not_implemented',
      `There is no connector for ${connection.integration_name} here any more.`,
    );
  const { credentials, session, me } = await enterCredentials(engine, { connector, organizationId }, given);
  const done = await underLock(engine.pool, connectionId, async (tx) => {
    await takeEpoch(tx, connectionId, 'reconnect');
    await renewConnection(tx, connectionId, {
      sealedCredentials: sealCredentials(sealer, connectionId, credentials),
      sealedSession: session && sealSession(sealer, connectionId, session),
      accountHash: engine.quotas.hashOf(accountKey(connector, credentials)),
      me,
    });
    await healErrors(tx, engine, { connectionId, integration: connection }, null);
    await retryRefused(tx, connectionId);
    await alongside?.(tx);
    await leaveConnection(tx, connectionId, 0);
    await engine.wake(tx, connectionId);
    return true;
  });
  if (!done) throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
  return me;
}
