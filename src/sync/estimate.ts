import type { Quota, SourceFunction } from '../connectors/kit/manifest.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { openJobs, pastRuns } from '../store/queries/run-history.ts';
import { loadSchedules } from '../store/queries/schedules.ts';
import { type Range, unite, without } from './coverage-ranges.ts';
import { limitsOf, type ReadingView, readingView, type Stretch, stretch } from './coverage-view.ts';
import type { Engine } from './engine.ts';
import { type Cost, costOf, type Known, learn } from './estimate-cost.ts';
import { coverageWithin } from './gaps.ts';
import { instant } from './job.ts';
import { enabledFunction, type JobRequest, readableWindow, refuseTooMany } from './job-request.ts';
import { earlierOf } from './open-run.ts';
import { isHeld } from './precedence.ts';
import { countGapSlices, sourceStart, vouchedEnd, type Window } from './window.ts';

const DAY_MS = 24 * 3600 * 1000;

/** What a job would take and change, were it created now. */
export interface Estimate {
  function_name: string;
  window_basis: string;
  /** What would be read: as asked, less what lies in the future; null for a snapshot. */
  window: Stretch | null;
  effective_end_time: string | null;
  /** Of reading all of it, and of filling the gaps alone. */
  cost: Cost;
  cost_of_gaps: Cost;
  based_on: Known;
  quota: { per_second: number; burst: number; cost_per_request: number };
  covered: (Stretch & ReadingView)[];
  gaps: Stretch[];
  /** Was not read, and is no longer kept, by the source or here. */
  unavailable: Stretch[];
  /** Up to here the source no longer keeps anything of the window; null where it keeps all of it. */
  source_keeps_from: string | null;
  /** Open jobs: of the same function they go first, of others in turn. */
  open_jobs: { id: string; function_name: string; goes: 'first' | 'in turn' }[];
  /** Functions whose schedules wait until it has ended. */
  holds: string[];
}

/**
 * Says what a job would take. Writes nothing and asks the source for nothing.
 *
 * @throws BackhaulError as creating the job would
 */
export async function estimateJob(
  engine: Engine,
  connection: ConnectionRecord,
  request: JobRequest,
): Promise<Estimate> {
  const { pool, clock, connectors } = engine;
  const { connection_id: connectionId, integration_type: type, integration_name: name } = connection;
  const fn = await enabledFunction(pool, engine, connection, request.functionName);
  const { quota } = connectors.find(type, name)!;
  const now = clock.now();
  const asked = readableWindow(request, fn, now);
  await refuseTooMany(pool, connectionId);
  const window = fn.basis === 'none' ? null : asked;
  const picture = await coverageWithin(pool, engine, connectionId, fn, asked);
  const { keptFrom } = limitsOf(fn, now);
  const has = sourceStart(now, fn);
  const kept = window
    ? without([numbers(window)], keptFrom === null ? [] : [{ start: 0, end: keptFrom }])
    : [];
  const past = await pastRuns(pool, connectionId, fn.name);
  const whole = window ? planOf(kept, fn) : { slices: 1, days: 1 };
  const known = learn(past, whole.days);
  const rate = { quota, costPerRequest: fn.cost ?? 1 };
  const open = await openJobs(pool, connectionId);
  return {
    function_name: fn.name,
    window_basis: fn.basis,
    window: window && stretch(numbers(window)),
    effective_end_time: window && instant(earlierOf(window.end, vouchedEnd(now, fn))),
    cost: costOf(whole, known, rate),
    cost_of_gaps: costOf(planOf(picture.gaps, fn), known, rate),
    based_on: known,
    quota: wordsOf(quota, fn),
    covered: picture.covered.map((reading) => ({
      ...stretch(reading),
      ...readingView(reading, fn.mapperVersion),
    })),
    gaps: picture.gaps.map(stretch),
    unavailable: picture.unavailable.map(stretch),
    source_keeps_from: window && has && has > window.start ? instant(has) : null,
    open_jobs: open.map((job) => ({
      id: job.run_id,
      function_name: job.function_name,
      goes: job.function_name === fn.name ? 'first' : 'in turn',
    })),
    holds: await heldBy(engine, connectionId, fn.name, now),
  };
}

function planOf(ranges: readonly Range[], fn: SourceFunction): { slices: number; days: number } {
  const parts = unite(ranges);
  const windows = parts.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
  const days = parts.reduce((sum, { start, end }) => sum + (end - start) / DAY_MS, 0);
  return { slices: countGapSlices(windows, fn), days };
}

/** Schedules that go on by themselves now and would wait; the freshness guard lets some of them go. */
async function heldBy(
  engine: Engine,
  connectionId: string,
  functionName: string,
  now: Date,
): Promise<string[]> {
  const schedules = await loadSchedules(engine.pool, [connectionId]);
  return schedules
    .filter((row) => !row.paused && !row.disabled && row.run_kind !== 'initial')
    .filter((row) => {
      const schedule = { functionName: row.function_name, position: row.position };
      return isHeld(
        schedule,
        [...row.open_jobs.map((job) => job.function_name), functionName],
        engine.settings,
        now,
      );
    })
    .map((row) => row.function_name);
}

function numbers({ start, end }: Window): Range {
  return { start: start.getTime(), end: end.getTime() };
}

function wordsOf({ perSecond, burst }: Quota, fn: SourceFunction): Estimate['quota'] {
  return { per_second: perSecond, burst, cost_per_request: fn.cost ?? 1 };
}
