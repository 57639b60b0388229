import type { Transaction } from '../database.ts';

/** What a verify has read, once the last of its slices is in. */
export interface VerifiedBounds {
  /** Null for a snapshot. */
  start: Date | null;
  end: Date | null;
  /** The as_of of its first page; null where that is the one being written. */
  began: Date | null;
  /** The source's time when the first of them was begun. */
  sourceBegan: Date | null;
  /** Whether other slices than the one being written are still to be read. */
  more: boolean;
}

/**
 * Between which dates a verify has read, and since when. Slices that were closed unread, because the source no longer
 * keeps them, do not count; neither do those in which it only looks for what has moved on.
 *
 * @param sliceNo the slice whose last page is being written
 */
export async function verifiedBounds(
  tx: Transaction,
  run: { connectionId: string; runId: string; sliceNo: number; movedFrom: number | null },
): Promise<VerifiedBounds> {
  const { rows } = await tx.query<VerifiedBounds>(
    `SELECT min(window_start) FILTER (WHERE read) AS start, max(window_end) FILTER (WHERE read) AS "end",
            min(pass_as_of) FILTER (WHERE read) AS began, min(pass_began_at) FILTER (WHERE read) AS "sourceBegan",
            coalesce(bool_or(status = 'open' AND slice_no <> $3), false) AS more
     FROM (SELECT *, slice_no < coalesce($4::int, slice_no + 1) AND (slice_no = $3 OR status = 'done' AND pages > 0) AS read
           FROM slice WHERE connection_id = $1 AND run_id = $2) part`,
    [run.connectionId, run.runId, run.sliceNo, run.movedFrom],
  );
  return rows[0]!;
}

/** Notes from which slice on a verify looks for records that have moved on. */
export async function noteMovedFrom(
  tx: Transaction,
  run: { connectionId: string; runId: string; sliceNo: number },
): Promise<void> {
  await tx.query('UPDATE run SET moved_from = $3 WHERE connection_id = $1 AND run_id = $2', [
    run.connectionId,
    run.runId,
    run.sliceNo,
  ]);
}

/** Moves the start of a verify's window to where the source still keeps data; what lies before was not verified. */
export async function shortenWindow(
  tx: Transaction,
  run: { connectionId: string; runId: string; start: Date },
): Promise<void> {
  await tx.query('UPDATE run SET window_start = $3 WHERE connection_id = $1 AND run_id = $2', [
    run.connectionId,
    run.runId,
    run.start,
  ]);
}
