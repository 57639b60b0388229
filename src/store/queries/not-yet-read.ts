import type { Transaction } from '../database.ts';

interface Function {
  connectionId: string;
  functionName: string;
}

/**
 * Which dates lie where nothing has been read that far and the schedule has yet to come: what the source has under
 * them is not missing here, it is due.
 *
 * @param dates basis dates of records
 * @returns the indexes of those dates
 */
export async function notYetRead(
  tx: Transaction,
  { connectionId, functionName }: Function,
  dates: (Date | null)[],
): Promise<Set<number>> {
  const { rows } = await tx.query<{ number: string }>(
    `SELECT number FROM unnest($3::timestamptz[]) WITH ORDINALITY AS page (at, number)
     WHERE at >= (SELECT position FROM schedule WHERE connection_id = $1 AND function_name = $2)
       AND NOT EXISTS (
         SELECT 1 FROM coverage WHERE connection_id = $1 AND function_name = $2 AND state = 'read'
           AND range_start <= at AND range_end > at)`,
    [connectionId, functionName, dates],
  );
  return new Set(rows.map(({ number }) => Number(number) - 1));
}

/**
 * The same for a snapshot, which is read as a whole: records that were changed after its last reading.
 *
 * @param dates the records' own updated dates
 * @param slackMs how much earlier than it was made a change may be dated
 */
export async function changedSinceSnapshot(
  tx: Transaction,
  { connectionId, functionName }: Function,
  dates: (Date | null)[],
  slackMs: number,
): Promise<Set<number>> {
  const { rows } = await tx.query<{ number: string }>(
    `SELECT number FROM unnest($3::timestamptz[]) WITH ORDINALITY AS page (at, number)
     WHERE at + make_interval(secs => $4::float8 / 1000) >= (
       SELECT max(coalesce(last_as_of, as_of)) FROM coverage WHERE connection_id = $1 AND function_name = $2 AND state = 'read')`,
    [connectionId, functionName, dates, slackMs],
  );
  return new Set(rows.map(({ number }) => Number(number) - 1));
}
