import type { Transaction } from '../database.ts';

/** What was found of one record, on its way into the store. */
export interface FindingWrite {
  id: string;
  kind: 'missing' | 'differing' | 'unexpected';
  /** JSON text of a bounded list. */
  differences: string;
  /** How many there are in all. */
  differing: number;
  asOf: Date;
}

/** What a verify has counted beside what every run counts. */
export interface FoundCounts {
  missing: number;
  differing: number;
  unexpected: number;
  notYetRead: number;
}

/** Findings kept of a run; the rest is counted. Enough for anybody to see what is wrong, and little to store. */
const MOST_KEPT = 1000;

/**
 * Writes down what a verify found and counts it; past {@link MOST_KEPT} it only counts.
 *
 * @param sliceNo whose range a repair is to read again for what is missing or differs; null for what no repair mends
 */
export async function writeFindings(
  tx: Transaction,
  run: { connectionId: string; runId: string; resource: string; sliceNo: number | null },
  findings: FindingWrite[],
  notYetRead: number,
): Promise<void> {
  const { connectionId, runId, resource, sliceNo } = run;
  if (findings.length === 0 && notYetRead === 0) return;
  const count = (kind: FindingWrite['kind']) => findings.filter((finding) => finding.kind === kind).length;
  const { rows } = await tx.query<{ before: string }>(
    `UPDATE run SET found_missing = found_missing + $3, found_differing = found_differing + $4,
       found_unexpected = found_unexpected + $5, not_yet_read = not_yet_read + $6
     WHERE connection_id = $1 AND run_id = $2
     RETURNING found_missing + found_differing + found_unexpected - $3::bigint - $4::bigint - $5::bigint AS before`,
    [connectionId, runId, count('missing'), count('differing'), count('unexpected'), notYetRead],
  );
  const kept = findings.slice(0, Math.max(0, MOST_KEPT - Number(rows[0]!.before)));
  if (kept.length > 0) {
    await tx.query(
      `INSERT INTO finding (connection_id, run_id, resource, id, kind, differences, differing, as_of)
       SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::json[], $7::int[], $8::timestamptz[])
       ON CONFLICT DO NOTHING`,
      [
        connectionId,
        runId,
        resource,
        kept.map(({ id }) => id),
        kept.map(({ kind }) => kind),
        kept.map(({ differences }) => differences),
        kept.map(({ differing }) => differing),
        kept.map(({ asOf }) => asOf),
      ],
    );
  }
  const mendable = count('missing') + count('differing');
  if (sliceNo === null || mendable === 0) return;
  await tx.query(
    'UPDATE slice SET found = found + $4 WHERE connection_id = $1 AND run_id = $2 AND slice_no = $3',
    [connectionId, runId, sliceNo, mendable],
  );
}
