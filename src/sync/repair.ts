import { hash } from 'node:crypto';
import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { BackhaulError } from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { foundRanges } from '../store/queries/found-ranges.ts';
import { saveIdempotent } from '../store/queries/idempotency.ts';
import { type FindingRow, listFindings } from '../store/queries/list-findings.ts';
import type { JobRow } from '../store/queries/load-jobs.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { earlierResponse } from './earlier-response.ts';
import type { Engine } from './engine.ts';
import type { Job } from './job.ts';
import { enabledFunction } from './job-request.ts';
import { jobRow, notFound, openJob } from './jobs.ts';
import { planSlices, type Window } from './window.ts';

/**
 * Makes a job that reads again where a verify found something missing or differing, and writes it as any job does;
 * only that what is stored is compared itself and not by its hash, so that what was altered is mended.
 *
 * @returns the job, and whether it is the answer to an earlier request under the same idempotency key
 * @throws BackhaulError not_found; job_not_verified; nothing_to_repair; what creating a job throws
 */
export async function repairJob(
  engine: Engine,
  connection: ConnectionRecord,
  jobId: string,
  idempotencyKey?: string,
): Promise<{ job: Job; replayed: boolean }> {
  const { connection_id: connectionId } = connection;
  const result = await underLock(engine.pool, connectionId, async (tx) => {
    const digest = hash('md5', JSON.stringify(['repair', jobId]), 'buffer');
    const earlier = await earlierResponse(tx, connectionId, idempotencyKey, digest);
    if (earlier) return { job: earlier as Job, replayed: true };
    const verify = await jobRow(tx, connectionId, jobId);
    refuseUnverified(verify);
    const fn = await enabledFunction(tx, engine, connection, verify.function_name);
    const found = await foundRanges(tx, connectionId, jobId);
    const job = await openJob(tx, engine, {
      connectionId,
      fn,
      ...rangesToRead(found, fn, verify),
      requested: { start: verify.requested_start!, end: verify.requested_end! },
      purpose: 'repair',
    });
    if (idempotencyKey) await saveIdempotent(tx, connectionId, idempotencyKey, digest, JSON.stringify(job));
    return { job, replayed: false };
  });
  if (!result) throw notFound('connection', connectionId);
  engine.hint('wake', connectionId);
  return result;
}

/**
 * What a verify found, in the order of the records' ids, from the one after `after`. `next` is null on the last page.
 *
 * @throws BackhaulError not_found for any other id than a job's of this connection
 */
export async function findFindings(
  engine: Engine,
  connectionId: string,
  jobId: string,
  { kind = null, after, limit }: { kind?: FindingRow['kind'] | null; after: string | null; limit: number },
): Promise<{ findings: FindingRow[]; next: string | null }> {
  const { run_id: runId } = await jobRow(engine.pool, connectionId, jobId);
  const rows = await listFindings(engine.pool, { connectionId, runId }, kind, after, limit + 1);
  const findings = rows.slice(0, limit);
  return { findings, next: rows.length > limit ? findings.at(-1)!.id : null };
}

function refuseUnverified({
  purpose,
  status,
  found_missing,
  found_differing,
  found_unexpected,
}: JobRow): void {
  if (purpose !== 'verify' || status !== 'completed') {
    const is = purpose === 'verify' ? status : `a ${purpose}`;
    throw new BackhaulError(
      'job_not_verified',
      `This sync job is ${is}; only a verify that is completed can be repaired.`,
    );
  }
  if (Number(found_missing) + Number(found_differing) > 0) return;
  const unexpected = Number(found_unexpected);
  throw new BackhaulError(
    'nothing_to_repair',
    unexpected === 0
      ? 'This verify found no difference, so there is nothing to repair.'
      : `This verify found nothing missing or differing, only ${unexpected} unexpected, and those are not deleted: what a source no longer shows is not known to be gone.`,
  );
}

/** The parts to read, newest first, and the window from the oldest to the newest of them. */
function rangesToRead(
  found: { start: Date | null; end: Date | null }[],
  fn: SourceFunction,
  { requested_start, requested_end }: JobRow,
): { window: Window; slices?: Window[] } {
  const ranges = found.flatMap(({ start, end }) => (start && end ? [{ start, end }] : []));
  const [newest, oldest] = [ranges[0], ranges.at(-1)];
  // A snapshot is always the whole.
  if (!newest || !oldest) return { window: { start: requested_start!, end: requested_end! } };
  return {
    window: { start: oldest.start, end: newest.end },
    slices: ranges.flatMap((range) => planSlices(range, fn)),
  };
}
