import { SOURCE_LIMITS } from '../connectors/kit/http.ts';
import type { Cursor } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import {
  type ConnectionRow,
  loadConnection,
  type RunRow,
  type SliceRow,
} from '../store/queries/load-connection.ts';
import type { Candidate, Served } from './precedence.ts';
import type { OpenSlice } from './settle.ts';
import type { Window } from './window.ts';

/** An open run as the engine decides about it. */
export interface OpenRun extends Candidate {
  mapperVersion: number;
  window: Window | null;
  effectiveEnd: Date | null;
  attempts: number;
  idleSince: Date | null;
  stalledMs: number;
  pages: number;
  /** Whether what it finds makes events. */
  events: 'send' | 'silent';
  /** Whether it was told, since its last page, that it gets nowhere. */
  toldStuck: boolean;
  startedAt: Date | null;
  /** The next open slices, newest first; at most two are loaded. */
  slices: OpenSlice[];
}

/** A connection as it stands under the lock. Decisions change it in memory; writes follow. */
export interface ConnectionView {
  connectionId: string;
  epoch: number;
  turn: number;
  /** Which turn each kind and function was served last. */
  served: Served;
  newestAsOf: Date;
  pausedUntil: Date | null;
  hasErrors: boolean;
  integration: Pick<ConnectionRecord, 'integration_type' | 'integration_name'>;
  /** Events of records and files are not wanted; those of the connection itself are. */
  webhooksDisabled: boolean;
  runs: OpenRun[];
  due: { functionName: string; position: Date | null; frequencySeconds: number }[];
  nextDueAt: Date | null;
}

/** Another worker has taken the connection, or it was deleted: whatever this one still holds must change nothing. Promise 1. */
export class ConnectionLost extends Error {
  constructor() {
    super('Another worker has taken this connection, or it was deleted.');
  }
}

/**
 * Reads the connection under the lock and makes sure that this worker still has it.
 *
 * @throws ConnectionLost when the epoch has moved on
 */
export async function viewConnection(
  tx: Transaction,
  connectionId: string,
  epoch: number,
  now: Date,
): Promise<ConnectionView> {
  const row = await loadConnection(tx, connectionId, now);
  if (Number(row.epoch) !== epoch) throw new ConnectionLost();
  return toView(connectionId, row, now);
}

function toView(connectionId: string, row: ConnectionRow, now: Date): ConnectionView {
  return {
    connectionId,
    epoch: Number(row.epoch),
    turn: Number(row.turn),
    served: row.served,
    newestAsOf: new Date(row.newest_as_of),
    pausedUntil: waitEnd(row.paused_until, now),
    hasErrors: row.has_errors,
    integration: { integration_type: row.integration_type, integration_name: row.integration_name },
    webhooksDisabled: row.webhooks_disabled,
    runs: row.runs.map((run) => toRun(run, now)),
    due: row.due.map((due) => ({
      functionName: due.function_name,
      position: date(due.position),
      frequencySeconds: due.frequency_seconds,
    })),
    nextDueAt: date(row.next_due_at),
  };
}

function toRun(row: RunRow, now: Date): OpenRun {
  return {
    runId: row.run_id,
    kind: row.kind,
    functionName: row.function_name,
    mapperVersion: row.mapper_version,
    window: windowOf(row),
    effectiveEnd: date(row.effective_end),
    attempts: row.attempts,
    waitingUntil: waitEnd(row.waiting_until, now),
    idleSince: date(row.idle_since),
    stalledMs: row.stalled_ms,
    pages: row.pages,
    events: row.events,
    toldStuck: row.told_stuck,
    createdAt: new Date(row.created_at),
    startedAt: date(row.started_at),
    slices: row.slices.map(toSlice),
  };
}

function toSlice(row: SliceRow): OpenSlice {
  return {
    sliceNo: row.slice_no,
    window: windowOf(row),
    cursor: row.cursor as Cursor | null,
    cursorAt: date(row.cursor_at),
    passBeganAt: date(row.pass_began_at),
    passAsOf: date(row.pass_as_of),
    pass: row.pass,
    attempt: row.attempt,
    digest: row.digest,
    lastDigest: row.last_digest,
    lastBeganAt: date(row.last_began_at),
    recordsSeen: row.records_seen,
    pages: row.pages,
    restarts: row.restarts,
  };
}

function windowOf(row: { window_start: string | null; window_end: string | null }): Window | null {
  return row.window_start && row.window_end
    ? { start: new Date(row.window_start), end: new Date(row.window_end) }
    : null;
}

/** The end of a wait. One further ahead than any we make was written by a clock that was wrong; it is over. */
function waitEnd(text: string | null, now: Date): Date | null {
  const until = date(text);
  return until && until.getTime() - now.getTime() > SOURCE_LIMITS.longestWaitMs ? null : until;
}

function date(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
