import type { Queryable } from '../database.ts';
import { readable } from './readable.ts';

/** A change of a record that made events. */
export interface ChangeRow {
  record_version: string;
  created_at: Date;
  types: string[];
  run_id: string | null;
  kind: string | null;
  historical: boolean;
  /** What differs, as it was before; JSON text, null for a new record. */
  previous: string | null;
  /** The same paths as they were after; JSON text, null for a new record. */
  current: string | null;
}

/**
 * Changes of a record by its versions, the newest first, by the index of events by record; bounded by `limit`, however many
 * there are. A change makes one event of its own and perhaps others of lists inside the record: the one with the most to
 * tell is the first that was written.
 *
 * @param before only versions below; null for all
 */
export async function recordHistory(
  db: Queryable,
  connectionId: string,
  record: { resource: string; id: string },
  before: string | null,
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `WITH versions AS (
       SELECT record_version, min(created_at) AS created_at, array_agg(type ORDER BY seq) AS types, min(seq) AS first
       FROM event
       WHERE connection_id = $1 AND resource = $2 AND record_id = $3 AND ($4::bigint IS NULL OR record_version < $4)
       GROUP BY record_version ORDER BY record_version DESC LIMIT $5)
     SELECT versions.record_version, versions.created_at, types, run_id, kind, historical,
            previous_attributes::text AS previous,
            (SELECT json_object_agg(path, ${readable('event.data')} #> string_to_array(path, '.'))::text
             FROM json_object_keys(${readable('event.previous_attributes')}) path) AS current
     FROM versions JOIN event ON event.connection_id = $1 AND event.resource = $2 AND event.record_id = $3
       AND event.record_version = versions.record_version AND event.seq = versions.first
     ORDER BY versions.record_version DESC`,
    [connectionId, record.resource, record.id, before, limit],
  );
  return rows;
}
