import type { Transaction } from '../database.ts';

/** A verify notes what it met for the whole run, not slice by slice: a record may move from one to another meanwhile. */
const SHOWN = { slice: 0, attempt: 0 } as const;
/** And, under a number that no slice has, what it has not met and still has to look for. */
const SOUGHT = { slice: -1, attempt: 0 } as const;

export interface VerifyKey {
  connectionId: string;
  runId: string;
}

/** Notes which ids a page has shown. @returns those that no page of the run has shown before */
export async function noteShown(tx: Transaction, key: VerifyKey, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO sighting (connection_id, run_id, slice_no, attempt, id)
     SELECT $1, $2, ${SHOWN.slice}, ${SHOWN.attempt}, id FROM unnest($3::text[]) AS page (id)
     ON CONFLICT DO NOTHING RETURNING id`,
    [key.connectionId, key.runId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether there is anything left that was not met. */
export async function isSeeking(tx: Transaction, key: VerifyKey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM sighting WHERE connection_id = $1 AND run_id = $2 AND slice_no = ${SOUGHT.slice} LIMIT 1`,
    [key.connectionId, key.runId],
  );
  return rowCount === 1;
}

/** Which stored records a walk looks at. */
export interface Walk {
  resource: string;
  /** Basis dates; null for all records of the resource. */
  range: { start: Date; end: Date } | null;
  /** Where the basis date stands: see basisColumn in src/sync/prepare-page.ts. */
  column: 'source_updated' | 'source_created' | 'basis_date';
  /** Only what was stored before this can have been missed. */
  before: Date;
}

/** Where a walk stands. */
export interface WalkPlace {
  date: string | null;
  id: string;
}

/** Stored records looked at in one statement; they are indexed, so this stays far below the statement's limit. */
const PART = 2000;

/**
 * Notes of a part of what is stored what no page has shown. Such a record may have moved on to a later date, so it is
 * not called unexpected yet.
 *
 * One look-up a row, as in markMissing, and for the same reason.
 *
 * @param after where the part before ended; null at the start
 * @returns where this part ended; null when it was the last
 */
export async function noteSought(
  tx: Transaction,
  key: VerifyKey,
  walk: Walk,
  after: WalkPlace | null,
): Promise<WalkPlace | null> {
  const { range, column } = walk;
  const usual = column === 'basis_date' ? '' : 'AND basis_date IS NULL';
  const inRange = range
    ? `AND ${column} >= $6 AND ${column} < $7 ${usual} AND ($8::timestamptz IS NULL OR (${column}, id) > ($8, $5))`
    : 'AND ($5::text IS NULL OR id > $5)';
  const order = range ? `${column}, id` : 'id';
  const { rows } = await tx.query<{ id: string; date: string | null; sought: boolean }>(
    `SELECT part.id, to_json(part.${column}) #>> '{}' AS date,
            part.missing_since IS NULL AND part.as_of < $4 AND seen.id IS NULL AS sought
     FROM (SELECT id, ${column}, as_of, missing_since FROM record
           WHERE connection_id = $1 AND resource = $3 ${inRange} ORDER BY ${order} LIMIT ${PART}) part
     LEFT JOIN LATERAL (
       SELECT id FROM sighting
       WHERE sighting.connection_id = $1 AND sighting.run_id = $2 AND sighting.slice_no = ${SHOWN.slice}
         AND sighting.attempt = ${SHOWN.attempt} AND sighting.id = part.id LIMIT 1) seen ON true
     ORDER BY ${range ? `part.${column}, part.id` : 'part.id'}`,
    [
      key.connectionId,
      key.runId,
      walk.resource,
      walk.before,
      after?.id ?? null,
      ...(range ? [range.start, range.end, after?.date ?? null] : []),
    ],
  );
  const sought = rows.filter((row) => row.sought).map((row) => row.id);
  if (sought.length > 0) {
    await tx.query(
      `INSERT INTO sighting (connection_id, run_id, slice_no, attempt, id)
       SELECT $1, $2, ${SOUGHT.slice}, ${SOUGHT.attempt}, id FROM unnest($3::text[]) AS part (id) ON CONFLICT DO NOTHING`,
      [key.connectionId, key.runId, sought],
    );
  }
  const last = rows.at(-1);
  return last && rows.length === PART ? { id: last.id, date: last.date } : null;
}

/** A stored record that was sought and not met. */
export interface UnmetRow {
  id: string;
  data: string;
}

/** Records with their data are loaded in smaller parts. */
const UNMET_PART = 200;

/**
 * Takes a part of what was sought off the list.
 *
 * @returns those that are still stored, unchanged since before the verify began, neither met since, nor marked as
 *   missing, nor put aside; null when nothing was left on the list
 */
export async function takeUnmet(
  tx: Transaction,
  key: VerifyKey,
  { resource, before }: { resource: string; before: Date },
): Promise<UnmetRow[] | null> {
  const { rows: part } = await tx.query<{ id: string }>(
    `DELETE FROM sighting WHERE connection_id = $1 AND run_id = $2 AND slice_no = ${SOUGHT.slice} AND id = ANY
       (ARRAY (SELECT id FROM sighting WHERE connection_id = $1 AND run_id = $2 AND slice_no = ${SOUGHT.slice}
               LIMIT ${UNMET_PART})) RETURNING id`,
    [key.connectionId, key.runId],
  );
  if (part.length === 0) return null;
  const { rows } = await tx.query<UnmetRow>(
    `SELECT stored.id, stored.data::text AS data FROM unnest($3::text[]) AS part (id)
     CROSS JOIN LATERAL (
       SELECT * FROM record WHERE record.connection_id = $1 AND resource = $4 AND record.id = part.id LIMIT 1) stored
     WHERE stored.missing_since IS NULL AND stored.as_of < $5
       AND NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.connection_id = $1 AND sighting.run_id = $2
                       AND slice_no = ${SHOWN.slice} AND attempt = ${SHOWN.attempt} AND sighting.id = stored.id)
       AND NOT EXISTS (SELECT 1 FROM quarantine WHERE quarantine.connection_id = $1 AND quarantine.resource = $4
                       AND source_key = stored.id)`,
    [key.connectionId, key.runId, part.map(({ id }) => id), resource, before],
  );
  return rows;
}
