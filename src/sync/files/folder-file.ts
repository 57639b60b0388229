import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderEntry } from '../../store/queries/files-folder.ts';
import { toEntry } from './folder-listing.ts';

/** The file is not the one that was listed: it is being written, or something else has its name now. */
export class FileChanged extends Error {}

/**
 * Opens a file that was listed, unless it or its folder was swapped for a link meanwhile.
 *
 * @throws FileChanged; the operating system's error
 */
export async function openListed(place: string, entry: FolderEntry): Promise<FileHandle> {
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

/**
 * The bytes of an open file, to the end that it had when it was listed.
 *
 * @throws FileChanged when it was written to meanwhile; the signal's reason; the operating system's error
 */
export async function* readListed(
  handle: FileHandle,
  entry: FolderEntry,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  yield* handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024, signal });
  await requireSame(handle, entry);
}

async function requireSame(handle: FileHandle, entry: FolderEntry): Promise<void> {
  const stats = await handle.stat();
  const { size, changedMs } = toEntry(entry.name, stats);
  if (!stats.isFile() || size !== entry.size || changedMs !== entry.changedMs) throw new FileChanged();
}
