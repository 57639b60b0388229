import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Terminal } from '../../connectors/kit/errors.ts';
import type { FolderEntry } from '../../store/queries/files-folder.ts';
import { ENTRIES_MOST, FileChanged, type FilePlace, isMeant, isSettled, tooMany } from './file-place.ts';
import { folderPlace, named } from './folder-place.ts';
import { folderTrouble, isGone } from './folder-trouble.ts';

/** How a folder is looked into. */
interface Look {
  fileName: RegExp;
  /** The machine's clock: files are dated by it. */
  now: () => number;
  signal: AbortSignal;
}

/**
 * Opens a folder of this machine.
 *
 * @param filesDir as `filesRoot` gives it
 * @throws CredentialsRefused, Terminal and Retryable with the folder's name
 */
export async function openLocalFolder(filesDir: string, folder: string, look: Look): Promise<FilePlace> {
  const place = await folderPlace(filesDir, folder);
  const name = named(folder);
  return {
    name,
    list: () => list(place, name, look),
    read: (entry) => read(place, entry, `${name}: its file "${entry.name}"`, look.signal),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function list(place: string, name: string, { fileName, now }: Look): Promise<FolderEntry[]> {
  try {
    const names: string[] = [];
    for await (const entry of await opendir(place)) {
      if (!isMeant(fileName, entry.name)) continue;
      names.push(entry.name);
      if (names.length > ENTRIES_MOST) throw tooMany(name);
    }
    const entries: FolderEntry[] = [];
    for (const one of names.sort()) {
      const stats = await lstat(join(place, one)).catch((error) => {
        if (isGone(error)) return null;
        throw error;
      });
      if (stats?.isFile() && isSettled(stats.mtimeMs, now())) entries.push(toEntry(one, stats));
    }
    return entries;
  } catch (error) {
    throw error instanceof Terminal ? error : folderTrouble(error, name);
  }
}

async function* read(
  place: string,
  entry: FolderEntry,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    await using handle = await openListed(place, entry);
    yield* handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024, signal });
    await requireSame(handle, entry);
  } catch (error) {
    signal.throwIfAborted();
    if (isGone(error)) throw new FileChanged();
    throw error instanceof FileChanged ? error : folderTrouble(error, name);
  }
}

/** Opens a file that was listed, unless it or its folder was swapped for a link meanwhile. */
async function openListed(place: string, entry: FolderEntry): Promise<FileHandle> {
  // Without waiting, should it be a pipe by now.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(join(place, entry.name), flags);
  try {
    await requireSame(handle, entry);
    if ((await realpath(place)) !== place) throw new FileChanged();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function requireSame(handle: FileHandle, entry: FolderEntry): Promise<void> {
  const stats = await handle.stat();
  const { size, changedMs } = toEntry(entry.name, stats);
  if (!stats.isFile() || size !== entry.size || changedMs !== entry.changedMs) throw new FileChanged();
}

function toEntry(name: string, stats: Stats): FolderEntry {
  return { name, size: stats.size, changedMs: Math.floor(stats.ctimeMs) };
}
