import type { Transaction } from '../database.ts';

export interface SliceWrite {
  connectionId: string;
  runId: string;
  sliceNo: number;
  status: 'open' | 'done' | 'split';
  windowStart: Date | null;
  /** JSON text; null at the start of a slice. */
  cursor: string | null;
  cursorAt: Date | null;
  passBeganAt: Date | null;
  passAsOf: Date | null;
  pass: number;
  attempt: number;
  digest: string;
  lastDigest: string | null;
  lastBeganAt: Date | null;
  recordsSeen: number;
  pages: number;
  restarts: number;
  progress: number;
  dateOrder: 'rising' | 'falling' | 'mixed' | null;
  lastDate: Date | null;
  expectedPages: number | null;
}

/** Writes where a slice stands after a page: the checkpoint that any worker can go on from. */
export function updateSlice(tx: Transaction, slice: SliceWrite): void {
  tx.send(
    `UPDATE slice SET status = $4, window_start = $5, cursor = $6, cursor_at = $7, pass_began_at = $8, pass = $9,
       digest = $10, last_digest = $11, records_seen = $12, pages = $13, restarts = $14, pass_as_of = $15, attempt = $16,
       last_began_at = $17, progress = greatest(progress, $18), date_order = $19, last_date = $20, expected_pages = $21
     WHERE connection_id = $1 AND run_id = $2 AND slice_no = $3`,
    [
      slice.connectionId,
      slice.runId,
      slice.sliceNo,
      slice.status,
      slice.windowStart,
      slice.cursor,
      slice.cursorAt,
      slice.passBeganAt,
      slice.pass,
      slice.digest,
      slice.lastDigest,
      slice.recordsSeen,
      slice.pages,
      slice.restarts,
      slice.passAsOf,
      slice.attempt,
      slice.lastBeganAt,
      slice.progress,
      slice.dateOrder,
      slice.lastDate,
      slice.expectedPages,
    ],
  );
}

/** The first unused slice number of a run. */
export async function nextSliceNo(tx: Transaction, connectionId: string, runId: string): Promise<number> {
  const { rows } = await tx.query<{ next: number }>(
    'SELECT max(slice_no) + 1 AS next FROM slice WHERE connection_id = $1 AND run_id = $2',
    [connectionId, runId],
  );
  return rows[0]!.next;
}

/**
 * Closes the open slices that lie wholly before what the source still keeps.
 *
 * @param gone `except`: slices that are being asked for; `cut`: what is cut off the slice at the edge
 * @returns what is gone with them and the cut, those that touch as one
 */
export async function closeSlicesBefore(
  tx: Transaction,
  gone: {
    connectionId: string;
    runId: string;
    keptFrom: Date;
    except: number[];
    cut: { start: Date; end: Date };
  },
): Promise<{ start: Date; end: Date }[]> {
  const { rows } = await tx.query<{ start: Date; end: Date }>(
    `WITH closed AS (
       UPDATE slice SET status = 'done'
       WHERE connection_id = $1 AND run_id = $2 AND status = 'open' AND window_end <= $3 AND slice_no <> ALL ($4::int[])
       RETURNING tstzrange(window_start, window_end) AS part),
     joined AS (
       SELECT unnest(range_agg(part)) AS part
       FROM (SELECT part FROM closed UNION ALL SELECT tstzrange($5, $6)) parts)
     SELECT lower(part) AS start, upper(part) AS "end" FROM joined ORDER BY 1`,
    [gone.connectionId, gone.runId, gone.keptFrom, gone.except, gone.cut.start, gone.cut.end],
  );
  return rows;
}

/** Lets the open slices of a job that is resumed count their restarts and passes anew. */
export async function forgiveSlices(tx: Transaction, connectionId: string, runId: string): Promise<void> {
  await tx.query(
    `UPDATE slice SET restarts = 0, pass = 1 WHERE connection_id = $1 AND run_id = $2 AND status = 'open'`,
    [connectionId, runId],
  );
}

/**
 * What the run's slices that are done took, in pages of their last pass and in weight: what a slice of which nothing
 * else is known is compared with. Both are 0 where none is done.
 */
export async function doneSlices(
  tx: Transaction,
  connectionId: string,
  runId: string,
): Promise<{ pages: number; weight: number }> {
  const { rows } = await tx.query<{ pages: number; weight: number }>(
    `SELECT coalesce(sum(pages), 0)::float8 AS pages, coalesce(sum(weight), 0)::float8 AS weight
     FROM slice WHERE connection_id = $1 AND run_id = $2 AND status = 'done' AND pages > 0`,
    [connectionId, runId],
  );
  return rows[0]!;
}
