import type { Transaction } from '../database.ts';

/** A file as a folder lists it: enough to tell whether it is the one that was taken in. */
export interface FolderEntry {
  name: string;
  size: number;
  /** When it was last written, moved or made readable, in whole milliseconds since 1970 by the file system's clock. */
  changedMs: number;
}

/** Of what a folder lists, the files that were not taken in as they are now; in the order given. */
export async function unknownEntries(
  tx: Transaction,
  connectionId: string,
  entries: readonly FolderEntry[],
): Promise<FolderEntry[]> {
  const { rows } = await tx.query<{ place: number }>(
    `SELECT listed.place::integer AS place
     FROM unnest($2::text[], $3::bigint[], $4::bigint[]) WITH ORDINALITY AS listed (file_name, size, changed_ms, place)
     WHERE NOT EXISTS (SELECT 1 FROM folder_file known
       WHERE known.connection_id = $1 AND known.file_name = listed.file_name
         AND known.size = listed.size AND known.changed_ms = listed.changed_ms)
     ORDER BY listed.place`,
    [
      connectionId,
      entries.map((entry) => entry.name),
      entries.map((entry) => entry.size),
      entries.map((entry) => entry.changedMs),
    ],
  );
  return rows.map(({ place }) => entries[place - 1]!);
}

/** Notes that a file of a folder was taken in as it is now. */
export async function noteEntry(tx: Transaction, connectionId: string, entry: FolderEntry): Promise<void> {
  await tx.query(
    `INSERT INTO folder_file (connection_id, file_name, size, changed_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id, file_name) DO UPDATE
       SET size = excluded.size, changed_ms = excluded.changed_ms`,
    [connectionId, entry.name, entry.size, entry.changedMs],
  );
}
