import { takeEpoch } from '../store/queries/connection-state.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import type { Engine } from './engine.ts';
import type { TakenConnection } from './runner.ts';

/**
 * Takes a connection for a worker: its epoch grows, and whoever had it before can write nothing more.
 *
 * @returns null when the connection is gone, or this installation has no connector for it
 */
export async function takeConnection(
  engine: Engine,
  connectionId: string,
  worker: string,
): Promise<TakenConnection | null> {
  const record = await loadConnectionRecord(engine.pool, connectionId);
  const connector = record && engine.connectors.find(record.integration_type, record.integration_name);
  if (!record || !connector) return null;
  const credentials = engine.openCredentials(connectionId, record.sealed_credentials);
  const epoch = await underLock(engine.pool, connectionId, (tx) => takeEpoch(tx, connectionId, worker));
  return epoch === null ? null : { connectionId, epoch, connector, credentials };
}
