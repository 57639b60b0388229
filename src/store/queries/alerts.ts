import type { Queryable, Transaction } from '../database.ts';

/** Something that needs an operator, as it is kept. */
export interface AlertRow {
  alert_id: string;
  kind: string;
  subject: string;
  details: Record<string, string | number | null>;
  since: Date;
  told_at: Date | null;
  over_at: Date | null;
}

const COLUMNS = 'alert_id, kind, subject, details, since, told_at, over_at';
/** More open alerts of a kind than this are not kept: a person acts on their number, not on each. */
const MOST_OPEN = 10_000;
/** A job that nobody has resumed by then is left alone; nothing else stays open by itself. */
const FORGET_DAYS = 30;

/** Notes what was found; what is open already keeps its beginning, and is not told again. */
export async function beginAlerts(
  db: Queryable,
  kind: string,
  found: readonly {
    alertId: string;
    subject: string;
    details: AlertRow['details'];
    since: Date;
  }[],
): Promise<void> {
  if (found.length === 0) return;
  await db.query(
    `INSERT INTO alert (alert_id, kind, subject, details, since)
     SELECT alert_id, $1, subject, details, since
     FROM unnest($2::uuid[], $3::text[], $4::jsonb[], $5::timestamptz[]) AS found (alert_id, subject, details, since)
     WHERE (SELECT count(*) FROM (SELECT 1 FROM alert WHERE kind = $1 AND over_at IS NULL LIMIT $6) open) < $6
     ON CONFLICT (kind, subject) WHERE over_at IS NULL DO UPDATE SET details = excluded.details
       WHERE alert.details <> excluded.details`,
    [
      kind,
      found.map((one) => one.alertId),
      found.map((one) => one.subject),
      found.map((one) => JSON.stringify(one.details)),
      found.map((one) => one.since),
      MOST_OPEN,
    ],
  );
}

/** Open alerts of a kind in the order of their ids, a part at a time. */
export async function openAlerts(
  db: Queryable,
  kind: string,
  after: string | null,
  limit: number,
): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `SELECT ${COLUMNS} FROM alert WHERE kind = $1 AND over_at IS NULL AND ($2::uuid IS NULL OR alert_id > $2)
     ORDER BY alert_id LIMIT $3`,
    [kind, after, limit],
  );
  return rows;
}

/** All open alerts, the longest standing first. */
export async function listOpenAlerts(db: Queryable, limit: number): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    `SELECT ${COLUMNS} FROM alert WHERE over_at IS NULL ORDER BY since, alert_id LIMIT $1`,
    [limit],
  );
  return rows;
}

/**
 * Their condition is over. One that nobody was told of goes without a word. The second statement sees what was told
 * while the first waited for it.
 */
export async function endAlerts(db: Queryable, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return;
  await db.query('DELETE FROM alert WHERE alert_id = ANY ($1) AND told_at IS NULL', [alertIds]);
  await db.query('UPDATE alert SET over_at = now() WHERE alert_id = ANY ($1) AND over_at IS NULL', [
    alertIds,
  ]);
}

/** Takes what is to be told of a kind into one message; what is over has no other use, and goes. */
export async function takeUntold(tx: Transaction, kind: string, state: 'open' | 'over'): Promise<AlertRow[]> {
  const chosen = `SELECT alert_id FROM alert
    WHERE kind = $1 AND ${state === 'open' ? 'over_at IS NULL AND told_at IS NULL' : 'over_at IS NOT NULL'}
    ORDER BY since, alert_id LIMIT $2`;
  const { rows } = await tx.query<AlertRow>(
    state === 'open'
      ? `UPDATE alert SET told_at = now() WHERE alert_id IN (${chosen}) RETURNING ${COLUMNS}`
      : `DELETE FROM alert WHERE alert_id IN (${chosen}) RETURNING ${COLUMNS}`,
    [kind, MOST_OPEN],
  );
  return rows.toSorted((a, b) => a.since.getTime() - b.since.getTime());
}

/** Drops what has had its time: jobs that were left as they are, and ends that nobody was there to tell. */
export async function dropOldAlerts(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM alert WHERE alert_id IN (
       SELECT alert_id FROM alert
       WHERE over_at < now() - interval '${FORGET_DAYS} days'
          OR (kind = 'job_stuck' AND since < now() - interval '${FORGET_DAYS} days') LIMIT ${MOST_OPEN})`,
  );
}
