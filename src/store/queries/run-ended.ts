import type { Transaction } from '../database.ts';

/** A run that has ended, as it is told to the log, the metrics and the traces. */
export interface EndedRun {
  integration: string;
  kind: string;
  function_name: string;
  status: string;
  code: string | null;
  pages: number;
  requests: number;
  records_new: number;
  records_changed: number;
  records_unchanged: number;
  records_outdated: number;
  records_quarantined: number;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date;
}

/** Reads a run in the transaction that ends it, once its last page is counted. Leaner than a whole job. */
export async function loadEndedRun(tx: Transaction, connectionId: string, runId: string): Promise<EndedRun> {
  const { rows } = await tx.query<EndedRun>(
    `SELECT (SELECT integration_name FROM connection WHERE connection_id = $1) AS integration, kind, function_name,
            status, error ->> 'code' AS code, pages::float8, requests::float8, records_new::float8,
            records_changed::float8, records_unchanged::float8, records_outdated::float8,
            records_quarantined::float8, created_at, started_at, finished_at
     FROM run WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId],
  );
  return rows[0]!;
}
