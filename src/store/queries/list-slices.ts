import type { Queryable } from '../database.ts';

/** A part of a run's window, as it is shown. */
export interface ShownSlice {
  slice_no: number;
  /** Null for a snapshot. */
  window_start: Date | null;
  window_end: Date | null;
  status: 'open' | 'done';
  pages: string;
  records_seen: string;
  restarts: number;
  /** Millionths that are read. */
  progress: number;
  cursor_at: Date | null;
}

/** Slices of a run by number, from the one after `after`; those that were split are shown by their halves. */
export async function listSlices(
  db: Queryable,
  connectionId: string,
  runId: string,
  status: string | null,
  after: number,
  limit: number,
): Promise<ShownSlice[]> {
  const { rows } = await db.query<ShownSlice>(
    `SELECT slice_no, window_start, window_end, status, pages, records_seen, restarts,
            CASE status WHEN 'done' THEN 1000000 ELSE progress END AS progress, cursor_at
     FROM slice
     WHERE connection_id = $1 AND run_id = $2 AND slice_no > $4 AND status <> 'split' AND ($3::text IS NULL OR status = $3)
     ORDER BY slice_no LIMIT $5`,
    [connectionId, runId, status, after, limit],
  );
  return rows;
}
