import type { Queryable } from '../database.ts';
import type { AnswerRow } from './load-record.ts';

/**
 * Bytes of a page past which no further record is put on it: a thousand records of the largest size would be
 * gigabytes, in the database's answer and in ours.
 */
const PAGE_MOST = 16 * 1024 * 1024;

/** A row without its record, where that would go past the bound. */
type Cut = Omit<AnswerRow, 'data'> & { data: null };

/**
 * Runs the statement of a list and leaves out the records that do not fit on a page; they never leave the database.
 * The first record always fits. Sizes are added up row by row from the column that holds them: nothing is unpacked
 * that does not go out.
 *
 * @param found selects the columns of an AnswerRow and `bytes` in the order of ids, up to the limit
 */
export async function rowsWithinBytes(
  db: Queryable,
  found: { sql: string; parameters: readonly unknown[] },
): Promise<(AnswerRow | Cut)[]> {
  const { rows } = await db.query<AnswerRow | Cut>(
    `WITH found AS (${found.sql}),
       summed AS (
         SELECT *, coalesce(sum(bytes + coalesce(octet_length(tags::text), 0))
           OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
         FROM found)
     SELECT id, CASE WHEN bytes_before < ${PAGE_MOST} THEN data::text END AS data,
            CASE WHEN bytes_before < ${PAGE_MOST} THEN tags END AS tags, created_stamp, updated_stamp
     FROM summed ORDER BY id`,
    [...found.parameters],
  );
  return rows;
}
