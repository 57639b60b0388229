import type { Queryable, Transaction } from '../database.ts';
import { FILE_COLUMNS, type FileRow } from './files.ts';
import type { FileKey } from './files-incoming.ts';

/** Ready files that were surveyed under an earlier revision of the profile, in the order they came in. */
export async function staleFiles(
  db: Queryable,
  connectionId: string,
  revision: number,
  limit: number,
): Promise<FileRow[]> {
  const { rows } = await db.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM file
     WHERE connection_id = $1 AND ready AND survey_revision < $2 ORDER BY arrived_at LIMIT $3`,
    [connectionId, revision, limit],
  );
  return rows;
}

/**
 * Writes down what another survey found in a file that is ready. One that means something else now comes in anew: every
 * walk that has passed it meets it again, as it does a file that is late. What was put aside for want of sense in it goes.
 *
 * @param now the source clock
 */
export async function surveyedAnew(
  tx: Transaction,
  key: FileKey,
  found: {
    from: Date | null;
    to: Date | null;
    facts: string | null;
    warnings: string[];
    problem: string | null;
    revision: number;
  },
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE file SET holds_from = $3, holds_to = $4, facts = $5::text::json, warnings = $6, problem = $7, survey_revision = $8,
       arrived_at = CASE WHEN facts::text IS NOT DISTINCT FROM $5::text AND problem IS NOT DISTINCT FROM $7 THEN arrived_at
         ELSE greatest($9::timestamptz,
           (SELECT newest_as_of FROM connection_state WHERE connection_id = $1) + interval '1 millisecond',
           (SELECT max(arrived_at) FROM file WHERE connection_id = $1) + interval '1 millisecond') END
     WHERE connection_id = $1 AND file_id = $2 AND ready`,
    [
      key.connectionId,
      key.fileId,
      found.from,
      found.to,
      found.facts,
      JSON.stringify(found.warnings),
      found.problem,
      found.revision,
      now,
    ],
  );
  if (found.problem === null)
    // A file that cannot be made sense of is one record, which has the file's own id.
    await tx.query('DELETE FROM quarantine WHERE connection_id = $1 AND source_key = $2', [
      key.connectionId,
      key.fileId,
    ]);
}
