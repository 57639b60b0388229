import type { Queryable } from '../database.ts';

/** What was read of a function of a connection by one kind of date, made one where it touches. */
export interface CoverageSummaryRow {
  connection_id: string;
  function_name: string;
  basis: string;
  state: 'read' | 'unavailable' | 'unkept';
  /** In order, each [start, end] in milliseconds; the newest thousand. Empty for a snapshot. */
  ranges: [number, number][];
  /** How many there are in all. */
  count: number;
  /** The newest instant at which something of it was read. */
  last_as_of: Date;
}

/** Ranges of one function that are told; it has more only where it was read in a thousand places apart. */
const MOST_RANGES = 1000;

/**
 * What was read of some connections, function by function. Readings are joined as they grow many, so each function has
 * few rows however long it was read.
 */
export async function coverageOf(
  db: Queryable,
  connectionIds: readonly string[],
  functionName: string | null,
): Promise<CoverageSummaryRow[]> {
  const { rows } = await db.query<CoverageSummaryRow>(
    `SELECT connection_id, function_name, basis, state, last_as_of,
            (SELECT coalesce(json_agg(json_build_array(start, "end") ORDER BY start), '[]') FROM (
               SELECT extract(epoch FROM lower(range)) * 1000 AS start, extract(epoch FROM upper(range)) * 1000 AS "end"
               FROM unnest(whole) AS range ORDER BY range DESC LIMIT ${MOST_RANGES}) newest) AS ranges,
            (SELECT count(*)::int FROM unnest(whole)) AS count
     FROM (SELECT connection_id, function_name, basis, state, max(coalesce(last_as_of, as_of)) AS last_as_of,
                  range_agg(tstzrange(range_start, range_end)) FILTER (WHERE range_start < range_end) AS whole
           FROM coverage WHERE connection_id = ANY ($1) AND ($2::text IS NULL OR function_name = $2)
           GROUP BY connection_id, function_name, basis, state) read
     ORDER BY connection_id, function_name, basis, state`,
    [connectionIds, functionName],
  );
  return rows;
}
