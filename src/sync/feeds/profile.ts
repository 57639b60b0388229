import { isDeepStrictEqual } from 'node:util';
import type { Connector, Profiled } from '../../connectors/kit/manifest.ts';
import { BackhaulError } from '../../model/index.ts';
import { leaveConnection, takeEpoch } from '../../store/queries/connection-state.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../../store/queries/connections.ts';
import { writeFeedProfile } from '../../store/queries/feed-profile.ts';
import { underLock } from '../../store/queries/lock-connection.ts';
import type { Engine } from '../engine.ts';

/** How the files of a connection are read. */
export interface FeedProfile {
  profile: unknown;
  /** Whether it is the preset of the integration. */
  preset: boolean;
  /** How often it was changed. */
  revision: number;
}

/** A connector that reads by a profile. */
export type ProfiledConnector = Connector & { profile: Profiled };

/** @throws BackhaulError not_implemented for a connection that is not read by a profile */
export function profiledConnector(
  engine: Pick<Engine, 'connectors'>,
  { integration_type: type, integration_name: name }: ConnectionRecord,
): ProfiledConnector {
  const connector = engine.connectors.find(type, name);
  if (connector?.profile) return connector as ProfiledConnector;
  throw new BackhaulError(
    'not_implemented',
    `Endpoint feed_profile is not implemented for ${connector?.displayName ?? name}`,
  );
}

/** @throws BackhaulError not_implemented; not_found when the connection is gone */
export async function getFeedProfile(engine: Engine, connection: ConnectionRecord): Promise<FeedProfile> {
  const connector = profiledConnector(engine, connection);
  // The caller's may be a second old.
  const fresh = await loadConnectionRecord(engine.pool, connection.connection_id);
  if (!fresh) throw gone(connection.connection_id);
  return {
    profile: fresh.feed_profile ?? connector.profile.preset,
    preset: fresh.feed_profile === null,
    revision: fresh.feed_profile_revision,
  };
}

/**
 * Gives a connection a profile; null gives it back the preset. Whoever reads for it at this moment loses it, so that
 * nothing is written by the old one from here on; files are surveyed anew before the next is read. The same profile
 * again changes nothing.
 *
 * @throws BackhaulError invalid, naming each field; not_implemented; not_found
 */
export async function setFeedProfile(
  engine: Engine,
  connection: ConnectionRecord,
  profile: unknown,
): Promise<FeedProfile> {
  const { connection_id: connectionId } = connection;
  const connector = profiledConnector(engine, connection);
  if (profile !== null) refuseProblems(connector, profile);
  const set = await underLock(engine.pool, connectionId, async (tx) => {
    const record = await loadConnectionRecord(tx, connectionId);
    if (!record) return null;
    if (isDeepStrictEqual(record.feed_profile, profile)) return record.feed_profile_revision;
    const revision = await writeFeedProfile(tx, connectionId, profile);
    await takeEpoch(tx, connectionId, 'profile');
    await leaveConnection(tx, connectionId, 0);
    await engine.wake(tx, connectionId);
    return revision;
  });
  if (set === null) throw gone(connectionId);
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
  return { profile: profile ?? connector.profile.preset, preset: profile === null, revision: set };
}

/** @throws BackhaulError invalid, with a sentence for each field below `profile` */
export function refuseProblems({ profile }: ProfiledConnector, given: unknown): void {
  const problems = [...profile.problems(given)].map(
    ([path, problem]) => [path === 'profile' ? path : `profile.${path}`, problem] as const,
  );
  if (problems.length === 0) return;
  const shown = problems.slice(0, 10).map(([path, problem]) => `${path}: ${problem}`);
  throw new BackhaulError('invalid', shown.join(' '), {
    detail: { json: Object.fromEntries(problems.map(([path, problem]) => [path, [problem]])) },
  });
}

function gone(id: string): BackhaulError {
  return new BackhaulError('not_found', 'This connection no longer exists.', { id });
}
