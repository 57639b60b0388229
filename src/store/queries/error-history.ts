import type { Queryable } from '../database.ts';

/** What an open run met at its last attempt, and tries again. */
export interface FailingRunRow {
  run_id: string;
  function_name: string;
  error: { code: string; message: string };
  /** Since when it gets nowhere, and when it was tried last, by the source clock. */
  since: Date | null;
  last_seen: Date | null;
  waiting_until: Date | null;
}

/** The open runs of a connection whose last attempt failed, the longest failing first. */
export async function failingRuns(db: Queryable, connectionId: string): Promise<FailingRunRow[]> {
  const { rows } = await db.query<FailingRunRow>(
    `SELECT run_id, function_name, last_error AS error, idle_since - make_interval(secs => stalled_ms / 1000) AS since,
            idle_since AS last_seen, waiting_until
     FROM run WHERE connection_id = $1 AND status = 'open' AND attempts > 0 AND last_error IS NOT NULL
     ORDER BY since, run_id`,
    [connectionId],
  );
  return rows;
}

/** The event that told of the end of an error. */
export interface PastErrorRow {
  event_id: string;
  /** As JSON text. */
  data: string;
  created_at: Date;
}

/**
 * Errors of a connection that are over, the last first, for as long as events are kept: by an index of the events that
 * told of their end.
 */
export async function pastErrors(
  db: Queryable,
  connectionId: string,
  before: string | null,
  limit: number,
): Promise<PastErrorRow[]> {
  const { rows } = await db.query<PastErrorRow>(
    `SELECT event_id, data::text AS data, created_at FROM event
     WHERE connection_id = $1 AND type = 'connection-error.deleted' AND ($2::uuid IS NULL OR event_id < $2)
     ORDER BY event_id DESC LIMIT $3`,
    [connectionId, before, limit],
  );
  return rows;
}
