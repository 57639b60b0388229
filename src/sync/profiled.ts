import type { Connector } from '../connectors/kit/manifest.ts';
import { resourceOfFunction } from '../model/index.ts';
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
    'integration_type' | 'integration_name' | 'feed_profile' | 'feed_profile_revision' | 'retention_days'
  >,
): Connector | undefined {
  const { integration_type: type, integration_name: name, feed_profile: profile } = connection;
  const connector = engine.connectors.find(type, name);
  const revision = connection.feed_profile_revision;
  // A profile that was taken back is the preset again, and yet another version.
  const profiled =
    connector?.profile && revision > 0
      ? connector.profile.apply(profile ?? connector.profile.preset, revision)
      : connector;
  return profiled && withRetention(profiled, connection.retention_days);
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * What is no longer to be kept is neither asked for nor a gap, nor said to be covered, as if the source had forgotten it.
 */
function withRetention(connector: Connector, days: ConnectionRecord['retention_days']): Connector {
  if (!days) return connector;
  const functions = connector.functions.map((fn) => {
    const kept = days[resourceOfFunction(connector.type, fn.name).name];
    if (kept === undefined) return fn;
    return { ...fn, retainedMs: kept * DAY_MS };
  });
  return { ...connector, functions };
}

/** The same, where what is known of the connection may be a second old: its profile, and how long what is kept, are looked up anew. */
export async function connectorToday(
  db: Queryable,
  engine: Pick<Engine, 'connectors'>,
  connection: ConnectionRecord,
): Promise<Connector | undefined> {
  return connectorOf(engine, (await loadConnectionRecord(db, connection.connection_id)) ?? connection);
}
