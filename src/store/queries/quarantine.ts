import type { Transaction } from '../database.ts';

export interface QuarantineWrite {
  sourceKey: string;
  reason: string;
  payload: string;
  asOf: Date;
}

/** Puts aside records that could not be mapped; one met again is counted, not added. */
export async function writeQuarantine(
  tx: Transaction,
  page: { connectionId: string; resource: string; runId: string; mapperVersion: number },
  writes: QuarantineWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.query(
    `INSERT INTO quarantine (connection_id, resource, source_key, reason, payload, as_of, run_id, mapper_version)
     SELECT $1, $2, source_key, reason, payload, as_of, $3, $4
     FROM unnest($5::text[], $6::text[], $7::text[], $8::timestamptz[]) AS page (source_key, reason, payload, as_of)
     ON CONFLICT (connection_id, resource, source_key) DO UPDATE SET
       reason = excluded.reason, payload = excluded.payload, as_of = excluded.as_of, run_id = excluded.run_id,
       mapper_version = excluded.mapper_version, times_seen = quarantine.times_seen + 1`,
    [
      page.connectionId,
      page.resource,
      page.runId,
      page.mapperVersion,
      writes.map((write) => write.sourceKey),
      writes.map((write) => write.reason),
      writes.map((write) => write.payload),
      writes.map((write) => write.asOf),
    ],
  );
}

/** Drops entries whose record has since been read well: an old payload must never be retried over a newer one. */
export function releaseQuarantine(
  tx: Transaction,
  connectionId: string,
  resource: string,
  ids: string[],
): void {
  if (ids.length === 0) return;
  tx.send('DELETE FROM quarantine WHERE connection_id = $1 AND resource = $2 AND source_key = ANY ($3)', [
    connectionId,
    resource,
    ids,
  ]);
}
