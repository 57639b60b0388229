import { listRuns, type RunFilters } from '../store/queries/list-runs.ts';
import { type JobRow, loadJob } from '../store/queries/load-jobs.ts';
import type { Engine } from './engine.ts';
import { gather, type Page, type PageAsk } from './gather.ts';
import { instant, type Job, toJob } from './job.ts';
import { type RunKind, UUID } from './words.ts';

/** A run of any kind, as the API shows it: what a job has, and its kind. */
export interface RunView extends Omit<Job, 'id' | 'sync_job_id'> {
  run_id: string;
  kind: RunKind;
  /** What it reads; null for a snapshot. */
  window: { start: string; end: string } | null;
  /** What went wrong last, and is tried again; null where the last attempt went well. */
  last_error: { code: string; message: string } | null;
}

/** Runs of a connection of all kinds, newest first. With filters that few fit, a page may end before it is full. */
export async function findRuns(
  engine: Engine,
  connectionId: string,
  filters: RunFilters,
  ask: PageAsk,
): Promise<Page<RunView>> {
  const page = await gather(ask, {}, (place) => listRuns(engine.pool, connectionId, filters, place));
  return { items: page.items.map((row) => toRunView(row, engine)), next: page.next };
}

/** One run of a connection, of whatever kind; undefined where it has none of that id. */
export async function findRun(
  engine: Engine,
  connectionId: string,
  runId: string,
): Promise<RunView | undefined> {
  const row = UUID.test(runId) ? await loadJob(engine.pool, connectionId, runId) : undefined;
  return row && toRunView(row, engine);
}

function toRunView(row: JobRow, engine: Engine): RunView {
  // Only jobs of one function go one after the other.
  const known = row.kind === 'on_demand' ? row : { ...row, behind: null };
  const { id, sync_job_id, ...job } = toJob(known, engine);
  const { window_start: start, window_end: end } = row;
  return {
    run_id: id,
    kind: row.kind as RunKind,
    ...job,
    window: start && end && { start: instant(start)!, end: instant(end)! },
    last_error: row.status === 'open' ? row.last_error : null,
  };
}
