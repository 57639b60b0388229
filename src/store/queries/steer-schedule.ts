import type { Queryable, Transaction } from '../database.ts';

/** Whether a connection syncs a function at all. */
export async function hasSchedule(
  tx: Queryable,
  connectionId: string,
  functionName: string,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM schedule WHERE connection_id = $1 AND function_name = $2',
    [connectionId, functionName],
  );
  return rowCount === 1;
}

/** Pauses a schedule, or all of a connection, or lets it go on. Its place and when it is due stay as they are. */
export async function setPaused(
  tx: Transaction,
  connectionId: string,
  functionName: string | null,
  paused: boolean,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE schedule SET paused = $3
     WHERE connection_id = $1 AND ($2::text IS NULL OR function_name = $2) AND paused <> $3`,
    [connectionId, functionName, paused],
  );
  return (rowCount ?? 0) > 0;
}

/** Sets the time between two runs. One that is due later than that from now is due then. */
export async function setFrequency(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  seconds: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE schedule SET frequency_seconds = $3, next_due_at = least(next_due_at, $4)
     WHERE connection_id = $1 AND function_name = $2 AND frequency_seconds <> $3`,
    [connectionId, functionName, seconds, new Date(now.getTime() + seconds * 1000)],
  );
  return rowCount === 1;
}
