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
import type { Purpose } from './words.ts';

/** An open run as the engine decides about it. */
export interface OpenRun extends Candidate {
  purpose: Purpose;
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
  /** Of a verify: the first slice in which it looks for records that have moved on; null before. */
  movedFrom: number | null;
  /** The next open slices, newest first; those under way, and at least one more where there is one. */
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
  /** Whether the sweep would look at it before long, which it need not while a worker has it. */
  dueSoon: boolean;
  pausedUntil: Date | null;
  hasErrors: boolean;
  /** Before this the source, which refused the credentials, is asked for nothing that nobody asked for since. */
  refusedUntil: Date | null;
  integration: Pick<ConnectionRecord, 'integration_type' | 'integration_name'>;
  /** Events of records and files are not wanted; those of the connection itself are. */
  webhooksDisabled: boolean;
  runs: OpenRun[];
  /** Schedules that are switched on and have no open run, the soonest due first. */
  schedules: IdleSchedule[];
}

interface IdleSchedule {
  functionName: string;
  position: Date | null;
  frequencySeconds: number;
  nextDueAt: Date;
}

/**
 * Refused credentials are not tried again before this is over, in milliseconds, unless a person asks. Schedules try
 * again by themselves, so that they go on once a customer has mended what was refused.
 */
export const REFUSED_PAUSE_MS = 15 * 60 * 1000;

/** Open slices of each run that a caller who asks for none looks at. */
const FEW_SLICES = 2;

/** Another worker has taken the connection, or it was deleted: whatever this one still holds must change nothing. Promise 1. */
export class ConnectionLost extends Error {
  constructor() {
    super('Another worker has taken this connection, or it was deleted.');
  }
}

/**
 * Reads the connection under the lock and makes sure that this worker still has it.
 *
 * @param slices how many open slices of each run to read
 * @throws ConnectionLost when the epoch has moved on
 */
export async function viewConnection(
  tx: Transaction,
  connectionId: string,
  epoch: number,
  now: Date,
  slices: number,
): Promise<ConnectionView> {
  const view = toView(connectionId, await loadConnection(tx, connectionId, slices), now);
  if (view.epoch !== epoch) throw new ConnectionLost();
  return view;
}

/** Reads the connection under the lock for somebody who changes it and is no worker. */
export async function viewAsCaller(
  tx: Transaction,
  connectionId: string,
  now: Date,
): Promise<ConnectionView> {
  return toView(connectionId, await loadConnection(tx, connectionId, FEW_SLICES), now);
}

function toView(connectionId: string, row: ConnectionRow, now: Date): ConnectionView {
  const refusedAt = date(row.refused_at);
  const refusedUntil = waitEnd(refusedAt && new Date(refusedAt.getTime() + REFUSED_PAUSE_MS), now);
  return {
    connectionId,
    epoch: Number(row.epoch),
    turn: Number(row.turn),
    served: row.served,
    newestAsOf: new Date(row.newest_as_of),
    dueSoon: row.due_soon,
    pausedUntil: waitEnd(date(row.paused_until), now),
    hasErrors: row.has_errors,
    refusedUntil,
    runs: row.runs.map((run) => toRun(run, refusedUntil, now)),
    schedules: row.schedules.map((schedule) => ({
      functionName: schedule.function_name,
      position: date(schedule.position),
      frequencySeconds: schedule.frequency_seconds,
      nextDueAt: new Date(schedule.next_due_at),
    })),
    integration: { integration_type: row.integration_type, integration_name: row.integration_name },
    webhooksDisabled: row.webhooks_disabled,
  };
}

/**
 * A refusal of the credentials ends the jobs that are open then and gives the other runs a wait of their own. What
 * comes later by itself waits for the end of the refusal; what a person asks for later does not.
 */
function toRun(row: RunRow, refusedUntil: Date | null, now: Date): OpenRun {
  const unasked = row.kind === 'scheduled' || row.kind === 'initial';
  return {
    runId: row.run_id,
    kind: row.kind,
    purpose: row.purpose,
    functionName: row.function_name,
    mapperVersion: row.mapper_version,
    window: windowOf(row),
    effectiveEnd: date(row.effective_end),
    attempts: row.attempts,
    waitingUntil: waitEnd(date(row.waiting_until) ?? (unasked ? refusedUntil : null), now),
    off: row.off,
    busy: false,
    position: date(row.position),
    idleSince: date(row.idle_since),
    stalledMs: row.stalled_ms,
    pages: row.pages,
    events: row.events,
    toldStuck: row.told_stuck,
    createdAt: new Date(row.created_at),
    startedAt: date(row.started_at),
    movedFrom: row.moved_from,
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
    weight: row.weight,
    progress: row.progress,
    dateOrder: row.date_order,
    lastDate: date(row.last_date),
    expectedPages: row.expected_pages,
  };
}

function windowOf(row: { window_start: string | null; window_end: string | null }): Window | null {
  return row.window_start && row.window_end
    ? { start: new Date(row.window_start), end: new Date(row.window_end) }
    : null;
}

/** The end of a wait. One further ahead than any we make was written by a clock that was wrong; it is over. */
function waitEnd(until: Date | null, now: Date): Date | null {
  return until && until.getTime() - now.getTime() > SOURCE_LIMITS.longestWaitMs ? null : until;
}

function date(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
