import type { Queryable, Transaction } from '../database.ts';
import { FILE_COLUMNS, type FileRow } from './files.ts';

/** A file on its way in. */
export interface FileKey {
  connectionId: string;
  fileId: string;
}

/** Makes room for a file; nobody sees it before {@link makeReady}. */
export async function insertFile(tx: Transaction, key: FileKey, name: string, type: string): Promise<void> {
  await tx.query('INSERT INTO file (connection_id, file_id, file_name, file_type) VALUES ($1, $2, $3, $4)', [
    key.connectionId,
    key.fileId,
    name,
    type,
  ]);
}

/** Keeps a part of a file. @returns false when the file took so long that housekeeping has dropped it */
export async function insertPart(
  tx: Transaction,
  key: FileKey,
  partNo: number,
  content: Buffer,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO file_part (connection_id, file_id, part_no, content)
     SELECT $1, $2, $3, $4 FROM file WHERE connection_id = $1 AND file_id = $2 AND NOT ready`,
    [key.connectionId, key.fileId, partNo, content],
  );
  return rowCount === 1;
}

/** A ready file with the same bytes, and whether a survey found the same in it. */
export async function findTwin(
  tx: Transaction,
  connectionId: string,
  sha256: Buffer,
  found: { facts: string | null; problem: string | null },
): Promise<{ file: FileRow; same: boolean } | undefined> {
  const { rows } = await tx.query<FileRow & { same: boolean }>(
    `SELECT ${FILE_COLUMNS},
       facts::text IS NOT DISTINCT FROM $3 AND problem IS NOT DISTINCT FROM $4 AS same
     FROM file WHERE connection_id = $1 AND sha256 = $2 AND ready`,
    [connectionId, sha256, found.facts, found.problem],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { same, ...file } = row;
  return { file, same };
}

/** A file that could not be made sense of. */
export interface BrokenFile {
  fileId: string;
  size: number;
  sha256: Buffer;
}

const BROKEN_MOST = 100;

/** The newest files that could not be made sense of: what was cut off may come again whole. */
export async function brokenFiles(db: Queryable, connectionId: string): Promise<BrokenFile[]> {
  const { rows } = await db.query<{ file_id: string; size: number; sha256: Buffer }>(
    `SELECT file_id, size::float8 AS size, sha256 FROM file
     WHERE connection_id = $1 AND ready AND problem IS NOT NULL AND sha256 IS NOT NULL AND size > 0
     ORDER BY arrived_at DESC LIMIT ${BROKEN_MOST}`,
    [connectionId],
  );
  return rows.map(({ file_id, ...row }) => ({ fileId: file_id, ...row }));
}

/** Takes files out of sight that another one takes the place of, and what was put aside for want of sense in them. */
export async function retireFiles(
  tx: Transaction,
  connectionId: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx.query('UPDATE file SET ready = false WHERE connection_id = $1 AND file_id = ANY ($2::uuid[])', [
    connectionId,
    fileIds,
  ]);
  // A file that cannot be made sense of is one record, which has the file's own id.
  await tx.query('DELETE FROM quarantine WHERE connection_id = $1 AND source_key = ANY ($2::text[])', [
    connectionId,
    fileIds,
  ]);
}

/**
 * Makes a file visible. Its arrival is later than that of every file before and than the as_of of every request
 * before, whatever the clocks of the processes say: so it lies ahead of every walk, and never before what a window
 * that was already asked for can vouch for.
 *
 * @param now the source clock
 * @returns undefined when housekeeping has dropped the file meanwhile
 */
export async function makeReady(
  tx: Transaction,
  key: FileKey,
  file: {
    sha256: Buffer | null;
    size: number;
    from: Date | null;
    to: Date | null;
    facts: string | null;
    warnings: string[];
    problem: string | null;
    revision: number;
  },
  now: Date,
): Promise<FileRow | undefined> {
  const { rows } = await tx.query<FileRow>(
    `UPDATE file SET ready = true, sha256 = $3, size = $4, holds_from = $5, holds_to = $6, facts = $7,
       warnings = $8, problem = $9, survey_revision = $11,
       arrived_at = greatest($10::timestamptz,
         (SELECT newest_as_of FROM connection_state WHERE connection_id = $1) + interval '1 millisecond',
         (SELECT max(arrived_at) FROM file WHERE connection_id = $1) + interval '1 millisecond')
     WHERE connection_id = $1 AND file_id = $2 AND NOT ready
     RETURNING ${FILE_COLUMNS}`,
    [
      key.connectionId,
      key.fileId,
      file.sha256,
      file.size,
      file.from,
      file.to,
      file.facts,
      JSON.stringify(file.warnings),
      file.problem,
      now,
      file.revision,
    ],
  );
  return rows[0];
}

/**
 * Makes the schedules due whose run is under way: it may have looked for files for the last time just before one got
 * ready. What is due follows as soon as that run ends.
 */
export async function hastenSchedules(tx: Transaction, connectionId: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE schedule SET next_due_at = $2
     WHERE connection_id = $1 AND next_due_at > $2 AND EXISTS (
       SELECT 1 FROM run WHERE run.connection_id = $1 AND run.function_name = schedule.function_name
         AND run.status = 'open' AND run.kind <> 'on_demand')`,
    [connectionId, now],
  );
}

/** How many parts one statement drops: 64 MB are gone well within two seconds. */
const PARTS_AT_ONCE = 64;
const MENTIONS_AT_ONCE = 5000;

/** Drops a bounded part of a file that never got ready. @returns whether nothing of it is left */
export async function dropIncoming(tx: Transaction, key: FileKey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `DELETE FROM file_part WHERE (connection_id, file_id, part_no) IN (
       SELECT connection_id, file_id, part_no FROM file_part
       JOIN file USING (connection_id, file_id)
       WHERE connection_id = $1 AND file_id = $2 AND NOT ready LIMIT ${PARTS_AT_ONCE})`,
    [key.connectionId, key.fileId],
  );
  if (rowCount === PARTS_AT_ONCE) return false;
  const { rowCount: mentions } = await tx.query(
    `DELETE FROM file_mention WHERE (connection_id, name, file_id, mention_no) IN (
       SELECT connection_id, name, file_id, mention_no FROM file_mention
       JOIN file USING (connection_id, file_id)
       WHERE connection_id = $1 AND file_id = $2 AND NOT ready LIMIT ${MENTIONS_AT_ONCE})`,
    [key.connectionId, key.fileId],
  );
  if (mentions === MENTIONS_AT_ONCE) return false;
  await tx.query('DELETE FROM file WHERE connection_id = $1 AND file_id = $2 AND NOT ready', [
    key.connectionId,
    key.fileId,
  ]);
  return true;
}

/**
 * Drops what is left of files that never got ready, a bounded number of parts at a time. An hour is longer than a
 * file may take to come in.
 */
export async function dropUnready(db: Queryable): Promise<void> {
  const old = "NOT ready AND created_at < now() - interval '1 hour'";
  await db.query(
    `DELETE FROM file_part WHERE (connection_id, file_id, part_no) IN (
       SELECT part.connection_id, part.file_id, part.part_no
       FROM (SELECT connection_id, file_id FROM file WHERE ${old} ORDER BY created_at LIMIT 1000) unready
       JOIN file_part part USING (connection_id, file_id) LIMIT ${PARTS_AT_ONCE})`,
  );
  await db.query(
    `DELETE FROM file_mention WHERE (connection_id, name, file_id, mention_no) IN (
       SELECT told.connection_id, told.name, told.file_id, told.mention_no
       FROM (SELECT connection_id, file_id FROM file WHERE ${old} ORDER BY created_at LIMIT 1000) unready
       JOIN file_mention told USING (connection_id, file_id) LIMIT ${MENTIONS_AT_ONCE})`,
  );
  await db.query(
    `DELETE FROM file WHERE (connection_id, file_id) IN (
       SELECT connection_id, file_id FROM file WHERE ${old} AND NOT EXISTS (
         SELECT 1 FROM file_part part
         WHERE part.connection_id = file.connection_id AND part.file_id = file.file_id) AND NOT EXISTS (
         SELECT 1 FROM file_mention told
         WHERE told.connection_id = file.connection_id AND told.file_id = file.file_id)
       ORDER BY created_at LIMIT 1000)`,
  );
}
