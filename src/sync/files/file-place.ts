import { Terminal } from '../../connectors/kit/errors.ts';
import type { FolderEntry } from '../../store/queries/files-folder.ts';

/** A place that files are left in for a connection, while it is looked into: a folder, here or at a server. */
export interface FilePlace extends AsyncDisposable {
  /** For the beginning of a sentence: `The folder "ups/main"`. */
  name: string;
  /**
   * The regular files that are meant and that nobody has written to for a moment, by name. Links, folders and devices
   * are left alone.
   *
   * @throws Terminal, Retryable
   */
  list(): Promise<FolderEntry[]>;
  /**
   * The bytes of a file that was listed.
   *
   * @throws FileChanged; Terminal, Retryable; the signal's reason
   */
  read(entry: FolderEntry): AsyncIterable<Buffer>;
}

/** The file is not the one that was listed: it is gone, being written, or something else has its name now. */
export class FileChanged extends Error {}

/** More files than these in one place are refused. */
export const ENTRIES_MOST = 10_000;
/** A file that was written this short a time ago may not be whole yet, in milliseconds. */
const SETTLED_MS = 5000;

/** Also a date somewhat ahead is recent: whoever writes over a network may have a clock of his own. */
export function isSettled(writtenMs: number, now: number): boolean {
  return Math.abs(now - writtenMs) >= SETTLED_MS;
}

/** Of a place with more files than are looked through. @param name begins the sentence */
export function tooMany(name: string): Terminal {
  return new Terminal(
    `${name} holds more than ${ENTRIES_MOST} files. Move those that were read already somewhere else.`,
  );
}

/** Not `test`, which remembers its place where an expression is global. */
export function isMeant(fileName: RegExp, name: string): boolean {
  return name.search(fileName) >= 0;
}
