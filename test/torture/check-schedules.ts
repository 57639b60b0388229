import { Broken } from './broken.ts';
import { tell } from './check-step.ts';
import type { CoverageRow, Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** A schedule's place: moved only by the end of a run of its own line, only forward, and never past a gap. */
export function checkSchedules(world: World, before: Snapshot, after: Snapshot): void {
  for (const [name, schedule] of after.schedules) {
    const was = before.schedules.get(name)!.position;
    const is = schedule.position;
    if (was === is) continue;
    if (was && (!is || Date.parse(is) < Date.parse(was)))
      throw new Broken(`the place of ${name} went back from ${was} to ${is}`);
    const ended = [...after.runs.values()].find(
      (run) =>
        run.function_name === name &&
        run.kind !== 'on_demand' &&
        run.status === 'completed' &&
        before.runs.get(run.run_id)?.status !== 'completed',
    );
    if (!ended) throw new Broken(`the place of ${name} moved although no run of its own line ended`);
    if (name === 'get_inventory') continue;
    const line = after.coverage.filter(
      (row) => row.function_name === name && after.runs.get(row.run_id)!.kind !== 'on_demand',
    );
    const gap = firstGap(line, world.initialStart, Date.parse(is!));
    if (gap !== null)
      throw new Broken(
        `the schedule of ${name} stands at ${is}, and nothing from ${new Date(gap).toISOString()} on was read`,
      );
  }
}

/** A job that completed has read its whole window, as far as it says that it can be relied on. */
export function checkJobCoverage(snapshot: Snapshot): void {
  for (const run of snapshot.runs.values()) {
    if (run.status !== 'completed' || run.window_start === null || run.purpose !== 'read') continue;
    const own = snapshot.coverage.filter((row) => row.run_id === run.run_id);
    const gap = firstGap(own, Date.parse(run.window_start), Date.parse(run.effective_end!));
    if (gap !== null)
      throw new Broken(
        `${tell(snapshot, run.run_id)}, and nothing from ${new Date(gap).toISOString()} on was read`,
      );
  }
}

/** Where between two instants the first uncovered one is; null where there is none. */
function firstGap(rows: CoverageRow[], start: number, end: number): number | null {
  const ranges = rows
    .map((row) => ({ start: Date.parse(row.range_start!), end: Date.parse(row.range_end!) }))
    .sort((a, b) => a.start - b.start);
  let reached = start;
  for (const range of ranges) if (range.start <= reached) reached = Math.max(reached, range.end);
  return reached >= end ? null : reached;
}

/** A request that has just been started, against the runs that were open when it was chosen. Promise 3. */
export function checkPrecedence(
  world: World,
  before: Snapshot,
  after: Snapshot,
  runId: string,
  { createdFirst, busy }: { createdFirst: boolean; busy: ReadonlySet<string> },
): void {
  const chosen = after.runs.get(runId)!;
  const open = [...after.runs.values()].filter((run) => run.status === 'open');
  // A job that is open afterwards was open when the choice was made, since choosing opens none.
  const jobs = open.filter(
    (run) => run.kind === 'on_demand' && (createdFirst || before.runs.has(run.run_id)),
  );
  if (chosen.kind === 'scheduled') {
    const holder = jobs.find(
      (job) => world.words.hold === 'connection' || job.function_name === chosen.function_name,
    );
    if (holder)
      throw new Broken(`a scheduled request of ${chosen.function_name} started while a job was open`);
  }
  const ready = (waiting: string | null) => waiting === null;
  const manual = open.find(
    (run) =>
      run.kind === 'manual' &&
      !busy.has(run.run_id) &&
      before.runs.get(run.run_id)?.kind === 'manual' &&
      ready(run.waiting_until),
  );
  if (manual && chosen.kind !== 'manual')
    throw new Broken(`${tell(after, runId)} went before a manual sync of ${manual.function_name}`);
  const earlier = jobs.find(
    (job) =>
      chosen.kind === 'on_demand' &&
      job.function_name === chosen.function_name &&
      (job.created_at < chosen.created_at ||
        (job.created_at === chosen.created_at && job.run_id < chosen.run_id)),
  );
  if (earlier) throw new Broken(`${tell(after, runId)} went before ${tell(after, earlier.run_id)}`);
}
