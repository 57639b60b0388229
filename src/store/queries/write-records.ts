import { bigints, byteas, instants, jsonbs, jsons, texts } from '../binary-array.ts';
import type { Transaction } from '../database.ts';

/** What is stored under an id of a page. */
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

/** What is stored under the ids of a page, as far as it matters to the page. */
export interface StoredRows {
  /** Ids of the page that nothing is stored under. */
  absent: Set<string>;
  /** By id: those whose hash differs from the page's, and those that had gone missing. All others are repeats. */
  differing: Map<string, StoredRow>;
}

/**
 * Compares a page with what is stored. Repeats are most of what is ever read, so of them nothing comes back.
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
): Promise<StoredRows> {
  const { rows } = await tx.query<StoredRow & { absent: boolean }>(
    `SELECT page.id, stored.id IS NULL AS absent, record_version, stored.hash, source_updated, as_of, tags,
            created_stamp, missing_since,
            CASE WHEN stored.hash <> page.hash THEN stored.data::text END AS data
     FROM unnest($3::text[], $4::bytea[]) AS page (id, hash)
     LEFT JOIN LATERAL (
       SELECT * FROM record
       WHERE record.connection_id = $1 AND record.resource = $2 AND record.id = page.id LIMIT 1) stored ON true
     WHERE stored.id IS NULL OR stored.hash <> page.hash OR missing_since IS NOT NULL`,
    [connectionId, resource, texts(ids), byteas(hashes)],
  );
  return {
    absent: new Set(rows.filter((row) => row.absent).map((row) => row.id)),
    differing: new Map(rows.filter((row) => !row.absent).map((row) => [row.id, row])),
  };
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
  /** Null: it is not kept, and neither is one from before. */
  payload: string | null;
  digest: Buffer | null;
}

/**
 * Writes new and changed records with their raw payloads. Arrays, because one statement of 500 rows costs
 * about what five single ones do. A payload that is mapped anew is not kept any longer for that.
 */
export function writeRecords(
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
): void {
  if (writes.length === 0) return;
  tx.send(
    `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, source_created,
                         source_updated, basis_date, as_of, mapper_version, created_stamp, updated_stamp, run_id,
                         raw_digest)
     SELECT $1, $2, id, version, data, facets, hash, created, updated, basis_date, as_of, $3, $4, $4, $5, digest
     FROM unnest($6::text[], $7::bigint[], $8::json[], $9::jsonb[], $10::bytea[], $11::timestamptz[],
                 $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::bytea[])
       AS page (id, version, data, facets, hash, created, updated, basis_date, as_of, digest)
     ON CONFLICT (connection_id, resource, id) DO UPDATE SET
       record_version = excluded.record_version, data = excluded.data, facets = excluded.facets,
       hash = excluded.hash, source_created = excluded.source_created, source_updated = excluded.source_updated,
       basis_date = excluded.basis_date, as_of = excluded.as_of, mapper_version = excluded.mapper_version,
       updated_stamp = excluded.updated_stamp, missing_since = NULL, run_id = excluded.run_id,
       raw_digest = excluded.raw_digest`,
    [
      page.connectionId,
      page.resource,
      page.mapperVersion,
      page.stamp,
      page.runId,
      texts(writes.map((write) => write.id)),
      bigints(writes.map((write) => write.version)),
      jsons(writes.map((write) => write.data)),
      jsonbs(writes.map((write) => write.facets)),
      byteas(writes.map((write) => write.hash)),
      instants(writes.map((write) => write.created)),
      instants(writes.map((write) => write.updated)),
      instants(writes.map((write) => write.basisDate)),
      instants(writes.map((write) => write.asOf)),
      byteas(writes.map((write) => write.digest)),
    ],
    'write-records',
  );
  const without = writes.filter((write) => write.payload === null);
  if (without.length > 0)
    dropRaw(
      tx,
      page.connectionId,
      page.resource,
      without.map((write) => write.id),
    );
  const kept = writes.filter((write) => write.payload !== null);
  if (!page.rawExpires || kept.length === 0) return;
  tx.send(
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
      texts(kept.map((write) => write.id)),
      texts(kept.map((write) => write.payload)),
      instants(kept.map((write) => write.asOf)),
    ],
    'write-raw',
  );
}

/** Drops raw payloads of records. */
function dropRaw(tx: Transaction, connectionId: string, resource: string, ids: string[]): void {
  tx.send('DELETE FROM raw WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)', [
    connectionId,
    resource,
    ids,
  ]);
}

/** Marks records that had gone missing and were met again unchanged. Not a change of the record. */
export function markFound(tx: Transaction, connectionId: string, resource: string, ids: string[]): void {
  if (ids.length === 0) return;
  tx.send(
    'UPDATE record SET missing_since = NULL WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)',
    [connectionId, resource, ids],
  );
}
