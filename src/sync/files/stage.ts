import { createHash } from 'node:crypto';
import {
  type BrokenFile,
  dropIncoming,
  type FileKey,
  insertFile,
  insertPart,
} from '../../store/queries/files-incoming.ts';
import type { Engine } from '../engine.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { inParts } from './parts.ts';

/** Largest file that is taken in, in bytes. */
export const FILE_MOST = 256 * 1024 * 1024;
/** {@link FILE_MOST}, for people. */
export const FILE_MOST_WORDS = '256 MB';

/** A file is larger than is taken in. */
export class FileTooLarge extends Error {
  constructor() {
    super(`The file is larger than ${FILE_MOST_WORDS}, which is the most that is taken in. Split it.`);
  }
}

/** A file took longer to come in than housekeeping leaves it. */
export class FileTooSlow extends Error {
  constructor() {
    super('The file took more than an hour to come in, and was dropped. Send it again.');
  }
}

/** All bytes of a file, stored and not yet visible to anyone. */
export interface Staged extends FileKey {
  size: number;
  sha256: Buffer;
  /** The broken files that are nothing but its beginning: they were cut off. */
  beginnings: string[];
}

/**
 * Stores the bytes of a file part by part, each in a short transaction of its own. When it fails, nothing is left;
 * when the process dies, housekeeping clears up.
 *
 * @param broken files of the connection that may turn out to be its beginning
 * @throws FileTooLarge, FileTooSlow; whatever the bytes throw; the database's error
 */
export async function stage(
  engine: Engine,
  file: { connectionId: string; name: string; type: string; bytes: AsyncIterable<Uint8Array> },
  broken: readonly BrokenFile[] = [],
): Promise<Staged> {
  const key = { connectionId: file.connectionId, fileId: engine.newId() };
  const hash = createHash('sha256');
  const beginnings: string[] = [];
  let size = 0;
  let partNo = 0;
  await lockAndRetry(engine, key.connectionId, (tx) => insertFile(tx, key, file.name, file.type));
  try {
    for await (const part of inParts(file.bytes)) {
      for (const { fileId, size: end, sha256 } of broken) {
        if (end <= size || end > size + part.length) continue;
        const begun = hash
          .copy()
          .update(part.subarray(0, end - size))
          .digest();
        if (begun.equals(sha256)) beginnings.push(fileId);
      }
      size += part.length;
      if (size > FILE_MOST) throw new FileTooLarge();
      hash.update(part);
      const kept = await lockAndRetry(engine, key.connectionId, (tx) => insertPart(tx, key, partNo, part));
      if (!kept) throw new FileTooSlow();
      partNo++;
    }
    return { ...key, size, sha256: hash.digest(), beginnings };
  } catch (error) {
    await unstage(engine, key);
    throw error;
  }
}

/** Drops a file that is not wanted after all. What cannot be dropped now, housekeeping drops later. */
export async function unstage(engine: Engine, key: FileKey): Promise<void> {
  try {
    while (!(await lockAndRetry(engine, key.connectionId, (tx) => dropIncoming(tx, key))));
  } catch {
    // It is invisible, and why it was not wanted is what the caller should hear of.
  }
}
