import type { Queryable } from '../database.ts';

/** The dates that records are stored with and that have an index. */
export type DateColumn = 'source_updated' | 'source_created' | 'basis_date';

/** Up to so many records of a resource are simply looked through. */
const FEW = 2000;
/** So far the index of dates is followed, which holds the other resources of the connection too. */
const FAR = 50_000;

/**
 * The oldest and the newest date of a connection's records of one resource; null where there is none, or where
 * finding it would mean to look through a large part of the connection's data.
 *
 * The index by date has the resource last (see the migration that makes it), so the first entry of a resource is near
 * where its records are many, and may be far where they are few. Few are found by the primary key instead.
 */
export async function storedDates(
  db: Queryable,
  connectionId: string,
  resource: string,
  column: DateColumn,
): Promise<{ oldest: Date | null; newest: Date | null }> {
  const few = await db.query<{ count: string; oldest: Date | null; newest: Date | null }>(
    `SELECT count(*), min(${column}) AS oldest, max(${column}) AS newest
     FROM (SELECT ${column} FROM record WHERE connection_id = $1 AND resource = $2 LIMIT ${FEW + 1}) looked_at`,
    [connectionId, resource],
  );
  const { count, oldest, newest } = few.rows[0]!;
  if (Number(count) <= FEW) return { oldest, newest };
  const { rows } = await db.query<{ oldest: Date | null; newest: Date | null }>(
    `SELECT (${firstDate(column, 'ASC')}) AS oldest, (${firstDate(column, 'DESC')}) AS newest`,
    [connectionId, resource],
  );
  return rows[0]!;
}

function firstDate(column: DateColumn, order: 'ASC' | 'DESC'): string {
  return `SELECT date FROM (
    SELECT ${column} AS date, resource FROM record WHERE connection_id = $1 AND ${column} IS NOT NULL
    ORDER BY ${column} ${order} LIMIT ${FAR}) near WHERE resource = $2 LIMIT 1`;
}
