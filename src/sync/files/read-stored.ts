import type { Queryable } from '../../store/database.ts';
import { loadPart, PART_BYTES } from '../../store/queries/files.ts';
import type { FileKey } from '../../store/queries/files-incoming.ts';

/** The bytes of a file were dropped while it was read. */
export class FileGone extends Error {
  constructor() {
    super('The file was replaced or dropped while it was read.');
  }
}

/**
 * A stored file's bytes from an offset on, a part at a time; between two parts nothing is held.
 *
 * @throws FileGone; the database's error
 */
export async function* readStored(
  db: Queryable,
  file: FileKey & { size: number },
  offset: number,
): AsyncGenerator<Buffer> {
  for (let at = Math.max(offset, 0); at < file.size; ) {
    const part = await loadPart(db, file.connectionId, file.fileId, Math.floor(at / PART_BYTES));
    const rest = part?.subarray(at % PART_BYTES);
    if (!rest || rest.length === 0) throw new FileGone();
    yield rest;
    at += rest.length;
  }
}
