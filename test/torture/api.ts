import { BackhaulError } from '../../src/model/index.ts';
import { cancelJob, createJob, resumeJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { Broken } from './broken.ts';
import type { World } from './world.ts';

/** Creates a job as the API does; refusals that the API documents are no failure. */
export async function create(
  world: World,
  request: { fn: number; agoMs: number; lengthMs: number; purpose?: 'read' | 'verify' | 'remap' },
): Promise<void> {
  const { functions } = world.words;
  const end = world.truth.now() - request.agoMs;
  await refusable(async () => {
    const { job } = await createJob(world.api.engine, await world.record(), {
      functionName: functions[request.fn % functions.length]!.name,
      start: new Date(end - request.lengthMs),
      end: new Date(end),
      purpose: request.purpose,
    });
    world.jobs.push(job.id);
  }, ['invalid', 'on_demand_not_enabled']);
}

/** The job that a number means; null while there is none. */
export function jobOf(world: World, index: number): string | null {
  return world.jobs.length === 0 ? null : world.jobs[index % world.jobs.length]!;
}

/** Cancels a job: an open one is cancelled, any other refused. */
export async function cancel(world: World, index: number): Promise<void> {
  const id = jobOf(world, index);
  if (!id) return;
  const was = world.now.runs.get(id)!.status;
  const refused = await refusable(async () => {
    const job = await cancelJob(world.api.engine, world.connectionId, id);
    if (job.status !== 'cancelled') throw new Broken(`cancel answered with a job that is ${job.status}`);
  }, ['job_not_open']);
  if (refused === (was === 'open')) throw new Broken(`cancel of a job that was ${was} was misjudged`);
}

/** Resumes a stuck job; any other is refused. */
export async function resume(world: World, index: number): Promise<void> {
  const id = jobOf(world, index);
  if (!id) return;
  const was = world.now.runs.get(id)!.status;
  const refused = await refusable(async () => {
    await resumeJob(world.api.engine, world.connectionId, id);
  }, ['job_not_stuck']);
  if (refused === (was === 'stuck')) throw new Broken(`resume of a job that was ${was} was misjudged`);
}

/** A manual sync of one function, or of all. */
export async function manual(world: World, fn: number | null): Promise<void> {
  const { functions } = world.words;
  const names = fn === null ? [] : [functions[fn % functions.length]!.name];
  await syncNow(world.api.engine, await world.record(), names);
}

async function refusable(work: () => Promise<void>, codes: string[]): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof BackhaulError && codes.includes(error.code)) return true;
    throw error;
  }
}

/** Cancels a job that may end at the same moment. */
export async function cancelRaced(world: World, index: number): Promise<void> {
  const id = jobOf(world, index);
  if (!id) return;
  await refusable(async () => {
    await cancelJob(world.api.engine, world.connectionId, id);
  }, ['job_not_open']);
}
