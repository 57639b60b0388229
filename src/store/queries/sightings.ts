import type { Queryable, Transaction } from '../database.ts';

/** Where a pass that reads a whole set stands. `attempt` tells it from earlier tries of the same slice. */
export interface PassKey {
  connectionId: string;
  runId: string;
  sliceNo: number;
  attempt: number;
}

/** Where the walk over what is stored stands. */
export interface PassPlace {
  basisDate: string | null;
  id: string;
}

/** Stored records looked at in one statement; they are indexed, so this stays far below the statement's limit. */
const PART = 2000;

/**
 * Notes which ids a full pass has met. A table of its own, because an unchanged record must not be written
 * to, and only for sources whose set is complete (snapshots, re-issued days).
 */
export function writeSightings(tx: Transaction, pass: PassKey, ids: string[]): void {
  if (ids.length === 0) return;
  tx.send(
    `INSERT INTO sighting (connection_id, run_id, slice_no, attempt, id)
     SELECT $1, $2, $3, $4, id FROM unnest($5::text[]) AS page (id) ON CONFLICT DO NOTHING`,
    [pass.connectionId, pass.runId, pass.sliceNo, pass.attempt, ids],
  );
}

/**
 * Marks a part of what is stored and was not met by a pass as missing. Only called for a pass that has met
 * everything; deletions are never guessed. What was stored after the pass began (by another run, behind the
 * pass's cursor) is not missing.
 *
 * @param range basis dates the pass covered; null for a snapshot, which covers the whole resource
 * @param after where the part before ended; null at the start
 * @returns where this part ended; null when it was the last
 */
export async function markMissing(
  tx: Transaction,
  pass: PassKey,
  resource: string,
  range: { start: Date; end: Date } | null,
  passAsOf: Date,
  after: PassPlace | null,
): Promise<PassPlace | null> {
  const inRange = range
    ? 'AND basis_date >= $8 AND basis_date < $9 AND ($10::timestamptz IS NULL OR (basis_date, id) > ($10, $7))'
    : 'AND ($7::text IS NULL OR id > $7)';
  const { rows } = await tx.query<{ id: string; basis_date: string | null; gone: boolean }>(
    `SELECT part.id, to_json(part.basis_date) #>> '{}' AS basis_date,
            part.missing_since IS NULL AND part.as_of < $6 AND seen.id IS NULL AS gone
     FROM (SELECT id, basis_date, as_of, missing_since FROM record
           WHERE connection_id = $1 AND resource = $5 ${inRange}
           ORDER BY ${range ? 'basis_date, id' : 'id'} LIMIT ${PART}) part
     LEFT JOIN LATERAL (
       SELECT id FROM sighting
       WHERE sighting.connection_id = $1 AND sighting.run_id = $2 AND sighting.slice_no = $3
         AND sighting.attempt = $4 AND sighting.id = part.id LIMIT 1) seen ON true
     ORDER BY ${range ? 'part.basis_date, part.id' : 'part.id'}`,
    [
      pass.connectionId,
      pass.runId,
      pass.sliceNo,
      pass.attempt,
      resource,
      passAsOf,
      after?.id ?? null,
      ...(range ? [range.start, range.end, after?.basisDate ?? null] : []),
    ],
  );
  const gone = rows.filter((row) => row.gone).map((row) => row.id);
  if (gone.length > 0) {
    await tx.query(
      'UPDATE record SET missing_since = $4 WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)',
      [pass.connectionId, resource, gone, passAsOf],
    );
  }
  const last = rows.at(-1);
  return last && rows.length === PART ? { id: last.id, basisDate: last.basis_date } : null;
}

/** Drops what passes of ended runs have noted, a bounded number at a time. One that is stuck may go on where it stood. */
export async function dropSightings(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM sighting WHERE (connection_id, run_id, slice_no, attempt, id) IN (
       SELECT connection_id, run_id, slice_no, attempt, id FROM sighting
       WHERE NOT EXISTS (SELECT 1 FROM run WHERE run.connection_id = sighting.connection_id
                         AND run.run_id = sighting.run_id AND run.status IN ('open', 'stuck'))
       LIMIT 5000)`,
  );
}
