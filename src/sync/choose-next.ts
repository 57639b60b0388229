import type { Ask, Connector, SourceFunction } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import type { Transaction } from '../store/database.ts';
import { insertCoverage } from '../store/queries/insert-coverage.ts';
import { noteFailure, noteRequest } from '../store/queries/update-run.ts';
import { crawlBegins, scheduleBegins } from '../store/queries/update-schedule.ts';
import { closeSlicesBefore } from '../store/queries/update-slice.ts';
import { shortenWindow } from '../store/queries/verify-bounds.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { earlierOf, laterOf, openRun } from './open-run.ts';
import { freedAt, isHeld, jobFunctions, nextRun, nextScheduled, servedKey } from './precedence.ts';
import type { QuotaUse } from './quota.ts';
import { functionFor } from './remap-page.ts';
import { closeRun, giveUp, tellCompleted } from './run-end.ts';
import { saveSlice } from './save-slice.ts';
import { fresh, type OpenSlice, SLICE_LIMITS } from './settle.ts';
import { tellIfStuck } from './tell-stuck.ts';
import { askFor, forgottenBy, historyStart, keptShorter } from './window.ts';

/** The next request to make, chosen and written down under the lock. */
export interface Target {
  run: OpenRun;
  slice: OpenSlice;
  fn: SourceFunction;
  ask: Ask;
  /** The instant its answer will be true at; later than that of any request before. */
  asOf: Date;
}

/** What was taken of the account's quota, before it was known what for. `none`: nothing, though the reserve has enough. */
export type Paid = QuotaUse | 'none';

/**
 * `idleUntil`: when there may be something to ask; null for nothing before somebody asks, or an answer comes. `short`:
 * there is something to do, for which nothing was taken that may be used; a schedule's run may use the `reserve`.
 */
export type Choice = { target: Target } | { target: null; idleUntil: Date | null; short?: 'reserve' | 'all' };

/** A request under way, as far as the choice of the next one depends on it. */
export type UnderWay = Pick<Target, 'run' | 'slice' | 'fn'>;

/** A gap longer than this between two looks at a job was nobody working, not the source failing. */
export const LONGEST_COUNTED_GAP_MS = 15 * 60 * 1000;
/** How soon to look again when a schedule is due that could not be opened. */
const AT_LEAST_MS = 1000;
const UNKNOWN_PAUSE_MS = 15 * 60 * 1000;

/**
 * Chooses what the connection asks its source next. Runs under the lock, and the request starts while the lock
 * is still held, so after a create answer no scheduled request starts (promise 3). Whose turn it is does not depend on
 * how many may be asked at a time: where there is no room for it, nobody else goes before it.
 *
 * @param underWay the connection's requests that have not been answered
 * @param paid `fresh`: what was taken is of the reserve, which is for scheduled runs only
 */
export async function chooseNext(
  tx: Transaction,
  engine: Engine,
  connector: Connector,
  view: ConnectionView,
  underWay: readonly UnderWay[],
  paid: Paid,
): Promise<Choice> {
  const now = engine.clock.now();
  if (view.pausedUntil && view.pausedUntil > now) return { target: null, idleUntil: view.pausedUntil };
  await openDueSchedules(tx, engine, connector, view, now);
  for (;;) {
    const next = nextInTurn(engine, view, underWay, 'any', now);
    if (!next) return { target: null, idleUntil: wakeTime(view, engine, now) };
    const scheduled = paid === 'any' ? null : nextInTurn(engine, view, underWay, 'fresh', now);
    const run = paid === 'any' ? next : scheduled;
    if (!run || paid === 'none') return { target: null, idleUntil: now, short: run ? 'reserve' : 'all' };
    const fn = functionFor(connector, run);
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
    if (!hasRoom(fn, underWay)) return { target: null, idleUntil: null };
    const slice = await readableSlice(tx, engine, view, run, fn, underWay, now);
    if (slice) return { target: await begin(tx, view, run, slice, fn, now, stalledMs) };
  }
}

/** Whether another request may start beside those under way, as the view stands after a choice. Writes nothing. */
export function mayAskMore(
  engine: Engine,
  connector: Connector,
  view: ConnectionView,
  underWay: readonly UnderWay[],
): boolean {
  const run = nextInTurn(engine, view, underWay, 'any', engine.clock.now());
  const fn = run && functionOf(connector, run.functionName);
  return fn !== null && fn !== undefined && hasRoom(fn, underWay);
}

function nextInTurn(
  engine: Engine,
  view: ConnectionView,
  underWay: readonly UnderWay[],
  use: QuotaUse,
  now: Date,
): OpenRun | null {
  for (const run of view.runs) {
    const any = run.slices.length > 0 || underWay.some((other) => isOf(run, other));
    run.busy = any && run.slices.every((slice) => isUnderWay(run, slice, underWay));
  }
  const next = use === 'any' ? nextRun : nextScheduled;
  return next(view.runs, view.served, engine.settings, now) as OpenRun | null;
}

function isUnderWay(run: OpenRun, slice: OpenSlice, underWay: readonly UnderWay[]): boolean {
  return underWay.some((other) => isOf(run, other) && other.slice.sliceNo === slice.sliceNo);
}

function isOf(run: OpenRun, { run: { runId } }: UnderWay): boolean {
  return runId === run.runId;
}

/** Beside a request go only so many as its function bears, and as the other's does. */
function hasRoom(fn: SourceFunction, underWay: readonly UnderWay[]): boolean {
  return [fn, ...underWay.map((other) => other.fn)].every(
    ({ concurrency = 1 }) => underWay.length < concurrency,
  );
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
  const jobs = jobFunctions(view.runs);
  for (const due of view.schedules.filter((schedule) => isDue(schedule, now))) {
    const fn = functionOf(connector, due.functionName);
    if (!fn || isHeld(due, jobs, engine.settings, now)) continue;
    due.nextDueAt = new Date(now.getTime() + due.frequencySeconds * 1000);
    await scheduleBegins(tx, view.connectionId, due.functionName, due.nextDueAt);
    const window = { start: due.position ?? now, end: now };
    if (fn.basis !== 'none' && window.start >= window.end) continue;
    const run = await openRun(tx, engine, { connectionId: view.connectionId, kind: 'scheduled', fn, window });
    view.runs.push({ ...run, position: due.position, waitingUntil: view.refusedUntil });
    view.schedules = view.schedules.filter((schedule) => schedule !== due);
  }
}

/** A due time further ahead than one frequency is due as well: only a clock that jumped back leaves one. */
function isDue({ nextDueAt, frequencySeconds }: ConnectionView['schedules'][number], now: Date): boolean {
  return nextDueAt <= now || nextDueAt.getTime() > now.getTime() + frequencySeconds * 1000;
}

/**
 * The run's newest open slice that is not under way, made ready: what is no longer kept is cut off and
 * stated as unavailable, a cursor past its age is dropped. Null when the run ended or changed, so that the choice
 * must be made again.
 */
async function readableSlice(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  fn: SourceFunction,
  underWay: readonly UnderWay[],
  now: Date,
): Promise<OpenSlice | null> {
  const free = () => run.slices.find((slice) => !isUnderWay(run, slice, underWay));
  await dropUnavailable(tx, engine, view, run, fn, underWay, now, free());
  const slice = free();
  if (!slice) {
    if (run.slices.length > 0 || underWay.some((other) => isOf(run, other))) return null;
    if (run.pages === 0 && run.kind === 'on_demand') {
      await giveUp(tx, engine, view, run, {
        code: 'history_unavailable',
        message: keptShorter(fn)
          ? 'Nothing of this window is kept (retention_days of the settings), so nothing was read. Ask for a later one.'
          : 'The source no longer keeps any of this window, so nothing could be read. Ask for a later one.',
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
    run.slices = run.slices.map((open) => (open === slice ? restarted : open));
    saveSlice(tx, view.connectionId, run.runId, restarted, 'open');
    return restarted;
  }
  return slice;
}

/**
 * States as unavailable what the source no longer keeps of a run's window, and what is not kept here. Slices go newest first, so once one reaches
 * back behind the edge of the history, all that is left of the run does; but those that are being asked for are read on.
 */
async function dropUnavailable(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  fn: SourceFunction,
  underWay: readonly UnderWay[],
  now: Date,
  slice: OpenSlice | undefined,
): Promise<void> {
  const keptFrom = historyStart(now, fn);
  if (!slice?.window || !run.window || !keptFrom || slice.cursor !== null || slice.window.start >= keptFrom)
    return;
  const { connectionId } = view;
  const gone = await closeSlicesBefore(tx, {
    connectionId,
    runId: run.runId,
    keptFrom,
    except: underWay.filter((other) => isOf(run, other)).map((other) => other.slice.sliceNo),
    cut: { start: slice.window.start, end: earlierOf(slice.window.end, keptFrom) },
  });
  if (run.purpose === 'verify') {
    run.window.start = keptFrom;
    await shortenWindow(tx, { connectionId, runId: run.runId, start: keptFrom });
  }
  const stated = run.purpose === 'verify' ? [] : gone.flatMap((range) => forgottenBy(range, now, fn));
  for (const { start, end, state } of stated) {
    insertCoverage(tx, {
      connectionId,
      coverageId: engine.newId(),
      functionName: fn.name,
      basis: fn.basis,
      rangeStart: start,
      rangeEnd: end,
      state,
      asOf: now,
      runId: run.runId,
      mapperVersion: fn.mapperVersion,
    });
  }
  if (slice.window.end > keptFrom) {
    slice.window = { start: keptFrom, end: slice.window.end };
    saveSlice(tx, connectionId, run.runId, slice, 'open');
  }
  run.slices = run.slices.filter((open) => open.window!.end > keptFrom || isUnderWay(run, open, underWay));
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
  noteRequest(tx, {
    connectionId: view.connectionId,
    runId: run.runId,
    turn: view.turn,
    served: view.served,
    asOf,
    now,
    stalledMs,
    dueSoon: view.dueSoon,
  });
  view.dueSoon = false;
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

/**
 * When the connection wants attention by itself: the soonest end of a wait, or the next due schedule. What a job
 * holds waits for the job's end, which wakes the connection, or for the freshness guard.
 */
function wakeTime(view: ConnectionView, engine: Engine, now: Date): Date | null {
  const rules = engine.settings;
  const jobs = jobFunctions(view.runs);
  const from = (schedule: Parameters<typeof isHeld>[0], ready: Date | null): Date[] => {
    if (!isHeld(schedule, jobs, rules, now)) return ready ? [ready] : [];
    const freed = freedAt(schedule, rules);
    return freed ? [laterOf(freed, ready ?? freed)] : [];
  };
  const waits = [
    ...view.runs.flatMap((run) => {
      if (run.off) return [];
      return run.kind === 'scheduled' ? from(run, run.waitingUntil) : (run.waitingUntil ?? []);
    }),
    ...view.schedules.flatMap((schedule) =>
      from(schedule, new Date(Math.max(schedule.nextDueAt.getTime(), now.getTime() + AT_LEAST_MS))),
    ),
  ];
  return waits.length === 0 ? null : new Date(Math.min(...waits.map((wait) => wait.getTime())));
}
