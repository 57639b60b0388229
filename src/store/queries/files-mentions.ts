import type { Queryable, Transaction } from '../database.ts';
import { FILE_COLUMNS, type FileRow } from './files.ts';
import type { FileKey } from './files-incoming.ts';

/** One statement drops no more of them. */
const DROPPED_AT_ONCE = 5000;

/** What a file tells of. */
interface MentionRow {
  name: string;
  /** JSON of the connector's. */
  place: unknown;
}

/**
 * Keeps what a file tells of.
 *
 * @param from the number of the first of them, counted through the file
 * @returns false when housekeeping has dropped the file meanwhile
 */
export async function insertMentions(
  tx: Transaction,
  key: FileKey,
  mentions: readonly MentionRow[],
  from: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO file_mention (connection_id, file_id, name, place, mention_no)
     SELECT $1, $2, told.name, told.place, told.nth + $5::integer - 1
     FROM unnest($3::text[], $4::json[]) WITH ORDINALITY AS told (name, place, nth)
     WHERE EXISTS (SELECT 1 FROM file WHERE connection_id = $1 AND file_id = $2)`,
    [
      key.connectionId,
      key.fileId,
      mentions.map(({ name }) => name),
      mentions.map(({ place }) => JSON.stringify(place)),
      from,
    ],
  );
  return rowCount === mentions.length;
}

/** Where ready files tell of something, oldest file first; of each name the latest `most`. */
export async function findMentions(
  db: Queryable,
  connectionId: string,
  names: readonly string[],
  most: number,
): Promise<(FileRow & MentionRow)[]> {
  if (names.length === 0) return [];
  // By name one after the other: each is a short walk of the primary key, however much the connection holds.
  const { rows } = await db.query<FileRow & MentionRow>(
    `SELECT told.name, told.place, ${FILE_COLUMNS}
     FROM unnest($2::text[]) AS wanted (name)
     CROSS JOIN LATERAL (
       SELECT mention.name, mention.place, mention.mention_no, file.*
       FROM file_mention mention JOIN file USING (connection_id, file_id)
       WHERE connection_id = $1 AND mention.name = wanted.name AND ready
       ORDER BY arrived_at DESC, mention_no DESC LIMIT $3) told
     ORDER BY arrived_at, mention_no`,
    [connectionId, [...new Set(names)], most],
  );
  return rows;
}

/** Of some names those that a ready file has already, with that file's name. */
export async function mentionedBefore(
  tx: Transaction,
  key: FileKey,
  names: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ name: string; file_name: string }>(
    `SELECT DISTINCT ON (name) name, file_name
     FROM file_mention JOIN file USING (connection_id, file_id)
     WHERE connection_id = $1 AND name = ANY ($2) AND file_id <> $3 AND ready
     ORDER BY name, arrived_at`,
    [key.connectionId, names, key.fileId],
  );
  return new Map(rows.map(({ name, file_name }) => [name, file_name]));
}

/** Drops a bounded part of what a file tells of. @returns whether nothing of it is left */
export async function dropMentions(tx: Transaction, key: FileKey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `DELETE FROM file_mention WHERE (connection_id, name, file_id, mention_no) IN (
       SELECT connection_id, name, file_id, mention_no FROM file_mention
       WHERE connection_id = $1 AND file_id = $2 LIMIT ${DROPPED_AT_ONCE})`,
    [key.connectionId, key.fileId],
  );
  return rowCount !== DROPPED_AT_ONCE;
}
