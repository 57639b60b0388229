import type { Connector, Session } from '../connectors/kit/manifest.ts';
import { noteAccount } from '../store/queries/account-connections.ts';
import { takeEpoch } from '../store/queries/connection-state.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { applyDisabled } from './disable.ts';
import type { Engine } from './engine.ts';
import { joinCoverage } from './join-coverage.ts';
import { loadPrivacy, type Privacy } from './privacy/privacy.ts';
import { connectorOf } from './profiled.ts';
import { accountKey } from './quota.ts';
import { openCredentials, openSession } from './secrets.ts';

/** A connection that a worker has taken. */
export interface TakenConnection {
  organizationId: string;
  connectionId: string;
  epoch: number;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
  session: Session | null;
  /** What of it must not be stored. */
  privacy: Privacy;
}

/**
 * Takes a connection for a worker: its epoch grows, and whoever had it before can write nothing more. The
 * credentials are read under the same lock, so that an epoch never goes with credentials from before a change, and
 * what is said about its functions is brought into its schedules. Its coverage is kept small on the way.
 *
 * @returns null when the connection is gone, or this installation has no connector for it
 * @throws Error when the credentials do not open under this installation's key
 */
export async function takeConnection(
  engine: Engine,
  connectionId: string,
  worker: string,
): Promise<TakenConnection | null> {
  return underLock(engine.pool, connectionId, async (tx) => {
    const record = await loadConnectionRecord(tx, connectionId);
    const connector = record && connectorOf(engine, record);
    if (!record || !connector) return null;
    await applyDisabled(tx, engine, connectionId);
    await joinCoverage(tx, engine, connectionId);
    const credentials = openCredentials(engine.sealer, connectionId, record.sealed_credentials);
    // Credentials may have changed, and so may the key that the account is named by.
    await noteAccount(tx, connectionId, engine.quotas.hashOf(accountKey(connector, credentials)));
    const session = openSession(engine.sealer, connectionId, record.sealed_session);
    return {
      organizationId: record.organization_id,
      connectionId,
      epoch: await takeEpoch(tx, connectionId, worker),
      connector,
      credentials,
      session,
      privacy: await loadPrivacy(tx, engine.sealer, record),
    };
  });
}
