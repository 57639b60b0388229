import type { Transaction } from '../database.ts';

/** What is stored under the ids of a page, and the stamp under which the page will be written. */
export interface StoredRow {
  id: string;
  record_version: string;
  hash: Buffer;
  source_updated: Date | null;
  as_of: Date;
  /** Only where the hashes differ, or none was given: repeats, the commonest case, never load their record. */
  data: string | null;
  tags: unknown;
  created_stamp: Date;
  missing_since: Date | null;
}

/**
 * The stored counterparts of a page's records, by id.
 *
 * @param hashes those of the page's records; an empty one loads what is stored in any case
 *
 * Written as one look-up a row (LATERAL with LIMIT) on purpose. As a plain join, a table that has grown since it
 * was last analysed, which is every table in its first minutes, is scanned whole for each page: 550 ms instead
 * of 5 at 20,000 records, growing with every page.
 */
export async function loadStored(
  tx: Transaction,
  connectionId: string,
  resource: string,
  ids: string[],
  hashes: Buffer[],
): Promise<Map<string, StoredRow>> {
  const { rows } = await tx.query<StoredRow>(
    `SELECT stored.id, record_version, stored.hash, source_updated, as_of, tags, created_stamp,
            missing_since,
            CASE WHEN stored.hash <> page.hash THEN stored.data::text END AS data
     FROM unnest($3::text[], $4::bytea[]) AS page (id, hash)
     CROSS JOIN LATERAL (
       SELECT * FROM record
       WHERE record.connection_id = $1 AND record.resource = $2 AND record.id = page.id LIMIT 1) stored`,
    [connectionId, resource, ids, hashes],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** How far ahead of the clock a stamp lies, in seconds; see {@link takeStamp}. */
const STAMP_AHEAD_SECONDS = 3;

/**
 * The instant under which a page's records become readable as changed. Clients poll with
 * `trackstar_updated_date[gte]=<last poll>`; a poll between this moment and our commit does not see the rows,
 * so the stamp must not be older than that poll. Hence the database's own time, under the lock, moved ahead by
 * more than the transaction can still last (see COMMIT_WITHIN_MS in src/sync/commit-page.ts), and up to a
 * whole second, since that is the form clients see.
 */
export async function takeStamp(tx: Transaction): Promise<Date> {
  const { rows } = await tx.query<{ stamp: Date }>(
    `SELECT date_trunc('second', clock_timestamp() + make_interval(secs => $1)) + interval '1 second' AS stamp`,
    [STAMP_AHEAD_SECONDS],
  );
  return rows[0]!.stamp;
}

export interface RecordWrite {
  id: string;
  version: number;
  data: string;
  facets: string;
  hash: Buffer;
  created: Date | null;
  updated: Date | null;
  basisDate: Date | null;
  asOf: Date;
  payload: string;
}

/**
 * Writes new and changed records with their raw payloads. Arrays, because one statement of 500 rows costs
 * about what five single ones do. A payload that is mapped anew is not kept any longer for that.
 */
export async function writeRecords(
  tx: Transaction,
  page: {
    connectionId: string;
    resource: string;
    runId: string;
    mapperVersion: number;
    stamp: Date;
    rawExpires: Date | null;
  },
  writes: RecordWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.query(
    `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, source_created,
                         source_updated, basis_date, as_of, mapper_version, created_stamp, updated_stamp, run_id)
     SELECT $1, $2, id, version, data::json, facets::jsonb, hash, created, updated, basis_date, as_of, $3, $4, $4, $5
     FROM unnest($6::text[], $7::bigint[], $8::text[], $9::text[], $10::bytea[], $11::timestamptz[],
                 $12::timestamptz[], $13::timestamptz[], $14::timestamptz[])
       AS page (id, version, data, facets, hash, created, updated, basis_date, as_of)
     ON CONFLICT (connection_id, resource, id) DO UPDATE SET
       record_version = excluded.record_version, data = excluded.data, facets = excluded.facets,
       hash = excluded.hash, source_created = excluded.source_created, source_updated = excluded.source_updated,
       basis_date = excluded.basis_date, as_of = excluded.as_of, mapper_version = excluded.mapper_version,
       updated_stamp = excluded.updated_stamp, missing_since = NULL, run_id = excluded.run_id`,
    [
      page.connectionId,
      page.resource,
      page.mapperVersion,
      page.stamp,
      page.runId,
      writes.map((write) => write.id),
      writes.map((write) => write.version),
      writes.map((write) => write.data),
      writes.map((write) => write.facets),
      writes.map((write) => write.hash),
      writes.map((write) => write.created),
      writes.map((write) => write.updated),
      writes.map((write) => write.basisDate),
      writes.map((write) => write.asOf),
    ],
  );
  if (!page.rawExpires) return;
  await tx.query(
    `INSERT INTO raw (connection_id, resource, id, payload, as_of, run_id, expires_at)
     SELECT $1, $2, id, payload, as_of, $3, $4 FROM unnest($5::text[], $6::text[], $7::timestamptz[])
       AS page (id, payload, as_of)
     ON CONFLICT (connection_id, resource, id) DO UPDATE SET
       payload = excluded.payload, as_of = excluded.as_of, run_id = excluded.run_id,
       expires_at = CASE WHEN raw.as_of = excluded.as_of THEN raw.expires_at ELSE excluded.expires_at END`,
    [
      page.connectionId,
      page.resource,
      page.runId,
      page.rawExpires,
      writes.map((write) => write.id),
      writes.map((write) => write.payload),
      writes.map((write) => write.asOf),
    ],
  );
}

/** Marks records that had gone missing and were met again unchanged. Not a change of the record. */
export async function markFound(
  tx: Transaction,
  connectionId: string,
  resource: string,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    'UPDATE record SET missing_since = NULL WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)',
    [connectionId, resource, ids],
  );
}
