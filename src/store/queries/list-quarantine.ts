import type { Queryable } from '../database.ts';

/** What stands aside, without its payload. */
export interface QuarantineRow {
  quarantine_id: string;
  resource: string;
  source_key: string;
  reason: string;
  as_of: Date;
  run_id: string;
  mapper_version: number;
  first_seen: Date;
  times_seen: number;
}

/** Where a page of the list ended. */
export interface QuarantinePlace {
  resource: string;
  key: string;
}

const COLUMNS =
  'quarantine_id, resource, source_key, reason, as_of, run_id, mapper_version, first_seen, times_seen';

/** Entries of a connection, in the order of resources and keys. */
export async function listQuarantine(
  db: Queryable,
  connectionId: string,
  filter: { resource: string | null; runId: string | null },
  after: QuarantinePlace | null,
  limit: number,
): Promise<QuarantineRow[]> {
  const { rows } = await db.query<QuarantineRow>(
    `SELECT ${COLUMNS} FROM quarantine
     WHERE connection_id = $1 AND ($2::text IS NULL OR resource = $2) AND ($3::uuid IS NULL OR run_id = $3)
       AND ($4::text IS NULL OR (resource, source_key) > ($4, $5))
     ORDER BY resource, source_key LIMIT $6`,
    [connectionId, filter.resource, filter.runId, after?.resource ?? null, after?.key ?? null, limit],
  );
  return rows;
}

/** One entry with its payload; undefined when there is none. */
export async function loadQuarantined(
  db: Queryable,
  connectionId: string,
  quarantineId: string,
): Promise<(QuarantineRow & { payload: string }) | undefined> {
  const { rows } = await db.query<QuarantineRow & { payload: string }>(
    `SELECT ${COLUMNS}, payload FROM quarantine WHERE connection_id = $1 AND quarantine_id = $2`,
    [connectionId, quarantineId],
  );
  return rows[0];
}
