import type { Queryable, Transaction } from '../database.ts';

/** How many rows, and how many bytes of them, are looked at in one part; the first always fits. */
const ROWS = 200;
const BYTES = 4 * 1024 * 1024;

/** A stored record with its payload. */
export interface HeldRecord {
  resource: string;
  id: string;
  record_version: string;
  data: string;
  tags: unknown;
  created_stamp: Date;
  /** Null where it is not kept. */
  payload: string | null;
}

const HELD = `record.resource, record.id, record_version, data::text AS data, tags, created_stamp, raw.payload`;
const WITH_RAW = `record LEFT JOIN raw ON raw.connection_id = $1 AND raw.resource = record.resource AND raw.id = record.id`;

/** The next records of a connection, by resource and id, with what they were mapped from. `more` is false at the end. */
export async function nextRecords(
  db: Queryable,
  connectionId: string,
  after: readonly [string, string],
): Promise<{ rows: HeldRecord[]; more: boolean }> {
  const { rows } = await db.query<HeldRecord & { before: string; of: number }>(
    `WITH part AS (
       SELECT ${HELD}, bytes + coalesce(octet_length(raw.payload), 0) AS size FROM ${WITH_RAW}
       WHERE record.connection_id = $1 AND (record.resource, record.id) > ($2, $3)
       ORDER BY record.resource, record.id LIMIT ${ROWS}
     ), summed AS (
       SELECT *, coalesce(sum(size) OVER (ORDER BY resource, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
              (count(*) OVER ())::int AS of FROM part
     )
     SELECT * FROM summed WHERE before < ${BYTES} ORDER BY resource, id`,
    [connectionId, ...after],
  );
  const more = rows.length > 0 && (rows.length < rows[0]!.of || rows[0]!.of === ROWS);
  return { rows, more };
}

/** The same of some records, as they are now. */
export async function heldRecords(
  tx: Transaction,
  connectionId: string,
  keys: readonly { resource: string; id: string }[],
): Promise<HeldRecord[]> {
  const { rows } = await tx.query<HeldRecord>(
    `SELECT ${HELD} FROM unnest($2::text[], $3::text[]) AS wanted (resource, id)
     JOIN ${WITH_RAW} ON record.connection_id = $1 AND record.resource = wanted.resource AND record.id = wanted.id`,
    [connectionId, keys.map(({ resource }) => resource), keys.map(({ id }) => id)],
  );
  return rows;
}

/** A record as it is to stand from now on. */
export interface ErasedRecord {
  resource: string;
  id: string;
  data: string;
  facets: string;
  hash: Buffer;
  tags: string | null;
}

/**
 * Puts records without the person in the place of those with him, as a change of theirs that readers and receivers
 * hear of, and drops the payloads they came in.
 */
export async function writeErased(
  tx: Transaction,
  connectionId: string,
  stamp: Date,
  records: readonly ErasedRecord[],
): Promise<void> {
  const of = (key: 'resource' | 'id' | 'data' | 'facets' | 'tags') => records.map((record) => record[key]);
  await tx.query(
    `UPDATE record SET data = erased.data, facets = erased.facets, hash = erased.hash, tags = erased.tags,
       record_version = record_version + 1, updated_stamp = $2, raw_digest = NULL
     FROM unnest($3::text[], $4::text[], $5::json[], $6::jsonb[], $7::bytea[], $8::jsonb[])
       AS erased (resource, id, data, facets, hash, tags)
     WHERE record.connection_id = $1 AND record.resource = erased.resource AND record.id = erased.id`,
    [
      connectionId,
      stamp,
      of('resource'),
      of('id'),
      of('data'),
      of('facets'),
      records.map(({ hash }) => hash),
      of('tags'),
    ],
  );
  await dropPayloads(tx, connectionId, records);
}

/** Drops the payloads of records. */
export async function dropPayloads(
  tx: Transaction,
  connectionId: string,
  records: readonly { resource: string; id: string }[],
): Promise<void> {
  await tx.query(
    `DELETE FROM raw WHERE connection_id = $1
       AND (resource, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [connectionId, records.map(({ resource }) => resource), records.map(({ id }) => id)],
  );
}
