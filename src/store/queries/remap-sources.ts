import type { Queryable } from '../database.ts';

/** A stored raw payload that is to be mapped anew, without the payload itself. */
export interface RemapRow {
  id: string;
  /** Null where no payload of that reading is kept any more. */
  as_of: Date | null;
  /** As it is stored, which costs nothing to know. */
  bytes: number | null;
}

/** Which records a remap goes over. */
export interface RemapRange {
  connectionId: string;
  resource: string;
  /** Basis dates; null for all records of the resource. */
  range: { start: Date; end: Date } | null;
  column: 'source_updated' | 'source_created';
}

/**
 * The next part of a walk over stored records, in the order of ids, each with whether its raw payload is kept. Only a
 * payload of the very reading that is stored counts: an older one would bring back what has changed since.
 *
 * @param limit records looked at, whether or not they lie in the range
 * @returns `last`: the id this part ended at; null at the end
 */
export async function remapRecords(
  db: Queryable,
  { connectionId, resource, range, column }: RemapRange,
  after: string | null,
  limit: number,
): Promise<{ rows: RemapRow[]; last: string | null }> {
  const { rows } = await db.query<RemapRow & { wanted: boolean }>(
    `SELECT part.id, part.wanted, raw.as_of, raw.bytes
     FROM (SELECT id, as_of, $4::timestamptz IS NULL
                    OR (coalesce(basis_date, ${column}) >= $4 AND coalesce(basis_date, ${column}) < $5) IS TRUE AS wanted
           FROM record WHERE connection_id = $1 AND resource = $2 AND ($3::text IS NULL OR id > $3)
           ORDER BY id LIMIT $6) part
     LEFT JOIN LATERAL (
       SELECT as_of, pg_column_size(payload) AS bytes FROM raw
       WHERE part.wanted AND raw.connection_id = $1 AND raw.resource = $2 AND raw.id = part.id
         AND raw.as_of = part.as_of LIMIT 1) raw ON true
     ORDER BY part.id`,
    [connectionId, resource, after, range?.start ?? null, range?.end ?? null, limit],
  );
  const last = rows.length === limit ? rows.at(-1)!.id : null;
  return { rows: rows.filter((row) => row.wanted), last };
}

/** The payloads of some of them, as they are kept now. */
export async function remapPayloads(
  db: Queryable,
  { connectionId, resource }: RemapRange,
  ids: string[],
): Promise<{ payload: string; asOf: Date }[]> {
  const { rows } = await db.query<{ payload: string; asOf: Date }>(
    `SELECT payload, as_of AS "asOf" FROM raw WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3) ORDER BY id`,
    [connectionId, resource, ids],
  );
  return rows;
}

/** The next part of what is put aside of a resource, in the order of keys, without the payloads. */
export async function remapAside(
  db: Queryable,
  { connectionId, resource }: RemapRange,
  after: string | null,
  limit: number,
): Promise<RemapRow[]> {
  const { rows } = await db.query<RemapRow>(
    `SELECT source_key AS id, as_of, pg_column_size(payload) AS bytes FROM quarantine
     WHERE connection_id = $1 AND resource = $2 AND ($3::text IS NULL OR source_key > $3) ORDER BY source_key LIMIT $4`,
    [connectionId, resource, after, limit],
  );
  return rows;
}

/** The payloads of some entries. */
export async function asidePayloads(
  db: Queryable,
  { connectionId, resource }: RemapRange,
  keys: string[],
): Promise<{ sourceKey: string; payload: string; asOf: Date }[]> {
  const { rows } = await db.query<{ sourceKey: string; payload: string; asOf: Date }>(
    `SELECT source_key AS "sourceKey", payload, as_of AS "asOf" FROM quarantine
     WHERE connection_id = $1 AND resource = $2 AND source_key = ANY ($3) ORDER BY source_key`,
    [connectionId, resource, keys],
  );
  return rows;
}
