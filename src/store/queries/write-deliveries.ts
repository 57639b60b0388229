import type { Transaction } from '../database.ts';

/** One attempt as it is kept for people. */
export interface AttemptWrite {
  attemptId: string;
  endpointId: string;
  /** Null for a made-up event. */
  connectionId: string | null;
  eventId: string;
  eventType: string;
  /** 1, 2, … of the same event. */
  number: number;
  outcome: 'delivered' | 'failed' | 'gave_up';
  status: number | null;
  response: string | null;
  error: string | null;
  durationMs: number;
  /** Milliseconds from now; null when there is no next one. */
  nextInMs: number | null;
}

/** Notes attempts; one that failed is due again, one that did not, or was the last, is not any more. */
export async function writeAttempts(tx: Transaction, attempts: AttemptWrite[]): Promise<void> {
  if (attempts.length === 0) return;
  await tx.query(
    `INSERT INTO attempt (endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, status, response,
                          error, duration_ms, next_attempt_at)
     SELECT endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, status, response, error,
            duration_ms, now() + make_interval(secs => next_in_ms / 1000)
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::text[], $8::int[], $9::text[],
                 $10::text[], $11::int[], $12::float8[])
       AS made (endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, status, response, error,
                duration_ms, next_in_ms)`,
    [
      attempts.map((one) => one.endpointId),
      attempts.map((one) => one.attemptId),
      attempts.map((one) => one.connectionId),
      attempts.map((one) => one.eventId),
      attempts.map((one) => one.eventType),
      attempts.map((one) => one.number),
      attempts.map((one) => one.outcome),
      attempts.map((one) => one.status),
      attempts.map((one) => one.response),
      attempts.map((one) => one.error),
      attempts.map((one) => one.durationMs),
      attempts.map((one) => one.nextInMs),
    ],
  );
}

/** Puts off what failed, and drops what arrived or was given up. All of one connection. */
export async function writeRedeliveries(
  tx: Transaction,
  endpointId: string,
  connectionId: string,
  attempts: readonly AttemptWrite[],
): Promise<void> {
  const again = attempts.filter((one) => one.nextInMs !== null);
  const over = attempts.filter((one) => one.nextInMs === null);
  if (over.length > 0) {
    await tx.query(
      'DELETE FROM redelivery WHERE connection_id = $1 AND endpoint_id = $2 AND event_id = ANY ($3)',
      [connectionId, endpointId, over.map((one) => one.eventId)],
    );
  }
  if (again.length > 0) {
    await tx.query(
      `INSERT INTO redelivery (connection_id, endpoint_id, event_id, attempts, due_at)
       SELECT $1, $2, event_id, number, now() + make_interval(secs => next_in_ms / 1000)
       FROM unnest($3::uuid[], $4::int[], $5::float8[]) AS failed (event_id, number, next_in_ms)
       ON CONFLICT (connection_id, endpoint_id, event_id) DO UPDATE SET
         attempts = excluded.attempts, due_at = excluded.due_at`,
      [
        connectionId,
        endpointId,
        again.map((one) => one.eventId),
        again.map((one) => one.number),
        again.map((one) => one.nextInMs),
      ],
    );
  }
}

/** Everything up to `position` was tried. A feed that only repeats goes when it is through. */
export async function moveFeed(
  tx: Transaction,
  feed: { connectionId: string; feedId: string; endpointId: string },
  position: string,
): Promise<void> {
  const key = [feed.connectionId, feed.feedId];
  await tx.query(
    'UPDATE feed SET position = greatest(position, $3) WHERE connection_id = $1 AND feed_id = $2',
    [...key, position],
  );
  if (feed.feedId === feed.endpointId) return;
  await tx.query('DELETE FROM feed WHERE connection_id = $1 AND feed_id = $2 AND position >= upto', key);
}

/** What attempts mean for the endpoint: something arrived, or nothing did, or it wants to be left alone for a while. */
export async function noteHealth(
  tx: Transaction,
  endpointId: string,
  health: { arrived: boolean; failed: boolean; restMs: number | null },
): Promise<void> {
  const since = health.arrived ? 'NULL' : health.failed ? 'least(failing_since, now())' : 'failing_since';
  await tx.query(
    `UPDATE endpoint SET failing_since = ${since}, paused_until = now() + make_interval(secs => $2::float8 / 1000)
     WHERE endpoint_id = $1`,
    [endpointId, health.restMs],
  );
}

/** An endpoint that nothing reaches is switched off after this many days, as documented. */
const GIVE_UP_DAYS = 5;
/** Fewer failures than this in that time are not "nothing reaches it": it was hardly tried. */
const GIVE_UP_ATTEMPTS = 8;

/**
 * Switches an endpoint off of which every attempt has failed for days. What it is yet to be told waits, and follows
 * when it is switched on again.
 *
 * @returns whether it was switched off now
 */
export async function giveUpEndpoint(tx: Transaction, endpointId: string): Promise<boolean> {
  const tried = await tx.query(
    `SELECT 1 FROM attempt WHERE endpoint_id = $1
       AND attempted_at >= (SELECT failing_since FROM endpoint WHERE endpoint_id = $1) LIMIT ${GIVE_UP_ATTEMPTS}`,
    [endpointId],
  );
  if (tried.rowCount! < GIVE_UP_ATTEMPTS) return false;
  const { rowCount } = await tx.query(
    `UPDATE endpoint SET enabled = false, disabled_reason = 'failing', disabled_at = now()
     WHERE endpoint_id = $1 AND enabled AND failing_since <= now() - interval '${GIVE_UP_DAYS} days'`,
    [endpointId],
  );
  return rowCount === 1;
}
