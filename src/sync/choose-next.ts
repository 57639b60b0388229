import type { Ask, Connector, SourceFunction } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import type { Transaction } from '../store/database.ts';
import { insertCoverage } from '../store/queries/insert-coverage.ts';
import { noteFailure, noteRequest } from '../store/queries/update-run.ts';
import { crawlBegins, scheduleBegins } from '../store/queries/update-schedule.ts';
import { closeSlicesBefore } from '../store/queries/update-slice.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { earlierOf, openRun } from './open-run.ts';
import { isHeld, nextRun, servedKey } from './precedence.ts';
import { closeRun, giveUp, tellCompleted } from './run-end.ts';
import { saveSlice } from './save-slice.ts';
import { fresh, type OpenSlice, SLICE_LIMITS } from './settle.ts';
import { tellIfStuck } from './tell-stuck.ts';
import { askFor, historyStart } from './window.ts';

/** The next request to make, chosen and written down under the lock. */
export interface Target {
  run: OpenRun;
  slice: OpenSlice;
  fn: SourceFunction;
  ask: Ask;
  /** The instant its answer will be true at; later than that of any request before. */
  asOf: Date;
}

export type Choice = { target: Target } | { target: null; idleUntil: Date | null };

/** A gap longer than this between two looks at a job was nobody working, not the source failing. */
const LONGEST_COUNTED_GAP_MS = 15 * 60 * 1000;
/** How soon to look again when the only thing in the way is a held schedule's due time. */
const AT_LEAST_MS = 1000;
const UNKNOWN_PAUSE_MS = 15 * 60 * 1000;

/**
 * Chooses what the connection asks its source next. Runs under the lock, and the request starts while the lock
 * is still held, so after a create answer no scheduled request starts (promise 3).
 */
export async function chooseNext(
  tx: Transaction,
  engine: Engine,
  connector: Connector,
  view: ConnectionView,
): Promise<Choice> {
  const now = engine.clock.now();
  if (view.pausedUntil && view.pausedUntil > now) return { target: null, idleUntil: view.pausedUntil };
  await openDueSchedules(tx, engine, connector, view, now);
  for (;;) {
    const run = nextRun(view.runs, view.served, engine.settings.hold, now) as OpenRun | null;
    if (!run) return { target: null, idleUntil: wakeTime(view, engine, now) };
    const fn = functionOf(connector, run.functionName);
    if (!fn) {
      await refuseUnknown(tx, engine, view, run, connector, now);
      continue;
    }
    const stalledMs = stalledFor(run, now);
    if (run.kind === 'on_demand' && stalledMs >= engine.settings.stuckAfterMs) {
      await giveUp(tx, engine, view, run, { code: 'no_progress', message: noProgress(stalledMs) });
      continue;
    }
    await tellIfStuck(tx, engine, view, run, stalledMs);
    const slice = await readableSlice(tx, engine, view, run, fn, now);
    if (slice) return { target: await begin(tx, view, run, slice, fn, now, stalledMs) };
  }
}

/** A function this version no longer reads: a job says so and ends, a schedule waits for a version that does. */
async function refuseUnknown(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  connector: Connector,
  now: Date,
): Promise<void> {
  const message = `This version of Backhaul cannot read ${run.functionName} from ${connector.displayName}.`;
  const error = { code: 'source_refused' as const, message };
  if (run.kind === 'on_demand') return await giveUp(tx, engine, view, run, error);
  run.waitingUntil = new Date(now.getTime() + UNKNOWN_PAUSE_MS);
  await noteFailure(tx, {
    connectionId: view.connectionId,
    runId: run.runId,
    attempts: run.attempts + 1,
    waitingUntil: run.waitingUntil,
    idleSince: now,
    stalledMs: 0,
    error,
  });
}

/** Opens the runs of schedules that are due, unless a job holds them; a held one stays due. */
async function openDueSchedules(
  tx: Transaction,
  engine: Engine,
  connector: Connector,
  view: ConnectionView,
  now: Date,
): Promise<void> {
  for (const due of view.due) {
    const fn = functionOf(connector, due.functionName);
    const hasLine = view.runs.some(
      (run) => run.kind !== 'on_demand' && run.functionName === due.functionName,
    );
    if (!fn || hasLine || isHeld(due.functionName, view.runs, engine.settings.hold)) continue;
    await scheduleBegins(tx, view.connectionId, due.functionName, now);
    const window = { start: due.position ?? now, end: now };
    if (fn.basis !== 'none' && window.start >= window.end) continue;
    view.runs.push(
      await openRun(tx, engine, { connectionId: view.connectionId, kind: 'scheduled', fn, window }),
    );
  }
  view.due = [];
}

/**
 * The run's newest open slice, made ready: what the source no longer keeps is cut off and stated as
 * unavailable, a cursor past its age is dropped. Null when the run ended or changed, so that the choice must
 * be made again.
 */
async function readableSlice(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  fn: SourceFunction,
  now: Date,
): Promise<OpenSlice | null> {
  await dropUnavailable(tx, engine, view, run, fn, now);
  const slice = run.slices[0];
  if (!slice) {
    if (run.pages === 0 && run.kind === 'on_demand') {
      await giveUp(tx, engine, view, run, {
        code: 'history_unavailable',
        message:
          'The source no longer keeps any of this window, so nothing could be read. Ask for a later one.',
      });
    } else {
      await closeRun(tx, engine, view, run, now);
      await tellCompleted(tx, engine, view, run, now);
    }
    return null;
  }
  const age = slice.cursorAt ? now.getTime() - slice.cursorAt.getTime() : 0;
  // Past the bound the old cursor is tried after all: what the source says to it then counts against the run.
  const mayRestart = slice.restarts < SLICE_LIMITS.restarts;
  if (slice.cursor !== null && fn.cursorMaxAgeMs !== undefined && age >= fn.cursorMaxAgeMs && mayRestart) {
    const restarted = { ...fresh(slice), restarts: slice.restarts + 1 };
    run.slices[0] = restarted;
    await saveSlice(tx, view.connectionId, run.runId, restarted, 'open');
    return restarted;
  }
  return slice;
}

/**
 * States as unavailable what the source no longer keeps of a run's window. Slices go newest first, so once one
 * reaches back behind the edge of the history, all that is left of the run does.
 */
async function dropUnavailable(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  fn: SourceFunction,
  now: Date,
): Promise<void> {
  const slice = run.slices[0];
  const keptFrom = historyStart(now, fn.keepsHistoryMs);
  if (!slice?.window || !run.window || !keptFrom || slice.cursor !== null || slice.window.start >= keptFrom)
    return;
  const oldest = await closeSlicesBefore(tx, view.connectionId, run.runId, keptFrom);
  await insertCoverage(tx, {
    connectionId: view.connectionId,
    coverageId: engine.newId(),
    functionName: fn.name,
    basis: fn.basis,
    rangeStart: oldest ? earlierOf(oldest, slice.window.start) : slice.window.start,
    rangeEnd: earlierOf(slice.window.end, keptFrom),
    state: 'unavailable',
    asOf: now,
    runId: run.runId,
    mapperVersion: fn.mapperVersion,
  });
  run.slices = run.slices.filter((open) => open.window && open.window.end > keptFrom);
  if (run.slices[0]) {
    run.slices[0].window = { start: keptFrom, end: slice.window.end };
    await saveSlice(tx, view.connectionId, run.runId, run.slices[0], 'open');
  }
}

async function begin(
  tx: Transaction,
  view: ConnectionView,
  run: OpenRun,
  slice: OpenSlice,
  fn: SourceFunction,
  now: Date,
  stalledMs: number,
): Promise<Target> {
  // A clock that jumped back must not make a newer reading look older, so instants only grow.
  const asOf = new Date(Math.max(now.getTime(), view.newestAsOf.getTime() + 1));
  view.turn += 1;
  view.newestAsOf = asOf;
  view.served[servedKey(run)] = view.turn;
  await noteRequest(tx, {
    connectionId: view.connectionId,
    runId: run.runId,
    turn: view.turn,
    served: view.served,
    asOf,
    now,
    stalledMs,
  });
  if (run.startedAt === null && run.kind !== 'on_demand') {
    await crawlBegins(tx, view.connectionId, run.functionName, now);
  }
  run.startedAt ??= now;
  return { run, slice, fn, ask: askFor(slice.window, fn, run.window), asOf };
}

/** How long, in milliseconds, the run has been getting nowhere, the gap since the last look included. */
export function stalledFor(run: OpenRun, now: Date): number {
  if (!run.idleSince) return 0;
  const gap = now.getTime() - run.idleSince.getTime();
  return run.stalledMs + Math.min(Math.max(gap, 0), LONGEST_COUNTED_GAP_MS);
}

/** What a job says that has got nowhere for too long. */
export function noProgress(stalledMs: number, last?: string): string {
  const hours = (stalledMs / 3_600_000).toFixed(1);
  return `No page could be read for ${hours} hours.${last ? ` The last attempt: ${last}` : ''} Mend the cause, then resume the job.`;
}

/** When the connection wants attention by itself: the soonest end of a wait, or the next due schedule. */
function wakeTime(view: ConnectionView, engine: Engine, now: Date): Date | null {
  const hold = engine.settings.hold;
  const waits = view.runs
    .filter((run) => run.kind !== 'scheduled' || !isHeld(run.functionName, view.runs, hold))
    .flatMap((run) => (run.waitingUntil ? [run.waitingUntil] : []));
  const allHeld = hold === 'connection' && view.runs.some((run) => run.kind === 'on_demand');
  if (view.nextDueAt && !allHeld) {
    waits.push(new Date(Math.max(view.nextDueAt.getTime(), now.getTime() + AT_LEAST_MS)));
  }
  return waits.length === 0 ? null : new Date(Math.min(...waits.map((wait) => wait.getTime())));
}
