import type { Stats } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { Terminal } from '../../connectors/kit/errors.ts';
import type { FolderEntry } from '../../store/queries/files-folder.ts';
import { named } from './folder-place.ts';
import { folderTrouble, isGone } from './folder-trouble.ts';

const ENTRIES_MOST = 10_000;
/** A file that was written this short a time ago may not be whole yet, in milliseconds. */
const SETTLED_MS = 5000;

/**
 * The regular files of a folder that are meant and that nobody has written to for a moment, by name. Links, folders
 * and devices are left alone.
 *
 * @param now the machine's clock: files are dated by it
 * @throws Terminal, Retryable
 */
export async function folderListing(
  place: string,
  folder: string,
  fileName: RegExp,
  now: number,
): Promise<FolderEntry[]> {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(place)) {
      if (!isMeant(fileName, name)) continue;
      names.push(name);
      if (names.length > ENTRIES_MOST) throw tooMany(folder);
    }
    const entries: FolderEntry[] = [];
    for (const name of names.sort()) {
      const stats = await lstat(join(place, name)).catch((error) => {
        if (isGone(error)) return null;
        throw error;
      });
      if (stats?.isFile() && isSettled(stats, now)) entries.push(toEntry(name, stats));
    }
    return entries;
  } catch (error) {
    throw error instanceof Terminal ? error : folderTrouble(error, named(folder));
  }
}

/** A file as {@link folderListing} lists it. */
export function toEntry(name: string, stats: Stats): FolderEntry {
  return { name, size: stats.size, changedMs: Math.floor(stats.ctimeMs) };
}

/** Also a date somewhat ahead is recent: whoever writes over a network may have a clock of his own. */
function isSettled(stats: Stats, now: number): boolean {
  return Math.abs(now - stats.mtimeMs) >= SETTLED_MS;
}

/** Not `test`, which remembers its place where an expression is global. */
function isMeant(fileName: RegExp, name: string): boolean {
  return name.search(fileName) >= 0;
}

function tooMany(folder: string): Terminal {
  return new Terminal(
    `${named(folder)} holds more than ${ENTRIES_MOST} files. Move those that were read already somewhere else.`,
  );
}
