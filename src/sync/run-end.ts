import type { Transaction } from '../store/database.ts';
import { loadJob } from '../store/queries/load-jobs.ts';
import { setStatus } from '../store/queries/update-run.ts';
import { scheduleAdvances } from '../store/queries/update-schedule.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { toJob } from './job.ts';
import { tellEnded } from './tell-ended.ts';
import type { RunKind, StuckCode } from './words.ts';

/** What is told when a run of a kind has read everything; schedules end in silence. */
const COMPLETED_EVENT: Record<RunKind, string | null> = {
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

/** Records the event that a run has read everything, with its report. */
export async function tellCompleted(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
): Promise<void> {
  await tellOfRun(tx, engine, view, run, COMPLETED_EVENT[run.kind]);
  await tellEnded(tx, engine, view.connectionId, run.runId);
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
  await tellOfRun(tx, engine, view, run, 'connection.sync-job-stuck');
  await tellEnded(tx, engine, view.connectionId, run.runId);
  forget(view, run);
}

async function tellOfRun(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  type: string | null,
): Promise<void> {
  if (!type) return;
  const job = await loadJob(tx, view.connectionId, run.runId);
  await writeEvents(tx, view.connectionId, [
    {
      eventId: engine.newId(),
      type,
      resource: null,
      recordId: null,
      recordVersion: null,
      runId: run.runId,
      kind: run.kind,
      historical: run.kind !== 'scheduled',
      data: JSON.stringify(toJob(job!, engine.clock.now())),
      previous: null,
    },
  ]);
  tx.afterCommit(() => engine.observe.eventsWritten(1));
}

function forget(view: ConnectionView, run: OpenRun): void {
  view.runs = view.runs.filter((other) => other.runId !== run.runId);
}
