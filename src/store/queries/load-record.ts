import type { Queryable } from '../database.ts';
import { readable } from './readable.ts';

/** A stored record with what only our side knows. */
export interface AnswerRow {
  id: string;
  /** The mapped record as JSON text: it goes out as it is. */
  data: string;
  tags: unknown;
  created_stamp: Date;
  updated_stamp: Date;
}

/**
 * One record of a connection. The cast to text keeps the driver from parsing what is only passed on.
 *
 * @param within only if this field of it has this text
 */
export async function loadRecord(
  db: Queryable,
  connectionId: string,
  resource: string,
  id: string,
  within: { field: string; value: string } | null = null,
): Promise<AnswerRow | undefined> {
  const { rows } = await db.query<AnswerRow>(
    `SELECT id, data::text AS data, tags, created_stamp, updated_stamp FROM record
     WHERE connection_id = $1 AND resource = $2 AND id = $3
       AND ($4::text IS NULL OR ${readable('data')} ->> $4 = $5)`,
    [connectionId, resource, id, within?.field ?? null, within?.value ?? null],
  );
  return rows[0];
}
