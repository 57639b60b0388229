import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { CredentialsRefused } from '../../connectors/kit/errors.ts';
import { folderTrouble } from './folder-trouble.ts';

const LONGEST = 1000;

/**
 * Where a connection's folder really is. A user of the API names it, so it must lie below the folder that the
 * operator has named, also after every symbolic link on the way.
 *
 * @param filesDir as `filesRoot` gives it
 * @throws CredentialsRefused for a folder outside; Terminal where there is none; Retryable for passing troubles of the file system
 */
export async function folderPlace(filesDir: string, folder: string): Promise<string> {
  const wrong = folder === '' || folder.length > LONGEST || folder.includes('\0') || isAbsolute(folder);
  if (wrong || folder.split(/[/\\]/).includes('..')) throw outside(folder);
  const root = await realpath(filesDir).catch((error) => {
    throw folderTrouble(error, 'The folder that BACKHAUL_FILES_DIR names');
  });
  const place = await realpath(join(root, folder)).catch((error) => {
    throw folderTrouble(error, named(folder));
  });
  if (!isBelow(root, place)) throw outside(folder);
  return place;
}

/** The folder in a sentence. */
export function named(folder: string): string {
  return `The folder "${folder.slice(0, 200)}"`;
}

function isBelow(root: string, place: string): boolean {
  const way = relative(root, place);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(folder: string): CredentialsRefused {
  return new CredentialsRefused(
    `${named(folder)} is not below the folder that BACKHAUL_FILES_DIR names. Enter a path below it, such as "ups/main", without a slash at its start and without "..".`,
  );
}
