import type { Transaction } from '../database.ts';

/**
 * The ranges of a verify in which something was found missing or differing, newest first, those that touch as one.
 * From its slices and not its findings, of which only some are kept.
 *
 * @returns one range without ends for a snapshot; none where nothing was found
 */
export async function foundRanges(
  tx: Transaction,
  connectionId: string,
  runId: string,
): Promise<{ start: Date | null; end: Date | null }[]> {
  const { rows } = await tx.query<{ start: Date | null; end: Date | null }>(
    `SELECT lower(part) AS start, upper(part) AS "end"
     FROM (SELECT unnest(range_agg(tstzrange(window_start, window_end))) AS part FROM slice
           WHERE connection_id = $1 AND run_id = $2 AND found > 0) parts
     ORDER BY lower(part) DESC`,
    [connectionId, runId],
  );
  return rows;
}
