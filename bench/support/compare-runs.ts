import type { Measured } from '../row.ts';
import { cpuMs, postgresCpuMs } from './cpu.ts';
import { median, ratioText, readable } from './numbers.ts';

/** One repetition: how long each side took for the same records, in milliseconds. */
export interface Repetition {
  oursMs: number;
  limitMs: number;
  [figure: string]: number;
}

/**
 * The median of ratios that were each taken within one repetition, so that what the machine does meanwhile meets both
 * sides.
 */
export function compareRuns(
  repetitions: Repetition[],
  records: number,
  { limit, target, notes = [] }: { limit: string; target: number; notes?: string[] },
): Measured {
  const ratio = median(repetitions.map(({ oursMs, limitMs }) => limitMs / oursMs));
  const perSecond = (side: 'oursMs' | 'limitMs') =>
    `${readable((records * 1000) / median(repetitions.map((one) => one[side])))} records/s`;
  return {
    ours: perSecond('oursMs'),
    limit: `${limit}: ${perSecond('limitMs')}`,
    ratio,
    met: Number(ratioText(ratio)) >= target,
    notes,
    detail: { records, repetitions },
  };
}

/** What a worker and PostgreSQL used of all cores while something ran, in milliseconds. */
export async function cpuOf<T>(
  worker: number,
  postmaster: number,
  work: () => Promise<T>,
): Promise<{ result: T; workerCpuMs: number; postgresCpuMs: number }> {
  const before = { worker: cpuMs(worker), postgres: postgresCpuMs(postmaster) };
  const result = await work();
  return {
    result,
    workerCpuMs: cpuMs(worker) - before.worker,
    postgresCpuMs: postgresCpuMs(postmaster) - before.postgres,
  };
}
