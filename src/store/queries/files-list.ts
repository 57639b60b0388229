import type { Queryable } from '../database.ts';
import { FILE_COLUMNS, type FileRow } from './files.ts';

/** Which files of a connection a list shows. */
interface FileList {
  connectionId: string;
  /** Came in at or after this instant. */
  from: Date;
  /** Came in before this instant; null: without an end. */
  to: Date | null;
  fileType: string | null;
  fileName: string | null;
  /** Goes on after the file that came in at this instant; no two did. */
  after: Date | null;
  limit: number;
}

/** Files of a connection in the order they came in. */
export async function listFiles(db: Queryable, list: FileList): Promise<FileRow[]> {
  const { rows } = await db.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file
     WHERE connection_id = $1 AND ready
       AND arrived_at >= $2 AND arrived_at < coalesce($3::timestamptz, 'infinity')
       AND arrived_at > coalesce($4::timestamptz, '-infinity')
       AND ($5::text IS NULL OR file_type = $5) AND ($6::text IS NULL OR file_name = $6)
     ORDER BY arrived_at LIMIT $7`,
    [list.connectionId, list.from, list.to, list.after, list.fileType, list.fileName, list.limit],
  );
  return rows;
}
