import type { PageCounts } from '../../observe/index.ts';
import type { Transaction } from '../database.ts';
import { longerTrail } from './job-trail.ts';

/** Notes that a request of a run starts: its turn, its attempt, and that the connection is being looked after. */
export function noteRequest(
  tx: Transaction,
  note: {
    connectionId: string;
    runId: string;
    turn: number;
    served: Record<string, number>;
    asOf: Date;
    now: Date;
    stalledMs: number;
    /** Whether the sweep would look at the connection before long, though it is being worked for. */
    dueSoon: boolean;
  },
): void {
  tx.send(
    `UPDATE run SET requests = requests + (purpose <> 'remap')::int, idle_since = $3, stalled_ms = $4, waiting_until = NULL,
                    started_at = least(started_at, statement_timestamp()),
                    paced_from = least(paced_from, statement_timestamp())
     WHERE connection_id = $1 AND run_id = $2`,
    [note.connectionId, note.runId, note.now, note.stalledMs],
  );
  // due_at is indexed: moved seldom, so that the update of every page stays within its block.
  tx.send(
    `UPDATE connection_state SET turn = $2, served = $3, newest_as_of = $4
       ${note.dueSoon ? ", due_at = now() + interval '60 seconds'" : ''}
     WHERE connection_id = $1`,
    [note.connectionId, note.turn, note.served, note.asOf],
  );
}

/** A page is progress: everything that counted against its run is wiped, but for the failure of another slice. */
export function noteProgress(
  tx: Transaction,
  connectionId: string,
  runId: string,
  effectiveEnd: Date | null,
  troubled: boolean,
): void {
  tx.send(
    `UPDATE run SET effective_end = $3, idle_since = NULL, stalled_ms = 0, told_stuck = false,
                    attempts = CASE WHEN $4 THEN attempts ELSE 0 END,
                    last_error = CASE WHEN $4 THEN last_error END
     WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId, effectiveEnd, troubled],
  );
}

/** Adds what a page, or a part of one, brought. */
export function countPage(
  tx: Transaction,
  connectionId: string,
  runId: string,
  pages: 0 | 1,
  counts: PageCounts,
): void {
  tx.send(
    `UPDATE run SET pages = pages + $3::bigint, records_new = records_new + $4, records_changed = records_changed + $5,
       records_unchanged = records_unchanged + $6, records_outdated = records_outdated + $7,
       records_quarantined = records_quarantined + $8, last_page_at = statement_timestamp(),
       trail = ${longerTrail('$3::bigint', '$9::bigint')}
     WHERE connection_id = $1 AND run_id = $2`,
    [
      connectionId,
      runId,
      pages,
      counts.created,
      counts.changed,
      counts.unchanged,
      counts.outdated,
      counts.quarantined,
      counts.created + counts.changed + counts.unchanged + counts.outdated + counts.quarantined,
    ],
  );
}

/** Adds the records that a remap passed over, since their raw payloads are gone. */
export async function countWithoutRaw(
  tx: Transaction,
  connectionId: string,
  runId: string,
  count: number,
): Promise<void> {
  if (count === 0) return;
  await tx.query('UPDATE run SET without_raw = without_raw + $3 WHERE connection_id = $1 AND run_id = $2', [
    connectionId,
    runId,
    count,
  ]);
}

/** Notes a failed attempt and when to try again. */
export async function noteFailure(
  tx: Transaction,
  note: {
    connectionId: string;
    runId: string;
    attempts: number;
    waitingUntil: Date | null;
    idleSince: Date;
    stalledMs: number;
    error: { code: string; message: string };
  },
): Promise<void> {
  await tx.query(
    `UPDATE run SET attempts = $3, waiting_until = $4, idle_since = $5, stalled_ms = $6, last_error = $7
     WHERE connection_id = $1 AND run_id = $2`,
    [
      note.connectionId,
      note.runId,
      note.attempts,
      note.waitingUntil,
      note.idleSince,
      note.stalledMs,
      note.error,
    ],
  );
}

/** The source prepares what it was asked for: it has answered, so nothing that failed before counts any more. */
export function noteWait(tx: Transaction, connectionId: string, runId: string, until: Date): void {
  tx.send(
    `UPDATE run SET waiting_until = $3, idle_since = $3, stalled_ms = 0, told_stuck = false, attempts = 0, last_error = NULL
     WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId, until],
  );
}

/**
 * A wait that the source announced to another connection of the account: what had been counted against open runs until
 * now stays, the wait itself is not counted.
 */
export async function noteAnnouncedWait(
  tx: Transaction,
  connectionId: string,
  now: Date,
  until: Date,
  longestGapMs: number,
): Promise<void> {
  await tx.query(
    `UPDATE run SET idle_since = $3,
       stalled_ms = stalled_ms + least(greatest(extract(epoch FROM $2::timestamptz - idle_since) * 1000, 0), $4)::bigint
     WHERE connection_id = $1 AND status = 'open' AND idle_since < $3`,
    [connectionId, now, until, longestGapMs],
  );
}

/**
 * Puts off all runs but jobs, since one of them, or a job, was refused in a way that holds for all of them.
 *
 * @param refused the run that was tried, whose attempts count
 */
export async function putOffLines(
  tx: Transaction,
  connectionId: string,
  refused: string,
  until: Date,
  error: { code: string; message: string },
): Promise<void> {
  await tx.query(
    `UPDATE run SET waiting_until = greatest(waiting_until, $3), last_error = $4,
       attempts = attempts + CASE WHEN run_id = $2 THEN 1 ELSE 0 END
     WHERE connection_id = $1 AND status = 'open' AND kind <> 'on_demand'`,
    [connectionId, refused, until, error],
  );
}

/**
 * A page came in, so the credentials are not refused any longer: what was put off for that goes on.
 *
 * @returns the runs that do
 */
export async function endRefusal(tx: Transaction, connectionId: string): Promise<string[]> {
  const { rows } = await tx.query<{ run_id: string }>(
    `UPDATE run SET waiting_until = NULL
     WHERE connection_id = $1 AND status = 'open' AND last_error ->> 'code' = 'credentials_refused'
     RETURNING run_id`,
    [connectionId],
  );
  return rows.map((row) => row.run_id);
}

/** Notes that it was told of a schedule's run that it gets nowhere; its next page takes that back. */
export async function noteTold(tx: Transaction, connectionId: string, runId: string): Promise<void> {
  await tx.query('UPDATE run SET told_stuck = true WHERE connection_id = $1 AND run_id = $2', [
    connectionId,
    runId,
  ]);
}

/** Closes a run, or opens a stuck one again. The caller has checked the move under the lock. */
export async function setStatus(
  tx: Transaction,
  connectionId: string,
  runId: string,
  status: 'completed' | 'cancelled' | 'stuck' | 'open',
  error: { code: string; message: string } | null,
): Promise<void> {
  if (status === 'open') await skipTimeSinceEnd(tx, connectionId, runId);
  await tx.query(
    `UPDATE run SET status = $3, error = $4, finished_at = ${status === 'open' ? 'NULL' : 'statement_timestamp()'},
       attempts = 0, waiting_until = NULL, idle_since = NULL, stalled_ms = 0
     WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId, status, error],
  );
}

/** The time between a run's end and its being opened again is none that it took. */
async function skipTimeSinceEnd(tx: Transaction, connectionId: string, runId: string): Promise<void> {
  // Read and then written, since a sharded database makes no date out of a column while it updates.
  const { rows } = await tx.query<{ paced_from: string | null }>(
    `SELECT (paced_from + (statement_timestamp() - finished_at))::text AS paced_from FROM run
     WHERE connection_id = $1 AND run_id = $2`,
    [connectionId, runId],
  );
  await tx.query('UPDATE run SET paced_from = $3 WHERE connection_id = $1 AND run_id = $2', [
    connectionId,
    runId,
    rows[0]?.paced_from ?? null,
  ]);
}
