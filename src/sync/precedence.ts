import type { RunKind } from './words.ts';

/** What the choice of the next run depends on. */
export interface Candidate {
  runId: string;
  kind: RunKind;
  functionName: string;
  /** When it was asked for; jobs of one function go in this order. */
  createdAt: Date;
  /** The connection's page count when it was served last; 0 when never. */
  turn: number;
  /** Not to be tried before this instant: a pause after a failure. */
  waitingUntil: Date | null;
}

/** Whether open jobs hold all schedules of their connection, or only that of the same function. */
export type Hold = 'connection' | 'function';

/** Whether an open job keeps this function's schedule from running. Promise 3. */
export function isHeld(functionName: string, open: readonly Candidate[], hold: Hold): boolean {
  return open.some(
    (run) => run.kind === 'on_demand' && (hold === 'connection' || run.functionName === functionName),
  );
}

/**
 * Which open run gets the next page; null when none may go now.
 *
 * 1. A manual sync goes next: a person waits for it, and it is short.
 * 2. Jobs, the initial sync and schedules take turns as groups, the longest unserved first; but schedules
 *    have no turn while a job holds them.
 * 3. Jobs of one function go in the order they were asked for, those of different functions in turn. So do
 *    runs of the other groups, of which there is one a function.
 */
export function nextRun(open: readonly Candidate[], hold: Hold, now: Date): Candidate | null {
  const ready = (run: Candidate) => run.waitingUntil === null || run.waitingUntil <= now;
  const manual = longestUnserved(open.filter((run) => run.kind === 'manual' && ready(run)));
  if (manual) return manual;

  const jobs = open.filter((run) => run.kind === 'on_demand');
  const groups = [
    jobs.filter((job) => isFirstOfItsFunction(job, jobs)),
    open.filter((run) => run.kind === 'initial'),
    open.filter((run) => run.kind === 'scheduled' && !isHeld(run.functionName, open, hold)),
  ];
  const inTurn = groups.filter((group) => group.some(ready)).sort((a, b) => lastTurn(a) - lastTurn(b));
  return longestUnserved((inTurn[0] ?? []).filter(ready));
}

function isFirstOfItsFunction(job: Candidate, jobs: readonly Candidate[]): boolean {
  return !jobs.some((other) => other.functionName === job.functionName && isBefore(other, job));
}

function isBefore(a: Candidate, b: Candidate): boolean {
  const byTime = a.createdAt.getTime() - b.createdAt.getTime();
  return byTime < 0 || (byTime === 0 && a.runId < b.runId);
}

function lastTurn(group: readonly Candidate[]): number {
  return Math.max(...group.map((run) => run.turn));
}

function longestUnserved(runs: readonly Candidate[]): Candidate | null {
  return runs.toSorted((a, b) => a.turn - b.turn || (isBefore(a, b) ? -1 : 1))[0] ?? null;
}
