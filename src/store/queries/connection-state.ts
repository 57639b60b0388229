import type { Queryable, Transaction } from '../database.ts';

/** Makes the row that every writer of a connection locks. */
export async function insertConnectionState(tx: Queryable, connectionId: string): Promise<void> {
  await tx.query('INSERT INTO connection_state (connection_id) VALUES ($1)', [connectionId]);
}

/** Takes a connection for a worker. From here on every write under an older epoch is refused. Promise 1. */
export async function takeEpoch(tx: Transaction, connectionId: string, worker: string): Promise<number> {
  const { rows } = await tx.query<{ epoch: string }>(
    `UPDATE connection_state SET epoch = epoch + 1, worker = $2, quota_until = NULL, due_at = now() + interval '60 seconds'
     WHERE connection_id = $1 RETURNING epoch`,
    [connectionId, worker],
  );
  return Number(rows[0]!.epoch);
}

/**
 * Leaves a connection until `dueInMs` from now; null when nothing will be due by itself.
 *
 * @param forQuota there is something to ask, and the account's quota is used up until then
 */
export async function leaveConnection(
  tx: Transaction,
  connectionId: string,
  dueInMs: number | null,
  forQuota = false,
): Promise<void> {
  const due = dueInMs === null ? "'infinity'" : 'now() + make_interval(secs => $2::float8 / 1000)';
  await tx.query(
    `UPDATE connection_state SET worker = NULL, due_at = ${due}, quota_until = ${forQuota && dueInMs !== null ? due : 'NULL'}
     WHERE connection_id = $1`,
    dueInMs === null ? [connectionId] : [connectionId, dueInMs],
  );
}

/** Does not ask the source before `until`: it said so. */
export async function pauseConnection(
  tx: Transaction,
  connectionId: string,
  until: Date,
  reason: string,
): Promise<void> {
  await tx.query(
    'UPDATE connection_state SET paused_until = $2, paused_reason = $3 WHERE connection_id = $1',
    [connectionId, until, reason],
  );
}

/** Somebody should look at the connection now; the sweep finds it even if the wake-up is lost. */
export async function markDue(tx: Queryable, connectionId: string): Promise<void> {
  await tx.query('UPDATE connection_state SET due_at = now() WHERE connection_id = $1', [connectionId]);
}

/**
 * Connections that are due, oldest first, and moves them a minute ahead so that a lost wake-up is found again.
 * Two plain statements instead of SKIP LOCKED, which a sharded database refuses over many connections; two
 * sweeps at once at worst wake a connection twice, and the second wake-up is dropped.
 */
export async function sweepDue(db: Queryable, limit: number): Promise<string[]> {
  const due = await db.query<{ connection_id: string }>(
    'SELECT connection_id FROM connection_state WHERE due_at <= now() ORDER BY due_at LIMIT $1',
    [limit],
  );
  if (due.rows.length === 0) return [];
  const { rows } = await db.query<{ connection_id: string }>(
    `UPDATE connection_state SET due_at = now() + interval '60 seconds'
     WHERE connection_id = ANY ($1) AND due_at <= now() RETURNING connection_id`,
    [due.rows.map((row) => row.connection_id)],
  );
  return rows.map((row) => row.connection_id);
}
