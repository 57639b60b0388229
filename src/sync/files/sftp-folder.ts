import type { Stats } from 'ssh2';
import { Retryable, Terminal } from '../../connectors/kit/errors.ts';
import type { SftpServer } from '../../connectors/kit/file-source.ts';
import type { FolderEntry } from '../../store/queries/files-folder.ts';
import type { AddressRules } from '../typed-address.ts';
import { ENTRIES_MOST, FileChanged, type FilePlace, isMeant, isSettled, tooMany } from './file-place.ts';
import { readAhead } from './read-ahead.ts';
import { SftpSession } from './sftp-session.ts';

/** Also of files that are not meant a server may not list more than these. */
const LISTED_MOST = 3 * ENTRIES_MOST;
const LONGEST_NAME = 255;
/** How long the bytes of one file may take, in milliseconds. */
const READ_WITHIN_MS = 30 * 60 * 1000;

/** SFTP's numbers of what went wrong. */
const END_OF_FILE = 1;
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/** A folder at an SFTP server. `hostKey` is the fingerprint of the key that the server has. */
export interface SftpFolder extends FilePlace {
  hostKey: string;
}

/**
 * Opens a folder at an SFTP server. Nothing there is ever written, moved or deleted.
 *
 * @param options.now the machine's clock: servers date files by theirs, which should be right
 * @param options.signal ends the session
 * @throws CredentialsRefused, Retryable; the signal's reason
 */
export async function openSftpFolder(
  server: SftpServer,
  options: { fileName: RegExp; rules: AddressRules; now: () => number; signal: AbortSignal },
): Promise<SftpFolder> {
  const session = await SftpSession.open(server, options.rules, options.signal);
  const name = `The folder "${server.folder.slice(0, 200)}" at ${server.host}`;
  const pathOf = (file: string) => `${server.folder.replace(/\/+$/, '')}/${file}`;
  return {
    name,
    hostKey: session.hostKey,
    list: () => list(session, server.folder, name, options),
    read: (entry) => read(session, pathOf(entry.name), entry, `${name}: its file "${entry.name}"`),
    [Symbol.asyncDispose]: async () => session.close(),
  };
}

async function list(
  session: SftpSession,
  folder: string,
  name: string,
  { fileName, now }: { fileName: RegExp; now: () => number },
): Promise<FolderEntry[]> {
  const entries: FolderEntry[] = [];
  try {
    const handle = await session.ask<Buffer>((sftp, done) => sftp.opendir(folder, done));
    try {
      for (let listed = 0; ; ) {
        const batch = await nextBatch(session, handle);
        if (!batch) break;
        listed += batch.length;
        for (const { filename, attrs } of batch)
          if (isFile(filename, attrs) && isMeant(fileName, filename) && isSettled(attrs.mtime * 1000, now()))
            entries.push(toEntry(filename, attrs));
        if (entries.length > ENTRIES_MOST || listed > LISTED_MOST) throw tooMany(name);
      }
    } finally {
      await closed(session, handle);
    }
  } catch (error) {
    throw trouble(error, name);
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function nextBatch(
  session: SftpSession,
  handle: Buffer,
): Promise<{ filename: string; attrs: Stats }[] | null> {
  try {
    const batch = await session.ask<{ filename: string; attrs: Stats }[]>((sftp, done) =>
      // Its types know folders by name only.
      sftp.readdir(handle as unknown as string, done),
    );
    return Array.isArray(batch) ? batch : null;
  } catch (error) {
    if ((error as { code?: unknown }).code === END_OF_FILE) return null;
    throw error;
  }
}

async function* read(
  session: SftpSession,
  path: string,
  entry: FolderEntry,
  name: string,
): AsyncGenerator<Buffer> {
  try {
    const handle = await session.ask<Buffer>((sftp, done) => sftp.open(path, 'r', done));
    try {
      await requireSame(session, handle, entry);
      const until = performance.now() + READ_WITHIN_MS;
      for await (const part of readAhead(entry.size, (part, at) => readPart(session, handle, part, at))) {
        if (performance.now() > until) throw new Retryable(`${name} took more than half an hour.`);
        yield part;
      }
      await requireSame(session, handle, entry);
    } finally {
      await closed(session, handle);
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === NO_SUCH_FILE) throw new FileChanged();
    throw error instanceof FileChanged ? error : trouble(error, name);
  }
}

/** Fills a part; a server may give less than it was asked for. @throws FileChanged where the file ends before */
async function readPart(session: SftpSession, handle: Buffer, part: Buffer, at: number): Promise<void> {
  for (let filled = 0; filled < part.length; ) {
    const count = await session
      .ask<number>((sftp, done) => sftp.read(handle, part, filled, part.length - filled, at + filled, done))
      .catch((error) => {
        if ((error as { code?: unknown }).code === END_OF_FILE) return 0;
        throw error;
      });
    if (!(count > 0)) throw new FileChanged();
    filled += count;
  }
}

async function requireSame(session: SftpSession, handle: Buffer, entry: FolderEntry): Promise<void> {
  const attrs = await session.ask<Stats>((sftp, done) => sftp.fstat(handle, done));
  const { size, changedMs } = toEntry(entry.name, attrs);
  if (size !== entry.size || changedMs !== entry.changedMs) throw new FileChanged();
}

async function closed(session: SftpSession, handle: Buffer): Promise<void> {
  try {
    await session.ask<void>((sftp, done) => sftp.close(handle, done as (error: unknown) => void));
  } catch {
    // It ends with the session, and why the session ended is what should be heard of.
  }
}

/** A server names what it likes. */
function isFile(name: string, attrs: Stats): boolean {
  const isName = name.length <= LONGEST_NAME && !/[/\0]/.test(name) && name.isWellFormed();
  return isName && attrs.isFile() && attrs.size >= 0 && attrs.mtime >= 0;
}

/** SFTP tells no more than seconds, and nothing of moves. */
function toEntry(name: string, { size, mtime }: Stats): FolderEntry {
  return { name, size: Math.min(size, Number.MAX_SAFE_INTEGER), changedMs: mtime * 1000 };
}

/** What a server says, in the words of connectors. `what` begins the sentence. */
function trouble(error: unknown, what: string): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'number') return error;
  if (code === NO_SUCH_FILE)
    return new Terminal(`${what} does not exist. Make it, or correct the connection.`);
  if (code === PERMISSION_DENIED)
    return new Terminal(
      `${what} may not be read by the connection's user. Let it, or correct the connection.`,
    );
  return new Retryable(`${what} could not be read (SFTP error ${code}).`);
}
