import type { Queryable } from '../database.ts';

/**
 * Bytes of a page past which no further record is put on it: a thousand records of the largest size would be
 * gigabytes, in the database's answer and in ours.
 */
const PAGE_MOST = 16 * 1024 * 1024;

/**
 * A record of a list. Nothing of it is made into what the list would only write down again: a thousand dates read and
 * written cost more than sending what they belong to.
 */
export interface ListRow {
  id: string;
  /** The mapped record as JSON text. */
  data: string;
  /** JSON text. */
  tags: string | null;
  /** In seconds since 1970. */
  created: number;
  /** In seconds since 1970. */
  updated: number;
}

/** A row without its record, where that would go past the bound. */
type Cut = Omit<ListRow, 'data'> & { data: null };

/**
 * Runs the statement of a list and leaves out the records that do not fit on a page; they never leave the database.
 * The first record always fits. Sizes are added up row by row from the column that holds them: nothing is unpacked
 * that does not go out.
 *
 * @param found selects id, data, tags, both stamps and `bytes` in the order of ids, up to the limit
 */
export async function rowsWithinBytes(
  db: Queryable,
  found: { sql: string; parameters: readonly unknown[] },
): Promise<(ListRow | Cut)[]> {
  const { rows } = await db.query<ListRow | Cut>(
    `WITH found AS (${found.sql}),
       summed AS (
         SELECT *, coalesce(sum(bytes + coalesce(octet_length(tags::text), 0))
           OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
         FROM found)
     SELECT id, CASE WHEN bytes_before < ${PAGE_MOST} THEN data::text END AS data,
            CASE WHEN bytes_before < ${PAGE_MOST} THEN tags::text END AS tags,
            date_part('epoch', created_stamp) AS created, date_part('epoch', updated_stamp) AS updated
     FROM summed ORDER BY id`,
    [...found.parameters],
  );
  return rows;
}
