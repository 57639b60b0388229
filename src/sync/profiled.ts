import type { Connector } from '../connectors/kit/manifest.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
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
