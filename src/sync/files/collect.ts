import { Terminal } from '../../connectors/kit/errors.ts';
import { type FolderEntry, noteEntry, unknownEntries } from '../../store/queries/files-folder.ts';
import type { Engine } from '../engine.ts';
import { FileChanged, type FilePlace } from './file-place.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { openPlace, type PlaceOwner } from './open-place.ts';
import { FILE_MOST, FILE_MOST_WORDS, FileTooLarge } from './stage.ts';
import { noteProblem, takeIn } from './take-in.ts';

/** Whose files are collected. */
export interface Collected extends PlaceOwner {
  connectionId: string;
}

/** One look takes in no more than this many files and, after the first, bytes. */
const FILES_AT_ONCE = 100;
const BYTES_AT_ONCE = FILE_MOST;

/**
 * Takes in what is new where a connection's files are left, as much as one look may. A file that is none of the
 * source's, or too large, is kept with its problem, so that somebody sees it. Nothing is changed there.
 *
 * @returns whether all that it listed is in; `more`: another look goes on
 * @throws CredentialsRefused, Terminal and Retryable with the place's name; the signal's reason; the database's error
 */
export async function collectFiles(
  engine: Engine,
  owner: Collected,
  signal: AbortSignal,
): Promise<'all' | 'more'> {
  const { connectionId } = owner;
  await using place = await openPlace(engine, owner, signal);
  const entries = await place.list();
  const fresh = await lockAndRetry(engine, connectionId, (tx) => unknownEntries(tx, connectionId, entries));
  let unreadable: Terminal | null = null;
  let files = 0;
  let bytes = 0;
  for (const entry of fresh) {
    const size = Math.min(entry.size, FILE_MOST);
    if (files >= FILES_AT_ONCE || (files > 0 && bytes + size > BYTES_AT_ONCE)) return 'more';
    signal.throwIfAborted();
    try {
      if (!(await collect(engine, owner, place, entry, signal))) continue;
    } catch (error) {
      // One file that may not be read must not keep the others from coming in.
      if (!(error instanceof Terminal)) throw error;
      unreadable ??= error;
      continue;
    }
    // Others are met again by each look: did they count, a hundred of them would let nothing in that comes after.
    files++;
    bytes += size;
  }
  if (unreadable) throw unreadable;
  return 'all';
}

/**
 * Takes in one file, unless it is gone or being written: then the next look finds it, or does not.
 *
 * @returns whether it was taken in, or noted with its problem
 */
async function collect(
  engine: Engine,
  { connectionId, inbox }: Collected,
  place: FilePlace,
  entry: FolderEntry,
  signal: AbortSignal,
): Promise<boolean> {
  const file = { connectionId, inbox, name: entry.name };
  try {
    if (entry.size > FILE_MOST) {
      await noteProblem(
        engine,
        file,
        `The file is larger than ${FILE_MOST_WORDS} and was not read. Split it.`,
      );
    } else await takeIn(engine, { ...file, bytes: place.read(entry), from: 'place' });
    await lockAndRetry(engine, connectionId, (tx) => noteEntry(tx, connectionId, entry));
    return true;
  } catch (error) {
    signal.throwIfAborted();
    // It was not too large when it was listed, so it is being written.
    if (error instanceof FileChanged || error instanceof FileTooLarge) return false;
    throw error;
  }
}
