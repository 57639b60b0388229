import type { Queryable } from '../database.ts';
import type { AnswerRow } from './load-record.ts';

/**
 * Bytes of a page past which no further record is put on it: a thousand records of the largest size would be
 * gigabytes, in the database's answer and in ours.
 */
const PAGE_MOST = 16 * 1024 * 1024;
/** Bytes that travel at most before a page is measured after all; an ordinary page has one or two million. */
const GUESS_MOST = 4 * 1024 * 1024;
/** No record is larger than its compressed form by more than this: what LZ4 can reach, and pglz cannot. */
const UNPACKED_MOST = 256;

const BEFORE = 'OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';

/** A row without its record, where that would go past the bound. */
type Cut = Omit<AnswerRow, 'data'> & { data: null };

/**
 * Runs the statement of a list and leaves out the records that do not fit on a page; they never leave the database.
 * The first record always fits.
 *
 * Nearly every page is settled by a guess that costs next to nothing, since it looks at no record. Measuring exactly
 * makes an ordinary page half as slow again, so that is done only where the guess says it may be too large.
 *
 * @param found selects the columns of an AnswerRow in the order of ids, up to the limit
 */
export async function rowsWithinBytes(
  db: Queryable,
  found: { sql: string; parameters: readonly unknown[] },
): Promise<(AnswerRow | Cut)[]> {
  const ask = async (sql: string) => (await db.query<AnswerRow | Cut>(sql, [...found.parameters])).rows;
  const rows = await ask(guessed(found.sql));
  return rows.every((row) => row.data !== null) ? rows : await ask(measured(found.sql));
}

// Added up row by row: a sum over all rows, which could keep every record back, has to store them all first.
function guessed(found: string): string {
  return `
    WITH found AS (${found}),
      guessed AS (
        SELECT *, coalesce(sum(
          (pg_column_size(data) + coalesce(pg_column_size(tags), 0)) *
          CASE WHEN coalesce(pg_column_compression(data), pg_column_compression(tags)) IS NULL
               THEN 1 ELSE ${UNPACKED_MOST} END) ${BEFORE}, 0) AS bytes_before
        FROM found)
    SELECT id, CASE WHEN bytes_before < ${GUESS_MOST} THEN data::text END AS data,
           CASE WHEN bytes_before < ${GUESS_MOST} THEN tags END AS tags, created_stamp, updated_stamp
    FROM guessed ORDER BY id`;
}

/** Sizes as stored come first, so that the thousand largest records are not all unpacked only to be measured. */
function measured(found: string): string {
  return `
    WITH found AS (${found}),
      stored AS (SELECT *, coalesce(sum(pg_column_size(data)) ${BEFORE}, 0) AS stored_before FROM found),
      unpacked AS (SELECT *, CASE WHEN stored_before < ${PAGE_MOST} THEN data::text END AS text FROM stored),
      measured AS (
        SELECT *, coalesce(sum(octet_length(text) + coalesce(octet_length(tags::text), 0)) ${BEFORE}, 0) AS bytes_before
        FROM unpacked)
    SELECT id, CASE WHEN bytes_before < ${PAGE_MOST} THEN text END AS data,
           CASE WHEN bytes_before < ${PAGE_MOST} THEN tags END AS tags, created_stamp, updated_stamp
    FROM measured ORDER BY id`;
}
