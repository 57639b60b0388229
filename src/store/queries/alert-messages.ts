import type { Queryable, Transaction } from '../database.ts';

/** A message that is to be sent over one channel. */
export interface DueMessage {
  message_id: string;
  body: unknown;
  /** This one among them. */
  attempts: number;
}

/** After one message of a kind and state, what comes then is collected for so long. */
const COLLECT = '5 minutes';
/** Longer than any attempt takes: until then no other process sends it. */
const LEASE = '2 minutes';
const KEPT_DAYS = 30;
const BATCH = 2000;

/**
 * Locks a kind for whoever makes a message of it, so that of two processes the second finds nothing left to tell.
 * A statement of its own before everything else, for the reason told in lock-connection.ts.
 *
 * @returns whether it is time: right after another message of its sort, what comes is collected for a while
 */
export async function mayTell(tx: Transaction, kind: string, state: 'open' | 'over'): Promise<boolean> {
  await tx.query('SELECT 1 FROM alert_watch WHERE kind = $1 FOR NO KEY UPDATE', [kind]);
  const { rows } = await tx.query<{ soon: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM alert_message
                    WHERE kind = $1 AND state = $2 AND created_at > now() - interval '${COLLECT}') AS soon`,
    [kind, state],
  );
  return !rows[0]!.soon;
}

/** Leaves a message for each channel. */
export async function insertMessage(
  tx: Transaction,
  message: {
    messageId: string;
    kind: string;
    state: 'open' | 'over';
    body: unknown;
    channels: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO alert_message (message_id, channel, kind, state, body)
     SELECT $1, channel, $2, $3, $4 FROM unnest($5::text[]) AS channel`,
    [message.messageId, message.kind, message.state, JSON.stringify(message.body), message.channels],
  );
}

/**
 * Takes the oldest due message of a channel for this process, and counts the attempt before it is made. Of two that
 * choose the same, the second waits for the first, sees that it is not due any more, and has none.
 */
export async function takeMessage(db: Queryable, channel: string): Promise<DueMessage | undefined> {
  const { rows } = await db.query<DueMessage>(
    `UPDATE alert_message SET attempts = attempts + 1, due_at = now() + interval '${LEASE}'
     WHERE channel = $1 AND outcome IS NULL AND due_at <= now() AND message_id =
       (SELECT message_id FROM alert_message WHERE channel = $1 AND outcome IS NULL AND due_at <= now()
        ORDER BY created_at, message_id LIMIT 1)
     RETURNING message_id, body, attempts`,
    [channel],
  );
  return rows[0];
}

/** It arrived: then whatever else waits for this channel is tried at once. */
export async function noteDelivered(db: Queryable, messageId: string, channel: string): Promise<void> {
  await db.query(
    `UPDATE alert_message SET outcome = 'delivered', ended_at = now(), error = NULL
     WHERE message_id = $1 AND channel = $2`,
    [messageId, channel],
  );
  // Not those that were taken a moment ago: they may be under way in another process.
  await db.query(
    `UPDATE alert_message SET due_at = now()
     WHERE channel = $1 AND outcome IS NULL AND error IS NOT NULL AND due_at > now() + interval '${LEASE}'`,
    [channel],
  );
}

/** It did not arrive. @param nextInMs milliseconds from now; null: it is given up */
export async function noteFailed(
  db: Queryable,
  messageId: string,
  channel: string,
  error: string,
  nextInMs: number | null,
): Promise<void> {
  await db.query(
    `UPDATE alert_message SET error = $3,
       due_at = CASE WHEN $4::float8 IS NULL THEN due_at ELSE now() + make_interval(secs => $4::float8 / 1000) END,
       outcome = CASE WHEN $4::float8 IS NULL THEN 'gave_up' END,
       ended_at = CASE WHEN $4::float8 IS NULL THEN now() END
     WHERE message_id = $1 AND channel = $2 AND outcome IS NULL`,
    [messageId, channel, error, nextInMs],
  );
}

/** Gives an attempt back that a stopping process began and did not make. */
export async function putBack(db: Queryable, messageId: string, channel: string): Promise<void> {
  await db.query(
    `UPDATE alert_message SET attempts = attempts - 1, due_at = now()
     WHERE message_id = $1 AND channel = $2 AND outcome IS NULL`,
    [messageId, channel],
  );
}

/** What waits for each channel, and why, for people. */
export async function waitingMessages(
  db: Queryable,
): Promise<{ channel: string; waiting: number; error: string | null }[]> {
  const { rows } = await db.query<{ channel: string; waiting: number; error: string | null }>(
    `SELECT channel, count(*)::int AS waiting, (array_agg(error ORDER BY due_at DESC))[1] AS error
     FROM alert_message WHERE outcome IS NULL GROUP BY channel ORDER BY channel`,
  );
  return rows;
}

/** Drops messages that have had their time, a bounded number at a time. */
export async function dropOldMessages(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM alert_message WHERE (message_id, channel) IN (
       SELECT message_id, channel FROM alert_message
       WHERE created_at < now() - interval '${KEPT_DAYS} days' LIMIT ${BATCH})`,
  );
}
