import type { Queryable } from '../database.ts';

/** A file that has come in, without its bytes. */
export interface FileRow {
  file_id: string;
  file_name: string;
  file_type: string;
  size: number;
  arrived_at: Date;
  facts: unknown;
  warnings: string[];
  problem: string | null;
}

/** Every part but the last of a file has this many bytes, so that an offset tells its part. */
export const PART_BYTES = 1024 * 1024;

/** A size fits a number: it is bounded far below 2^53. */
export const FILE_COLUMNS = `file_id, file_name, file_type, size::float8 AS size, arrived_at, facts, warnings, problem`;

/** Which files a window asks for: those that hold dates of it, and those that came in during it. */
interface FileWindow {
  /** null: from the beginning of time. */
  from: Date | null;
  /** null: without an end. */
  to: Date | null;
  /** The end for files that came in during the window; null: without one. */
  arrivedBefore: Date | null;
}

/** A ready file of a connection; undefined when there is none of that id. */
export async function findFile(
  db: Queryable,
  connectionId: string,
  fileId: string,
): Promise<FileRow | undefined> {
  const { rows } = await db.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file WHERE connection_id = $1 AND file_id = $2 AND ready`,
    [connectionId, fileId],
  );
  return rows[0];
}

/** When a file came in, also one that was replaced since; undefined when nothing of it is left. */
export async function arrivalOf(
  db: Queryable,
  connectionId: string,
  fileId: string,
): Promise<Date | undefined> {
  const { rows } = await db.query<{ arrived_at: Date }>(
    'SELECT arrived_at FROM file WHERE connection_id = $1 AND file_id = $2 AND arrived_at IS NOT NULL',
    [connectionId, fileId],
  );
  return rows[0]?.arrived_at;
}

/**
 * The first file of a window that came in after an instant. In the order of arrival, because a file that gets ready
 * while others are walked is always the last of that order, and so never slips in behind the walk.
 */
export async function nextFile(
  db: Queryable,
  connectionId: string,
  window: FileWindow,
  after: Date | null,
): Promise<FileRow | undefined> {
  const { rows } = await db.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file
     WHERE connection_id = $1 AND ready
       AND arrived_at > coalesce($2::timestamptz, '-infinity')
       AND ((holds_to > coalesce($3::timestamptz, '-infinity')
             AND holds_from < coalesce($4::timestamptz, 'infinity'))
         OR (arrived_at >= coalesce($3::timestamptz, '-infinity')
             AND arrived_at < coalesce($5::timestamptz, 'infinity')))
     ORDER BY arrived_at LIMIT 1`,
    [connectionId, after, window.from, window.to, window.arrivedBefore],
  );
  return rows[0];
}

/** A part of a file's bytes; undefined when there is none. */
export async function loadPart(
  db: Queryable,
  connectionId: string,
  fileId: string,
  partNo: number,
): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ content: Buffer }>(
    'SELECT content FROM file_part WHERE connection_id = $1 AND file_id = $2 AND part_no = $3',
    [connectionId, fileId, partNo],
  );
  return rows[0]?.content;
}
