import type { Queryable, Transaction } from '../database.ts';

/** How long after a look through a connection it is looked through again. */
const EVERY = '10 minutes';
/** Records that one transaction drops, with what belongs to them: far below what two seconds allow. */
const RECORDS_AT_ONCE = 500;
const FILES_AT_ONCE = 100;

/** Connections of organizations that keep records for a time only, which nobody has looked through for a while. */
export async function dueForRetention(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM organization JOIN connection USING (organization_id) JOIN connection_state USING (connection_id)
     WHERE settings ? 'retention_days' AND deleted_at IS NULL
       AND (retained_at IS NULL OR retained_at < now() - interval '${EVERY}')
     ORDER BY retained_at NULLS FIRST LIMIT $1`,
    [limit],
  );
  return rows.map((row) => row.connection_id);
}

/** What of a resource is past its time. */
interface PastTime {
  connectionId: string;
  resource: string;
  /** Where a record has its date, unless it has one of its own in `basis_date`. */
  column: 'source_updated' | 'source_created';
  before: Date;
}

/**
 * Drops records that are past their time, with their payloads, events and findings, and what was put aside before then.
 *
 * @returns whether none was left
 */
export async function dropPastTime(tx: Transaction, past: PastTime): Promise<boolean> {
  const { connectionId, resource, column, before } = past;
  // As two ranges of two indexes: of what is in time nothing is looked at.
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM record WHERE connection_id = $1 AND resource = $2
       AND ((basis_date IS NULL AND ${column} < $3) OR basis_date < $3) LIMIT ${RECORDS_AT_ONCE}`,
    [connectionId, resource, before],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) {
    for (const table of ['record', 'raw', 'finding'])
      await tx.query(`DELETE FROM ${table} WHERE connection_id = $1 AND resource = $2 AND id = ANY ($3)`, [
        connectionId,
        resource,
        ids,
      ]);
    await tx.query('DELETE FROM event WHERE connection_id = $1 AND resource = $2 AND record_id = ANY ($3)', [
      connectionId,
      resource,
      ids,
    ]);
  }
  await tx.query('DELETE FROM quarantine WHERE connection_id = $1 AND resource = $2 AND as_of < $3', [
    connectionId,
    resource,
    before,
  ]);
  return ids.length < RECORDS_AT_ONCE;
}

/** Takes back what was said to be covered of the time before: it is no longer here. */
export async function shrinkCoverage(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  before: Date,
): Promise<void> {
  await tx.query(
    `DELETE FROM coverage WHERE connection_id = $1 AND function_name = $2 AND state = 'read' AND range_end <= $3`,
    [connectionId, functionName, before],
  );
  await tx.query(
    `UPDATE coverage SET range_start = $3
     WHERE connection_id = $1 AND function_name = $2 AND state = 'read' AND range_start < $3`,
    [connectionId, functionName, before],
  );
}

/** Takes files out of sight that hold nothing but what is past its time; their bytes go with the next housekeeping. */
export async function retirePastTime(tx: Transaction, connectionId: string, before: Date): Promise<void> {
  await tx.query(
    `UPDATE file SET ready = false WHERE connection_id = $1 AND ready AND file_id = ANY (ARRAY (
       SELECT file_id FROM file WHERE connection_id = $1 AND ready AND holds_to <= $2 AND arrived_at < $2
       LIMIT ${FILES_AT_ONCE}))`,
    [connectionId, before],
  );
}

/** Notes that a connection was looked through. */
export async function noteRetained(tx: Transaction, connectionId: string): Promise<void> {
  await tx.query('UPDATE connection_state SET retained_at = now() WHERE connection_id = $1', [connectionId]);
}
