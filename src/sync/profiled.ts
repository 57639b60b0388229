import type { Connector } from '../connectors/kit/manifest.ts';
import type { Queryable } from '../store/database.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../store/queries/connections.ts';
import type { Engine } from './engine.ts';

/**
 * The connector of a connection, as the connection's profile has it where its files are read by one; undefined where
 * this installation has none.
 */
export function connectorOf(
  engine: Pick<Engine, 'connectors'>,
  connection: Pick<
    ConnectionRecord,
    'integration_type' | 'integration_name' | 'feed_profile' | 'feed_profile_revision'
  >,
): Connector | undefined {
  const { integration_type: type, integration_name: name, feed_profile: profile } = connection;
  const connector = engine.connectors.find(type, name);
  const revision = connection.feed_profile_revision;
  if (!connector?.profile || revision === 0) return connector;
  // A profile that was taken back is the preset again, and yet another version.
  return connector.profile.apply(profile ?? connector.profile.preset, revision);
}

/** The same, where what is known of the connection may be a second old: its profile is looked up anew. */
export async function connectorToday(
  db: Queryable,
  engine: Pick<Engine, 'connectors'>,
  connection: ConnectionRecord,
): Promise<Connector | undefined> {
  const { integration_type: type, integration_name: name, connection_id: id } = connection;
  const connector = engine.connectors.find(type, name);
  if (!connector?.profile) return connector;
  return connectorOf(engine, (await loadConnectionRecord(db, id)) ?? connection);
}
