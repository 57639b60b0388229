import type { RunKind } from './words.ts';

/** What the choice of the next run depends on. */
export interface Candidate {
  runId: string;
  kind: RunKind;
  functionName: string;
  /** When it was asked for; jobs of one function go in this order. */
  createdAt: Date;
  /** Not to be tried before this instant: a pause after a failure. */
  waitingUntil: Date | null;
  /** Its schedule is switched so that the run must not go on: paused, or its function disabled. */
  off: boolean;
  /** All that could be asked for it is being asked for already. */
  busy: boolean;
  /** Up to where its schedule has read; null for jobs, and before the first sync. */
  position: Date | null;
}

/** The turn each kind and function (`on_demand/get_orders`) of a connection was served last. */
export type Served = Record<string, number>;

/** The key of a run in {@link Served}. */
export function servedKey(run: Pick<Candidate, 'kind' | 'functionName'>): string {
  return `${run.kind}/${run.functionName}`;
}

/** Whether open jobs hold all schedules of their connection, or only that of the same function. */
export type Hold = 'connection' | 'function';

/** What decides whether an open job keeps a schedule from running. */
export interface HoldRules {
  hold: Hold;
  /** The freshness guard: data older than this, in milliseconds, is not held. Null: jobs always go first. */
  freshnessGuardMs: number | null;
}

/** A schedule, or its run, as far as a job may hold it. */
interface Holdable {
  functionName: string;
  position: Date | null;
}

/**
 * Whether open jobs keep this schedule from running. Promise 3. Under a freshness guard they do not once its place
 * is too old; since only the end of its run moves the place, it then takes turns with them until the run is done.
 *
 * @param jobs functions of the connection's open jobs
 */
export function isHeld(
  schedule: Holdable,
  jobs: readonly string[],
  { hold, freshnessGuardMs }: HoldRules,
  now: Date,
): boolean {
  const held = hold === 'connection' ? jobs.length > 0 : jobs.includes(schedule.functionName);
  if (!held || freshnessGuardMs === null || !schedule.position) return held;
  return now.getTime() - schedule.position.getTime() <= freshnessGuardMs;
}

/** When the freshness guard frees a held schedule, open jobs or not; null where there is no guard. */
export function freedAt({ position }: Holdable, { freshnessGuardMs }: HoldRules): Date | null {
  if (freshnessGuardMs === null || !position) return null;
  return new Date(position.getTime() + freshnessGuardMs + 1);
}

/** Functions of the open jobs, each job once. */
export function jobFunctions(open: readonly Candidate[]): string[] {
  return open.flatMap((run) => (run.kind === 'on_demand' ? run.functionName : []));
}

/**
 * Which open run gets the next page; null when none may go now.
 *
 * 1. A manual sync goes next: a person waits for it, and it is short.
 * 2. Jobs, the initial sync and schedules take turns as groups, the longest unserved first; but schedules
 *    have no turn while a job holds them. Runs that are switched off have none at all.
 * 3. Jobs of one function go in the order they were asked for, those of different functions in turn. So do
 *    runs of the other groups, of which there is one a function.
 *
 * Turns are remembered by kind and function, not by run: a stream of short jobs, each of them new, must not
 * pass for the longest unserved every time.
 */
export function nextRun(
  open: readonly Candidate[],
  served: Served,
  rules: HoldRules,
  now: Date,
): Candidate | null {
  const ready = isReady(now);
  const manual = open.filter((run) => run.kind === 'manual' && ready(run));
  if (manual.length > 0) return longestUnserved(manual, served);

  const jobs = open.filter((run) => run.kind === 'on_demand');
  const holding = jobFunctions(open);
  const groups = [
    jobs.filter((job) => isFirstOfItsFunction(job, jobs)),
    open.filter((run) => run.kind === 'initial'),
    open.filter((run) => run.kind === 'scheduled' && !isHeld(run, holding, rules, now)),
  ];
  const inTurn = groups
    .map((group) => group.filter(ready))
    .filter((group) => group.length > 0)
    .sort((a, b) => lastTurn(a[0]!.kind, served) - lastTurn(b[0]!.kind, served));
  return longestUnserved(inTurn[0] ?? [], served);
}

/**
 * Which open run of a schedule gets the next page, where nothing else may go: what is left of the account's quota is
 * their reserve. Those that a job holds have no turn here either.
 */
export function nextScheduled(
  open: readonly Candidate[],
  served: Served,
  rules: HoldRules,
  now: Date,
): Candidate | null {
  const holding = jobFunctions(open);
  const scheduled = open.filter((run) => run.kind === 'scheduled' && !isHeld(run, holding, rules, now));
  return longestUnserved(scheduled.filter(isReady(now)), served);
}

function isReady(now: Date): (run: Candidate) => boolean {
  return (run) => !run.off && !run.busy && (run.waitingUntil === null || run.waitingUntil <= now);
}

function isFirstOfItsFunction(job: Candidate, jobs: readonly Candidate[]): boolean {
  return !jobs.some((other) => other.functionName === job.functionName && isBefore(other, job));
}

function isBefore(a: Candidate, b: Candidate): boolean {
  const byTime = a.createdAt.getTime() - b.createdAt.getTime();
  return byTime < 0 || (byTime === 0 && a.runId < b.runId);
}

function lastTurn(kind: RunKind, served: Served): number {
  return Math.max(
    0,
    ...Object.keys(served).flatMap((key) => (key.startsWith(`${kind}/`) ? served[key]! : [])),
  );
}

function longestUnserved(runs: readonly Candidate[], served: Served): Candidate | null {
  const turn = (run: Candidate) => served[servedKey(run)] ?? 0;
  return runs.toSorted((a, b) => turn(a) - turn(b) || (isBefore(a, b) ? -1 : 1))[0] ?? null;
}
