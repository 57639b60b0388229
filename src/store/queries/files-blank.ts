import type { Queryable, Transaction } from '../database.ts';

/** The next stored file of a connection whose bytes are kept, by id. */
export async function nextKeptFile(
  db: Queryable,
  connectionId: string,
  from: string | null,
): Promise<string | undefined> {
  const { rows } = await db.query<{ file_id: string }>(
    `SELECT file_id FROM file WHERE connection_id = $1 AND ($2::uuid IS NULL OR file_id >= $2) ORDER BY file_id LIMIT 1`,
    [connectionId, from],
  );
  return rows[0]?.file_id;
}

/** Puts other bytes in the place of a part's; as many, so that what points into the file still does. */
export async function replacePart(
  tx: Transaction,
  connectionId: string,
  fileId: string,
  partNo: number,
  content: Buffer,
): Promise<void> {
  await tx.query(
    `UPDATE file_part SET content = $4::bytea
     WHERE connection_id = $1 AND file_id = $2 AND part_no = $3 AND octet_length(content) = octet_length($4::bytea)`,
    [connectionId, fileId, partNo, content],
  );
}
