import type { Queryable } from '../database.ts';

/** A range that was read, or several that were joined. */
export interface ReadingRow {
  coverage_id: string;
  range_start: Date;
  range_end: Date;
  as_of: Date;
  /** The newest instant of those that were joined; of one reading its as_of. */
  last_as_of: Date;
  run_id: string;
  kind: string;
  mapper_version: number;
}

const READING = `coverage.coverage_id, coverage.range_start, coverage.range_end, coverage.as_of,
  coalesce(coverage.last_as_of, coverage.as_of) AS last_as_of, coverage.run_id, run.kind, coverage.mapper_version`;

/** What is looked at of a function; an end that is null is open. */
export interface CoverageWindow {
  connectionId: string;
  functionName: string;
  basis: string;
  start: Date | null;
  end: Date | null;
}

/** What was read within a window, from its newest end, at most `limit` rows. */
export async function loadReadings(
  db: Queryable,
  { connectionId, functionName, basis, start, end }: CoverageWindow,
  limit: number,
): Promise<ReadingRow[]> {
  const { rows } = await db.query<ReadingRow>(
    `SELECT ${READING} FROM coverage
     JOIN run ON run.connection_id = $1 AND run.run_id = coverage.run_id
     WHERE coverage.connection_id = $1 AND coverage.function_name = $2 AND coverage.basis = $3
       AND coverage.state = 'read' AND coverage.range_end > coalesce($4::timestamptz, '-infinity')
       AND coverage.range_start < coalesce($5::timestamptz, 'infinity')
     ORDER BY coverage.range_end DESC, coverage.coverage_id LIMIT $6`,
    [connectionId, functionName, basis, start, end, limit],
  );
  return rows;
}

/**
 * What runs found to be no longer kept by the source within a window, made one where it overlaps: the history of a
 * source shrinks, so nearly all of it does, however many jobs found it.
 */
export async function loadUnavailable(
  db: Queryable,
  { connectionId, functionName, basis, start, end }: CoverageWindow,
): Promise<{ start: Date; end: Date }[]> {
  const { rows } = await db.query<{ start: Date; end: Date }>(
    `SELECT lower(range) AS start, upper(range) AS "end"
     FROM (SELECT unnest(range_agg(tstzrange(range_start, range_end))) AS range FROM coverage
           WHERE connection_id = $1 AND function_name = $2 AND basis = $3 AND state = 'unavailable'
             AND range_end > coalesce($4::timestamptz, '-infinity')
             AND range_start < coalesce($5::timestamptz, 'infinity')) gone
     ORDER BY 1 LIMIT 1000`,
    [connectionId, functionName, basis, start, end],
  );
  return rows;
}

/** The newest complete reading of a snapshot; undefined before the first. */
export async function loadSnapshot(
  db: Queryable,
  connectionId: string,
  functionName: string,
): Promise<Pick<ReadingRow, 'as_of' | 'run_id' | 'kind' | 'mapper_version'> | undefined> {
  const { rows } = await db.query<Pick<ReadingRow, 'as_of' | 'run_id' | 'kind' | 'mapper_version'>>(
    `SELECT coverage.as_of, coverage.run_id, run.kind, coverage.mapper_version FROM coverage
     JOIN run ON run.connection_id = $1 AND run.run_id = coverage.run_id
     WHERE coverage.connection_id = $1 AND coverage.function_name = $2 AND coverage.basis = 'none'
     ORDER BY coverage.as_of DESC LIMIT 1`,
    [connectionId, functionName],
  );
  return rows[0];
}

export interface CoverageStart {
  function_name: string;
  basis: string;
  /** Null for snapshots. */
  oldest: Date | null;
}

/** By which dates a connection's functions have been read, and from when on. */
export async function coverageStarts(
  db: Queryable,
  connectionId: string,
  functionName: string | null,
): Promise<CoverageStart[]> {
  const { rows } = await db.query<CoverageStart>(
    `SELECT function_name, basis, min(range_start) AS oldest FROM coverage
     WHERE connection_id = $1 AND ($2::text IS NULL OR function_name = $2)
     GROUP BY function_name, basis ORDER BY function_name, basis`,
    [connectionId, functionName],
  );
  return rows;
}
