import { hash } from 'node:crypto';
import { BackhaulError } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { markDue } from '../store/queries/connection-state.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { saveIdempotent } from '../store/queries/idempotency.ts';
import { type JobRow, listJobs, loadJob } from '../store/queries/load-jobs.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { loadSchedule } from '../store/queries/schedules.ts';
import { setStatus } from '../store/queries/update-run.ts';
import { forgiveSlices } from '../store/queries/update-slice.ts';
import { refuseDisabled } from './disable.ts';
import { earlierResponse } from './earlier-response.ts';
import type { Engine } from './engine.ts';
import { type Job, toJob } from './job.ts';
import { enabledFunction, type JobRequest, readableWindow, refuseTooMany } from './job-request.ts';
import { openRun, type RunRequest } from './open-run.ts';
import { tellEnded } from './tell-ended.ts';
import { afterMove, type RunMove, UUID } from './words.ts';

/**
 * Creates a sync job: from its answer on, no schedule of the connection starts a request until it has ended.
 *
 * @returns the job, and whether it is the answer to an earlier request under the same idempotency key
 * @throws BackhaulError when the pair is not enabled, the function is disabled, the window cannot be read, or the key was used otherwise
 */
export async function createJob(
  engine: Engine,
  connection: ConnectionRecord,
  request: JobRequest,
): Promise<{ job: Job; replayed: boolean }> {
  const connectionId = connection.connection_id;
  const result = await underLock(engine.pool, connectionId, async (tx) => {
    const digest = requestHash(request);
    const earlier = await earlierResponse(tx, connectionId, request.idempotencyKey, digest);
    if (earlier) return { job: earlier as Job, replayed: true };
    const fn = await enabledFunction(tx, engine, connection, request.functionName);
    const { purpose = 'read', events = purpose === 'remap' ? 'silent' : 'send' } = request;
    const window = readableWindow(request, fn, engine.clock.now());
    const job = await openJob(tx, engine, {
      connectionId,
      fn,
      window,
      requested: { start: request.start, end: request.end },
      events,
      purpose,
      // What is stored is walked in its own order, so that parts of the window would only be walked again.
      ...(purpose === 'remap' && { slices: [window] }),
    });
    if (request.idempotencyKey) {
      await saveIdempotent(tx, connectionId, request.idempotencyKey, digest, JSON.stringify(job));
    }
    return { job, replayed: false };
  });
  if (!result) throw notFound('connection', connectionId);
  engine.hint('wake', connectionId);
  return result;
}

/** Opens the run of a job and wakes its connection, under the lock. @throws BackhaulError too_many_open_jobs */
export async function openJob(
  tx: Transaction,
  engine: Engine,
  request: Omit<RunRequest, 'kind'>,
): Promise<Job> {
  const { connectionId } = request;
  await refuseTooMany(tx, connectionId);
  const run = await openRun(tx, engine, { ...request, kind: 'on_demand' });
  await wakeNow(tx, engine, connectionId);
  return toJob((await loadJob(tx, connectionId, run.runId))!, engine);
}

/** A job of a connection. @throws BackhaulError not_found for any other id */
export async function getJob(engine: Engine, connectionId: string, jobId: string): Promise<Job> {
  return toJob(await jobRow(engine.pool, connectionId, jobId), engine);
}

/** Jobs of a connection, newest first, from the one after `after`. `next` is null on the last page. */
export async function findJobs(
  engine: Engine,
  connectionId: string,
  filter: { status?: string[]; functionName?: string },
  after: { createdAt: string; runId: string } | null,
  limit: number,
): Promise<{ jobs: Job[]; next: { createdAt: string; runId: string } | null }> {
  const rows = await listJobs(engine.pool, connectionId, filter, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { createdAt: last.created_key, runId: last.run_id } : null;
  return { jobs: page.map((row) => toJob(row, engine)), next };
}

/**
 * Cancels an open job. After this returns nothing of the job is written any more: whoever writes next sees the
 * status under the same lock. Promise 5.
 *
 * @throws BackhaulError not_found; job_not_open, with nothing changed
 */
export async function cancelJob(engine: Engine, connectionId: string, jobId: string): Promise<Job> {
  const job = await move(
    engine,
    connectionId,
    jobId,
    'cancel',
    (status) =>
      new BackhaulError('job_not_open', `This sync job is ${status}; only an open one can be cancelled.`),
  );
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
  return job;
}

/** Lets a stuck job go on from where it stood. @throws BackhaulError not_found; job_not_stuck; function_disabled */
export async function resumeJob(engine: Engine, connectionId: string, jobId: string): Promise<Job> {
  const job = await move(
    engine,
    connectionId,
    jobId,
    'resume',
    (status) =>
      new BackhaulError('job_not_stuck', `This sync job is ${status}; only a stuck one can be resumed.`),
  );
  engine.hint('wake', connectionId);
  return job;
}

async function move(
  engine: Engine,
  connectionId: string,
  jobId: string,
  wanted: RunMove,
  refusal: (status: string) => BackhaulError,
): Promise<Job> {
  const job = await underLock(engine.pool, connectionId, async (tx) => {
    const row = await jobRow(tx, connectionId, jobId);
    const status = afterMove(row.status, wanted);
    if (!status) throw refusal(row.status);
    if (wanted === 'resume') {
      refuseDisabled(row.function_name, await loadSchedule(tx, connectionId, row.function_name));
      await refuseTooMany(tx, connectionId);
      await forgiveSlices(tx, connectionId, jobId);
    }
    await setStatus(tx, connectionId, jobId, status, null);
    if (wanted === 'cancel') await tellEnded(tx, engine, connectionId, jobId);
    // Whatever the job held may go on now, or the job itself.
    await wakeNow(tx, engine, connectionId);
    return toJob((await loadJob(tx, connectionId, jobId))!, engine);
  });
  if (!job) throw notFound('sync job', jobId);
  return job;
}

/** A job as it is stored. @throws BackhaulError not_found for any other id */
export async function jobRow(
  db: Parameters<typeof loadJob>[0],
  connectionId: string,
  jobId: string,
): Promise<JobRow> {
  const row = UUID.test(jobId) ? await loadJob(db, connectionId, jobId) : undefined;
  if (row?.kind !== 'on_demand') throw notFound('sync job', jobId);
  return row;
}

/** There is nothing of that id in the connection, or no such connection. */
export function notFound(what: string, id: string): BackhaulError {
  return new BackhaulError('not_found', `There is no ${what} ${id.slice(0, 64)} in this connection.`, { id });
}

/** Somebody asked for something: a worker is to look at the connection now. */
export async function wakeNow(tx: Transaction, engine: Engine, connectionId: string): Promise<void> {
  await markDue(tx, connectionId);
  await engine.wake(tx, connectionId);
}

function requestHash(request: JobRequest): Buffer {
  const { functionName, start, end, events, purpose = 'read' } = request;
  // Said only where it is not the usual, so that what was digested before there was a choice is still the same.
  const silent = events === 'silent' ? ['silent'] : [];
  const what = purpose === 'read' ? 'create_sync_job' : `create_${purpose}`;
  return hash('md5', JSON.stringify([what, functionName, start, end, ...silent]), 'buffer');
}
