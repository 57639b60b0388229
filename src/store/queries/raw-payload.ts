import type { Queryable } from '../database.ts';

/** A record's payload as the source sent it, where it is kept. */
export interface RawRow {
  /** Null where it is no longer kept, and so are the two that follow. */
  payload: string | null;
  run_id: string | null;
  expires_at: Date | null;
  /** When the reading that is stored was true. */
  as_of: Date;
  mapper_version: number;
}

/** What is kept of a record as the source sent it; undefined where there is no such record. */
export async function loadRaw(
  db: Queryable,
  connectionId: string,
  resource: string,
  id: string,
): Promise<RawRow | undefined> {
  const { rows } = await db.query<RawRow>(
    `SELECT raw.payload, raw.run_id, raw.expires_at, coalesce(raw.as_of, record.as_of) AS as_of, record.mapper_version
     FROM record LEFT JOIN raw ON raw.connection_id = $1 AND raw.resource = $2 AND raw.id = $3
     WHERE record.connection_id = $1 AND record.resource = $2 AND record.id = $3`,
    [connectionId, resource, id],
  );
  return rows[0];
}
