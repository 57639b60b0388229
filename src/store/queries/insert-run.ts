import type { Queryable } from '../database.ts';

export interface NewRun {
  connectionId: string;
  runId: string;
  kind: string;
  purpose: string;
  functionName: string;
  basis: string;
  mapperVersion: number;
  requestedStart: Date | null;
  requestedEnd: Date | null;
  windowStart: Date | null;
  windowEnd: Date | null;
  effectiveEnd: Date | null;
  events: 'send' | 'silent';
  onlyGaps: boolean;
  slices: NewSlice[];
}

/** A slice that nobody has begun; its window is null for a snapshot. */
export interface NewSlice {
  window: { start: Date; end: Date } | null;
  weight: number;
  progress: number;
}

/**
 * Writes a run and its slices, numbered newest first; a snapshot has one slice without a window.
 *
 * @returns the slug of the connection's integration
 */
export async function insertRun(tx: Queryable, run: NewRun): Promise<string> {
  // A statement of its own: a sharded database takes no look at another table into an INSERT.
  const { rows } = await tx.query<{ integration: string; organization: string }>(
    'SELECT integration_name AS integration, organization_id AS organization FROM connection WHERE connection_id = $1',
    [run.connectionId],
  );
  const { integration, organization } = rows[0]!;
  await tx.query(
    `INSERT INTO run (connection_id, run_id, kind, function_name, status, basis, mapper_version,
                      requested_start, requested_end, window_start, window_end, effective_end, events,
                      only_gaps, purpose, organization_id)
     VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      run.connectionId,
      run.runId,
      run.kind,
      run.functionName,
      run.basis,
      run.mapperVersion,
      run.requestedStart,
      run.requestedEnd,
      run.windowStart,
      run.windowEnd,
      run.effectiveEnd,
      run.events,
      run.onlyGaps,
      run.purpose,
      organization,
    ],
  );
  await insertSlices(tx, run.connectionId, run.runId, 0, run.slices);
  return integration;
}

/** Adds open slices to a run, numbered from `firstNo`. */
export async function insertSlices(
  tx: Queryable,
  connectionId: string,
  runId: string,
  firstNo: number,
  slices: readonly NewSlice[],
): Promise<void> {
  await tx.query(
    `INSERT INTO slice (connection_id, run_id, slice_no, window_start, window_end, weight, progress)
     SELECT $1, $2, $3 + ordinality - 1, starts, ends, weight, progress
     FROM unnest($4::timestamptz[], $5::timestamptz[], $6::bigint[], $7::int[])
       WITH ORDINALITY AS part (starts, ends, weight, progress, ordinality)`,
    [
      connectionId,
      runId,
      firstNo,
      slices.map(({ window }) => window?.start ?? null),
      slices.map(({ window }) => window?.end ?? null),
      slices.map(({ weight }) => weight),
      slices.map(({ progress }) => progress),
    ],
  );
}
