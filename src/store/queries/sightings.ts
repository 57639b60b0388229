import type { Transaction } from '../database.ts';

/** Where a pass that reads a whole set stands. */
export interface PassKey {
  connectionId: string;
  runId: string;
  sliceNo: number;
}

/**
 * Notes which ids a full pass has met. A table of its own, because an unchanged record must not be written
 * to, and only for sources whose set is complete (snapshots, re-issued days).
 */
export async function writeSightings(tx: Transaction, pass: PassKey, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `INSERT INTO sighting (connection_id, run_id, slice_no, id)
     SELECT $1, $2, $3, id FROM unnest($4::text[]) AS page (id) ON CONFLICT DO NOTHING`,
    [pass.connectionId, pass.runId, pass.sliceNo, ids],
  );
}

/**
 * Ends a full pass: what is stored in its range and was not met is missing since `asOf`, and what was noted is
 * forgotten. Only called for a completed pass; deletions are never guessed.
 *
 * @param range basis dates the pass covered; null for a snapshot, which covers the whole resource
 */
export async function closePass(
  tx: Transaction,
  pass: PassKey,
  resource: string,
  range: { start: Date; end: Date } | null,
  asOf: Date,
): Promise<void> {
  await tx.query(
    `UPDATE record SET missing_since = $6
     WHERE connection_id = $1 AND resource = $4 AND missing_since IS NULL AND as_of < $6
       AND ($5::timestamptz IS NULL OR (basis_date >= $5 AND basis_date < $7))
       AND NOT EXISTS (SELECT 1 FROM sighting
                       WHERE sighting.connection_id = $1 AND sighting.run_id = $2 AND sighting.slice_no = $3
                         AND sighting.id = record.id)`,
    [pass.connectionId, pass.runId, pass.sliceNo, resource, range?.start ?? null, asOf, range?.end ?? null],
  );
  await forgetSightings(tx, pass);
}

/** Forgets a pass that begins again. */
export async function forgetSightings(tx: Transaction, pass: PassKey): Promise<void> {
  await tx.query('DELETE FROM sighting WHERE connection_id = $1 AND run_id = $2 AND slice_no = $3', [
    pass.connectionId,
    pass.runId,
    pass.sliceNo,
  ]);
}
