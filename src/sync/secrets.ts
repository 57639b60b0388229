import type { Session } from '../connectors/kit/manifest.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import type { Sealer } from '../store/seal.ts';
import type { Engine } from './engine.ts';

/** Credentials as the customer entered them. @throws Error when no key of this installation opens them */
export function openCredentials(
  sealer: Sealer,
  connectionId: string,
  sealed: string,
): Readonly<Record<string, string>> {
  return JSON.parse(sealer.open(connectionId, sealed)) as Record<string, string>;
}

export function sealCredentials(
  sealer: Sealer,
  connectionId: string,
  credentials: Readonly<Record<string, string>>,
): string {
  return sealer.seal(connectionId, JSON.stringify(credentials));
}

/** The session last given by the source; null when there was none. @throws Error as {@link openCredentials} does */
export function openSession(sealer: Sealer, connectionId: string, sealed: string | null): Session | null {
  if (sealed === null) return null;
  const { values, expiresAt } = JSON.parse(sealer.open(sessionOwner(connectionId), sealed)) as {
    values: Record<string, string>;
    expiresAt: string | null;
  };
  return { values, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
}

/** The session that is kept of a connection now, whichever process was given it. @throws Error as {@link openCredentials} does */
export async function newestSession(
  { pool, sealer }: Pick<Engine, 'pool' | 'sealer'>,
  connectionId: string,
): Promise<Session | null> {
  const record = await loadConnectionRecord(pool, connectionId);
  return record ? openSession(sealer, connectionId, record.sealed_session) : null;
}

export function sealSession(sealer: Sealer, connectionId: string, session: Session): string {
  return sealer.seal(sessionOwner(connectionId), JSON.stringify(session));
}

/** Another owner than the credentials', so that neither opens in the other's place. */
export function sessionOwner(connectionId: string): string {
  return `${connectionId}:session`;
}
