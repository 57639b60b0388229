import type { ConnectionEvent } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { loadJob } from '../store/queries/load-jobs.ts';
import { setStatus } from '../store/queries/update-run.ts';
import { scheduleAdvances } from '../store/queries/update-schedule.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { connectionEvent } from './connection-event.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { instant, type Job, resourceWord, toJob } from './job.ts';
import { laterOf } from './open-run.ts';
import { tellEnded } from './tell-ended.ts';
import type { RunKind, StuckCode } from './words.ts';

/** What is told when a run of a kind has read everything; schedules end in silence. */
const COMPLETED_EVENT: Record<RunKind, ConnectionEvent | null> = {
  on_demand: 'connection.sync-job-completed',
  initial: 'connection.historical-sync-completed',
  manual: 'connection.force-sync-completed',
  scheduled: null,
};

/**
 * Ends a run of which every slice has been read. A job leaves the schedules exactly where they are (promise
 * 4); a run of the schedule's own line moves its place to where the run can vouch for. {@link tellCompleted}
 * follows in the same transaction, once the last page is counted.
 */
export async function closeRun(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  asOf: Date,
): Promise<void> {
  await setStatus(tx, view.connectionId, run.runId, 'completed', null);
  if (run.kind !== 'on_demand') {
    const position = run.effectiveEnd ?? asOf;
    await scheduleAdvances(tx, view.connectionId, run.functionName, position, engine.clock.now());
  }
  forget(view, run);
}

/**
 * Records the event that a run has read everything, with its report.
 *
 * @param asOf the instant of its last reading
 */
export async function tellCompleted(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  asOf: Date,
): Promise<void> {
  await tellEnded(tx, engine, view.connectionId, run.runId);
  const type = COMPLETED_EVENT[run.kind];
  if (!type) return;
  const job = await jobOf(tx, engine, view, run);
  const about = { function_name: run.functionName, resource: resourceWord(run.functionName) };
  const { report } = job;
  const told = {
    on_demand: () => job,
    initial: () => ({ ...about, ...dataDates(run, job, asOf), report }),
    manual: () => ({ ...about, finished_at: job.finished_at, report }),
    scheduled: () => ({}),
  }[run.kind]();
  writeEvents(tx, view.connectionId, [connectionEvent(engine, type, { ...told }, run)]);
  tx.afterCommit(() => engine.observe.eventsWritten(1));
}

/** A job that cannot go on: it holds nothing any longer, says why, and can be resumed. Promise 12. */
export async function giveUp(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  error: { code: StuckCode; message: string },
): Promise<void> {
  await setStatus(tx, view.connectionId, run.runId, 'stuck', error);
  const job = await jobOf(tx, engine, view, run);
  const event = connectionEvent(engine, 'connection.sync-job-stuck', { ...job }, run);
  writeEvents(tx, view.connectionId, [event]);
  tx.afterCommit(() => engine.observe.eventsWritten(1));
  await tellEnded(tx, engine, view.connectionId, run.runId);
  forget(view, run);
}

/**
 * Between which dates an initial sync has read: its window, less what the source no longer keeps of it. Null where
 * nothing of it could be read; a snapshot is as of the instant it was read.
 */
function dataDates(
  run: OpenRun,
  { report: { unavailable } }: Job,
  asOf: Date,
): { oldest_data_date: string | null; newest_data_date: string | null } {
  if (!run.window) return { oldest_data_date: instant(asOf), newest_data_date: instant(asOf) };
  const gone = unavailable.map(({ end }) => new Date(end));
  const oldest = gone.reduce(laterOf, run.window.start);
  const newest = run.effectiveEnd ?? run.window.end;
  if (run.pages === 0 || oldest > newest) return { oldest_data_date: null, newest_data_date: null };
  return { oldest_data_date: instant(oldest), newest_data_date: instant(newest) };
}

async function jobOf(tx: Transaction, engine: Engine, view: ConnectionView, run: OpenRun): Promise<Job> {
  return toJob((await loadJob(tx, view.connectionId, run.runId))!, engine);
}

function forget(view: ConnectionView, run: OpenRun): void {
  view.runs = view.runs.filter((other) => other.runId !== run.runId);
}
