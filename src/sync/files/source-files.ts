import { Retryable } from '../../connectors/kit/errors.ts';
import { MOST_MENTIONS, type SourceFile, type SourceFiles } from '../../connectors/kit/files.ts';
import type { Ask, Cursor } from '../../connectors/kit/manifest.ts';
import { arrivalOf, type FileRow, findFile, nextFile } from '../../store/queries/files.ts';
import { findMentions } from '../../store/queries/files-mentions.ts';
import type { Engine } from '../engine.ts';
import { FileGone, readStored } from './read-stored.ts';

/** A window that ends no longer ago than this reaches to the present, in milliseconds. */
const PRESENT_MS = 10 * 60 * 1000;

/** The files of a connection as a connector reads them: in the order they came in, a part at a time. */
export function sourceFiles(engine: Engine, connectionId: string): SourceFiles {
  return {
    async next(ask, after) {
      const arrived = after === null ? null : await arrivalOf(engine.pool, connectionId, uuid(after));
      // Without its place nothing can be said about what comes after it.
      if (arrived === undefined) throw new Retryable(`The file ${after} is gone.`);
      const window = { from: ask.from, to: ask.to, arrivedBefore: arrivedBefore(engine, ask) };
      const row = await nextFile(engine.pool, connectionId, window, arrived);
      return row ? toSourceFile(row) : null;
    },
    async find(id) {
      const row = await findFile(engine.pool, connectionId, uuid(id));
      return row ? toSourceFile(row) : null;
    },
    async mentions(names) {
      const rows = await findMentions(engine.pool, connectionId, names, MOST_MENTIONS);
      return rows.map(({ name, place, ...row }) => ({
        name,
        place: place as Cursor,
        file: toSourceFile(row),
      }));
    },
    async *read(id, offset) {
      const row = await findFile(engine.pool, connectionId, uuid(id));
      if (!row) throw new Retryable(`The file ${id} is gone.`);
      try {
        yield* readStored(engine.pool, { connectionId, fileId: row.file_id, size: row.size }, offset);
      } catch (error) {
        throw error instanceof FileGone ? new Retryable(error.message) : error;
      }
    },
  };
}

/**
 * Where the newest slice of a run reaches to the present, what comes in while it is read belongs to it as well: a file
 * that was sent a moment after the run began would otherwise wait for the next one.
 */
function arrivedBefore(engine: Engine, { to, newest }: Ask): Date | null {
  const present = to && to.getTime() >= engine.clock.now().getTime() - PRESENT_MS;
  return newest && present ? null : to;
}

function toSourceFile(row: FileRow): SourceFile {
  return {
    id: row.file_id,
    name: row.file_name,
    facts: row.facts as Cursor | null,
    problem: row.problem,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An id out of a cursor, which may hold anything; what is no id is nobody's. */
function uuid(id: string): string {
  return UUID.test(id) ? id : NOBODY;
}
