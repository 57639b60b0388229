import type { Queryable, Transaction } from '../database.ts';

/** A schedule's run begins, and it is known when the next one is due. */
export async function scheduleBegins(
  tx: Queryable,
  connectionId: string,
  functionName: string,
  nextDueAt: Date,
): Promise<void> {
  await tx.query('UPDATE schedule SET next_due_at = $3 WHERE connection_id = $1 AND function_name = $2', [
    connectionId,
    functionName,
    nextDueAt,
  ]);
}

/** The first request of a schedule's run has started. */
export async function crawlBegins(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  now: Date,
): Promise<void> {
  await tx.query(
    'UPDATE schedule SET last_crawl_start = $3 WHERE connection_id = $1 AND function_name = $2',
    [connectionId, functionName, now],
  );
}

/**
 * A schedule's run has read everything: its place moves to where the run can vouch for. It never moves back,
 * and nothing but the schedule's own line of runs calls this.
 */
export async function scheduleAdvances(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  position: Date,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE schedule SET position = greatest(position, $3), initial_done = true, last_crawl_end = $4
     WHERE connection_id = $1 AND function_name = $2`,
    [connectionId, functionName, position, now],
  );
}
