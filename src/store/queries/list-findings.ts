import type { Queryable } from '../database.ts';

export interface FindingRow {
  id: string;
  resource: string;
  kind: 'missing' | 'differing' | 'unexpected';
  differences: { path: string; stored: unknown; source: unknown }[];
  differing: number;
  as_of: Date;
  found_at: Date;
}

/**
 * Findings of a run in the order of their records' ids.
 *
 * @param after the last id of the page before
 */
export async function listFindings(
  db: Queryable,
  run: { connectionId: string; runId: string },
  kind: FindingRow['kind'] | null,
  after: string | null,
  limit: number,
): Promise<FindingRow[]> {
  const { rows } = await db.query<FindingRow>(
    `SELECT id, resource, kind, differences, differing, as_of, found_at FROM finding
     WHERE connection_id = $1 AND run_id = $2 AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR id > $4)
     ORDER BY id LIMIT $5`,
    [run.connectionId, run.runId, kind, after, limit],
  );
  return rows;
}
