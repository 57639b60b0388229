/**
 * Bytes of a page past which no further record is put on it: a thousand records of the largest size would be
 * gigabytes, in the database's answer and in ours. An ordinary page has one or two million.
 */
const PAGE_MOST = 16 * 1024 * 1024;

/**
 * The rows of a list with the records of those that fit on a page; the others come without, so that they never
 * leave the database. Sizes are added up twice: first as stored, which looks at no record, so that the thousand
 * largest ones are not all unpacked only to be measured; then as text. The first record always fits.
 *
 * @param found selects the columns of an AnswerRow in the order of ids, up to the limit
 */
export function withinBytes(found: string): string {
  const before = 'OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';
  return `
    WITH found AS (${found}),
      stored AS (SELECT *, coalesce(sum(pg_column_size(data)) ${before}, 0) AS stored_before FROM found),
      opened AS (SELECT *, CASE WHEN stored_before < ${PAGE_MOST} THEN data::text END AS text FROM stored),
      measured AS (
        SELECT *, coalesce(sum(octet_length(text) + coalesce(octet_length(tags::text), 0)) ${before}, 0) AS bytes_before
        FROM opened)
    SELECT id, CASE WHEN bytes_before < ${PAGE_MOST} THEN text END AS data,
           CASE WHEN bytes_before < ${PAGE_MOST} THEN tags END AS tags, created_stamp, updated_stamp
    FROM measured ORDER BY id`;
}
