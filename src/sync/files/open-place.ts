import { CredentialsRefused } from '../../connectors/kit/errors.ts';
import { sftpServer } from '../../connectors/kit/file-source.ts';
import type { Inbox } from '../../connectors/kit/files.ts';
import type { Engine } from '../engine.ts';
import type { AddressRules } from '../typed-address.ts';
import type { FilePlace } from './file-place.ts';
import { filesRoot } from './files-root.ts';
import { openLocalFolder } from './local-folder.ts';
import { openSftpFolder } from './sftp-folder.ts';

type Credentials = Readonly<Record<string, string>>;

/** What is asked of the engine to look into a place. */
type Surroundings = Pick<Engine, 'filesDir' | 'pool' | 'sftpAllow'>;

/** Whose files are collected, and how. */
export interface PlaceOwner {
  organizationId: string;
  inbox: Inbox;
  credentials: Credentials;
}

/** Whether files are collected from somewhere, and not sent to us. */
export function isCollected({ source_type: type }: Credentials): boolean {
  return type === 'folder' || type === 'sftp';
}

/**
 * Opens the place that a connection's files are collected from.
 *
 * @param signal ends the look
 * @throws CredentialsRefused, Terminal, Retryable; the signal's reason; the database's error
 */
export async function openPlace(
  engine: Surroundings,
  { organizationId, inbox, credentials }: PlaceOwner,
  signal: AbortSignal,
): Promise<FilePlace> {
  const look = { fileName: inbox.fileName, now: Date.now, signal };
  if (credentials.source_type !== 'sftp')
    return openLocalFolder(await filesRoot(engine, organizationId), credentials.folder ?? '', look);
  const server = sftpServer(credentials);
  if (server.hostKeys.length === 0)
    throw new CredentialsRefused(
      `No host key of ${server.host} is known, so nobody can tell whether it is the right server. Enter the credentials again.`,
    );
  return openSftpFolder(server, { ...look, rules: rulesOf(engine) });
}

/**
 * Tries the place that a connection's files are to be collected from.
 *
 * @returns the credentials, with the host key that was met where none was entered: from then on it must be that one
 * @throws as {@link openPlace}
 */
export async function tryPlace(
  engine: Surroundings,
  { organizationId, inbox, credentials }: PlaceOwner,
  signal: AbortSignal,
): Promise<Credentials> {
  const look = { fileName: inbox.fileName, now: Date.now, signal };
  if (credentials.source_type !== 'sftp') {
    await using _ = await openLocalFolder(
      await filesRoot(engine, organizationId),
      credentials.folder ?? '',
      look,
    );
    return credentials;
  }
  await using place = await openSftpFolder(sftpServer(credentials), { ...look, rules: rulesOf(engine) });
  await place.list();
  return { ...credentials, sftp_host_key: credentials.sftp_host_key ?? place.hostKey };
}

function rulesOf({ sftpAllow }: Surroundings): AddressRules {
  return { allow: sftpAllow, setting: 'BACKHAUL_SFTP_ALLOW' };
}
