import { hash } from 'node:crypto';
import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { invalidField } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { saveIdempotent } from '../store/queries/idempotency.ts';
import { loadJob } from '../store/queries/load-jobs.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import type { Range } from './coverage-ranges.ts';
import { type Stretch, stretch } from './coverage-view.ts';
import { earlierResponse } from './earlier-response.ts';
import type { Engine } from './engine.ts';
import { coverageWithin } from './gaps.ts';
import { type Job, toJob } from './job.ts';
import { enabledFunction, type JobRequest, pastWindow, refuseTooMany, refuseTooWide } from './job-request.ts';
import { notFound, wakeNow } from './jobs.ts';
import { openRun } from './open-run.ts';
import { countGapSlices, type Window } from './window.ts';

export interface GapsRequest extends JobRequest {
  /** What was read before this instant counts as a gap too. */
  olderThan?: Date | undefined;
}

/** What came of it: the job, or null where there was nothing to fill. */
export interface FilledGaps {
  job: Job | null;
  gaps: Stretch[];
  unavailable: Stretch[];
}

/**
 * Creates a sync job that reads what of a window was not read, and nothing else. What other open jobs are still going
 * to read was not read yet.
 *
 * @returns the job and its gaps, and whether it is the answer to an earlier request under the same idempotency key
 * @throws BackhaulError as creating a job does
 */
export async function fillGaps(
  engine: Engine,
  connection: ConnectionRecord,
  request: GapsRequest,
): Promise<{ filled: FilledGaps; replayed: boolean }> {
  const connectionId = connection.connection_id;
  const result = await underLock(engine.pool, connectionId, async (tx) => {
    const digest = requestHash(request);
    const earlier = await earlierResponse(tx, connectionId, request.idempotencyKey, digest);
    if (earlier) return { filled: earlier as FilledGaps, replayed: true };
    const fn = await enabledFunction(tx, engine, connection, request.functionName);
    const window = windowOf(request, fn, engine.clock.now());
    const { gaps, unavailable } = await coverageWithin(
      tx,
      engine,
      connectionId,
      fn,
      window,
      request.olderThan,
    );
    const job = gaps.length === 0 ? null : await openJob(tx, engine, connectionId, request, fn, gaps);
    const filled = { job, gaps: gaps.map(stretch), unavailable: unavailable.map(stretch) };
    if (request.idempotencyKey) {
      await saveIdempotent(tx, connectionId, request.idempotencyKey, digest, JSON.stringify(filled));
    }
    return { filled, replayed: false };
  });
  if (!result) throw notFound('connection', connectionId);
  if (result.filled.job) engine.hint('wake', connectionId);
  return result;
}

function windowOf(request: GapsRequest, fn: SourceFunction, now: Date): Window {
  const window = pastWindow(request, now);
  if (fn.basis === 'none') {
    throw invalidField(
      'function_name',
      `${fn.name} is always read whole, so it has no gaps. Create a sync job of it.`,
    );
  }
  if (request.olderThan && request.olderThan > now) {
    throw invalidField('older_than', 'must not be in the future.');
  }
  return window;
}

async function openJob(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  request: GapsRequest,
  fn: SourceFunction,
  ranges: readonly Range[],
): Promise<Job> {
  const gaps = ranges.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
  refuseTooWide(countGapSlices(gaps, fn));
  await refuseTooMany(tx, connectionId);
  const { runId } = await openRun(tx, engine, {
    connectionId,
    kind: 'on_demand',
    fn,
    // From the first to the last: its newest slice is then the newest of the run, as that of any other run is.
    window: { start: gaps[0]!.start, end: gaps.at(-1)!.end },
    gaps,
    requested: { start: request.start, end: request.end },
    events: request.events ?? 'send',
  });
  await wakeNow(tx, engine, connectionId);
  return toJob((await loadJob(tx, connectionId, runId))!, engine);
}

function requestHash({ functionName, start, end, events, olderThan }: GapsRequest): Buffer {
  const asked = ['fill_gaps', functionName, start, end, events ?? 'send', olderThan ?? null];
  return hash('md5', JSON.stringify(asked), 'buffer');
}
