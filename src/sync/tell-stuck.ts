import type { Transaction } from '../store/database.ts';
import { loadJob } from '../store/queries/load-jobs.ts';
import { loadSchedule } from '../store/queries/schedules.ts';
import { noteTold } from '../store/queries/update-run.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { connectionEvent } from './connection-event.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { instant, resourceWord } from './job.ts';

/**
 * Tells that a run of a schedule has got nowhere for as long as makes a job stuck: once, until it has read a page.
 * Nothing else changes; it goes on trying by itself.
 */
export async function tellIfStuck(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  stalledMs: number,
): Promise<void> {
  if (run.kind === 'on_demand' || run.toldStuck || stalledMs < engine.settings.stuckAfterMs) return;
  run.toldStuck = true;
  await noteTold(tx, view.connectionId, run.runId);
  const stored = await loadJob(tx, view.connectionId, run.runId);
  const schedule = await loadSchedule(tx, view.connectionId, run.functionName);
  const data = {
    function_name: run.functionName,
    resource: resourceWord(run.functionName),
    latest_data: instant(schedule?.position ?? null),
    reason: stored?.last_error ?? { code: 'no_progress', message: 'No page could be read.' },
  };
  writeEvents(tx, view.connectionId, [connectionEvent(engine, 'connection.schedule-stuck', data, run)]);
}
