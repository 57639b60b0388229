import type { Queryable } from '../database.ts';
import { chooseWanted, type Place } from './stretch.ts';

/** An attempt as it is kept. */
export interface AttemptRow {
  attempt_id: string;
  connection_id: string | null;
  event_id: string;
  event_type: string;
  number: number;
  outcome: 'delivered' | 'failed' | 'gave_up';
  status: number | null;
  response: string | null;
  error: string | null;
  duration_ms: number;
  attempted_at: Date;
  next_attempt_at: Date | null;
}

/** Which attempts are wanted. */
export interface AttemptFilters {
  outcome?: string | undefined;
  eventType?: string | undefined;
  connectionId?: string | undefined;
  eventId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

/** Attempts looked at in one statement, however few of them are wanted. */
const STRETCH = 2000;

const COLUMNS = `attempt_id, connection_id, event_id, event_type, number, outcome, status, response, error, duration_ms,
  attempted_at, next_attempt_at`;

/**
 * The next stretch of an endpoint's log, newest first, and of it what is wanted: so a statement never looks at more
 * than a stretch, whatever the filters. Attempts of one event are few and found by index.
 */
export async function listAttempts(
  db: Queryable,
  endpointId: string,
  filters: AttemptFilters,
  { before, from, limit }: Place,
): Promise<{ items: AttemptRow[]; next: string | null }> {
  const seen = await db.query<{ id: string; wanted: boolean }>(
    `SELECT attempt_id AS id, ($5::text IS NULL OR outcome = $5) AND ($6::text IS NULL OR event_type = $6)
              AND ($7::uuid IS NULL OR connection_id IS NOT DISTINCT FROM $7)
              AND ($8::timestamptz IS NULL OR attempted_at >= $8)
              AND ($9::timestamptz IS NULL OR attempted_at < $9) AS wanted
     FROM attempt
     WHERE endpoint_id = $1 AND attempt_id < $2 AND attempt_id >= $3 AND ($4::uuid IS NULL OR event_id = $4)
     ORDER BY attempt_id DESC LIMIT ${STRETCH}`,
    [
      endpointId,
      before,
      from,
      filters.eventId ?? null,
      filters.outcome ?? null,
      filters.eventType ?? null,
      filters.connectionId ?? null,
      filters.since ?? null,
      filters.until ?? null,
    ],
  );
  const { ids, next } = chooseWanted(seen.rows, STRETCH, limit);
  const { rows } = await db.query<AttemptRow>(
    `SELECT ${COLUMNS} FROM attempt WHERE endpoint_id = $1 AND attempt_id = ANY ($2) ORDER BY attempt_id DESC`,
    [endpointId, ids],
  );
  return { items: rows, next };
}
