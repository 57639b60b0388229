import type { Transaction } from '../database.ts';

/**
 * Gives a record other tags, as a change of its own. The mapped record and its hash stay, so that a sync which reads
 * the same again still finds it unchanged.
 *
 * @param tags JSON text of the whole list
 * @returns the record's version after the change
 */
export async function writeTags(
  tx: Transaction,
  record: { connectionId: string; resource: string; id: string },
  tags: string,
  stamp: Date,
): Promise<number> {
  const { rows } = await tx.query<{ record_version: string }>(
    `UPDATE record SET tags = $4, updated_stamp = $5, record_version = record_version + 1
     WHERE connection_id = $1 AND resource = $2 AND id = $3 RETURNING record_version`,
    [record.connectionId, record.resource, record.id, tags, stamp],
  );
  return Number(rows[0]!.record_version);
}
