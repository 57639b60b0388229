import { instants, texts } from '../binary-array.ts';
import type { Transaction } from '../database.ts';

export interface QuarantineWrite {
  sourceKey: string;
  reason: string;
  payload: string;
  asOf: Date;
}

/**
 * Puts aside records that could not be mapped; one met again is counted, not added. A payload from before what is there
 * changes nothing; the very one that is there, tried once more, changes its reason.
 */
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
       reason = excluded.reason, payload = excluded.payload, as_of = excluded.as_of,
       mapper_version = excluded.mapper_version,
       run_id = CASE WHEN quarantine.as_of = excluded.as_of THEN quarantine.run_id ELSE excluded.run_id END,
       times_seen = quarantine.times_seen + (quarantine.as_of <> excluded.as_of)::int
     WHERE quarantine.as_of <= excluded.as_of`,
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

/** Which of these keys are put aside, or at least stored as a record of an earlier reading. */
export async function keysPutAside(
  tx: Transaction,
  connectionId: string,
  resource: string,
  keys: string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await tx.query<{ key: string }>(
    `SELECT source_key AS key FROM quarantine
     WHERE connection_id = $1 AND resource = $2 AND source_key = ANY ($3)
     UNION SELECT id FROM record WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)`,
    [connectionId, resource, keys],
  );
  return new Set(rows.map((row) => row.key));
}

/**
 * Drops entries whose record has been read well, then or since: an old payload must never be retried over a newer one.
 * An entry from after that reading stays.
 */
export function releaseQuarantine(
  tx: Transaction,
  connectionId: string,
  resource: string,
  read: { key: string; asOf: Date }[],
): void {
  if (read.length === 0) return;
  tx.send(
    `DELETE FROM quarantine WHERE connection_id = $1 AND resource = $2 AND source_key = ANY ($3::text[])
       AND as_of <= ($4::timestamptz[])[array_position($3::text[], source_key)]`,
    [connectionId, resource, texts(read.map(({ key }) => key)), instants(read.map(({ asOf }) => asOf))],
  );
}
