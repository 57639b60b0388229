import { isDeepStrictEqual } from 'node:util';
import { resourceByName, resourceOfFunction } from '../../src/model/index.ts';
import { afterMove } from '../../src/sync/words.ts';
import { Broken } from './broken.ts';
import { checkChange } from './check-events.ts';
import { checkJoined } from './check-joined.ts';
import { checkTold } from './check-told.ts';
import type { RecordRow, Snapshot, StoredRun } from './snapshot.ts';
import type { World } from './world.ts';

/**
 * What holds of every step, whatever it was: records only grow in version and newness, each step of a version
 * has its event, only open runs write, what has ended stays as it is, counters tell what was written.
 */
export function checkStep(
  world: World,
  before: Snapshot,
  after: Snapshot,
  silenced: ReadonlySet<string>,
): void {
  const mayWrite = (runId: string) => before.runs.get(runId)?.status === 'open' && !silenced.has(runId);
  const events = new Set(after.events);
  const written = new Map<string, { created: number; changed: number }>();

  for (const key of before.records.keys()) {
    if (!after.records.has(key)) throw new Broken(`record ${key} has vanished`);
  }
  for (const [key, record] of after.records) {
    const stored = before.records.get(key);
    if (stored && stored.version === record.version) {
      checkUntouched(stored, record);
      continue;
    }
    if (!mayWrite(record.run)) throw new Broken(`record ${key} was written by ${tell(before, record.run)}`);
    const run = after.runs.get(record.run)!;
    if (run.purpose === 'verify') throw new Broken(`record ${key} was written by a verify`);
    checkNewer(world, stored, record, run);
    for (const event of checkChange(world, stored, record, [before.runs.get(record.run)!, run], after.events))
      events.delete(event);
    const counts = written.get(record.run) ?? { created: 0, changed: 0 };
    counts[stored ? 'changed' : 'created'] += 1;
    written.set(record.run, counts);
  }
  const rest = [...events];
  for (const { resource, type, record_id, record_version } of rest) {
    if (!resource) continue;
    resourceByName(resource as never);
    throw new Broken(`event ${type} of ${record_id} v${record_version} tells of no change`);
  }
  checkTold(world, before, after, rest, mayWrite);
  for (const run of after.runs.values()) checkRun(before, after, run, written.get(run.run_id));
  const known = new Set(before.coverage.map((row) => row.coverage_id));
  checkJoined(before, after);
  for (const row of after.coverage) {
    // Joined of what others had read.
    if (row.last_as_of !== null) continue;
    const { purpose = 'read' } = after.runs.get(row.run_id) ?? {};
    if (purpose !== 'read') throw new Broken(`a ${purpose} stated coverage`);
    // A run may be opened and find its whole window unavailable in one step.
    const opened = !before.runs.has(row.run_id) && row.state === 'unavailable';
    if (!known.has(row.coverage_id) && !mayWrite(row.run_id) && !opened)
      throw new Broken(`coverage was written by ${tell(before, row.run_id)}`);
  }
}

/** The same version: nothing of the row was written to, except that it went missing or was found. */
function checkUntouched(before: RecordRow, after: RecordRow): void {
  const { place: _, missing: missingBefore, ...rest } = before;
  const { place: __, missing: missingAfter, ...restAfter } = after;
  if (!isDeepStrictEqual(rest, restAfter)) throw new Broken(`${before.key} changed without a new version`);
  if (missingBefore === missingAfter && before.place !== after.place)
    throw new Broken(`${before.key} was written to without a change`);
}

function checkNewer(world: World, before: RecordRow | undefined, after: RecordRow, run: StoredRun): void {
  const { key } = after;
  if (after.version !== (before?.version ?? 0) + 1)
    throw new Broken(`${key} went from version ${before?.version ?? 0} to ${after.version}`);
  const words = world.words.functions.find(({ name }) => name === run.function_name)!;
  if (before?.updated && after.updated) {
    const behind = Date.parse(before.updated) - Date.parse(after.updated);
    if (behind > words.grainMs)
      throw new Broken(`${key} went back from ${before.updated} to ${after.updated}`);
  }
  if (before && Date.parse(after.as_of) <= Date.parse(before.as_of))
    throw new Broken(`${key} was read anew as of ${after.as_of}, and had been as of ${before.as_of}`);
  if (resourceOfFunction('wms', words.name).name !== after.resource)
    throw new Broken(`${key} came from a run of ${run.function_name}`);
  if (after.raw !== `${after.run} "${after.as_of}"`)
    throw new Broken(`${key} has the raw payload of another writing: ${after.raw}`);
}

function checkRun(
  before: Snapshot,
  after: Snapshot,
  run: StoredRun,
  written: { created: number; changed: number } | undefined,
): void {
  const was = before.runs.get(run.run_id);
  const { created = 0, changed = 0 } = written ?? {};
  const slices = (snapshot: Snapshot) => snapshot.slices.filter((slice) => slice.run_id === run.run_id);
  if (was && run.records_new - was.records_new !== created)
    throw new Broken(
      `${tell(after, run.run_id)} counts ${run.records_new - was.records_new} new of ${created}`,
    );
  if (was && run.records_changed - was.records_changed !== changed)
    throw new Broken(`${tell(after, run.run_id)} miscounts its ${changed} changes`);
  if (!was) return;
  const pages = run.pages - was.pages;
  if (pages > 1 || pages < 0)
    throw new Broken(`${tell(after, run.run_id)} counts ${pages} pages in one step`);
  // The last page of a whole set moves its slice only after what is missing has been marked; a session that ends
  // in between leaves its records written, and they are met again.
  const whole = run.function_name === 'get_inventory' || run.function_name === 'get_inventory_ledger';
  if (pages === 0 && created + changed > 0 && !whole)
    throw new Broken('records were written without their page');
  if (pages === 1 && isDeepStrictEqual(slices(before), slices(after)))
    throw new Broken('a page was written and its slice did not move');
  if (was.status === run.status) {
    if (was.status === 'completed' || was.status === 'cancelled') {
      if (!isDeepStrictEqual(was, run) || !isDeepStrictEqual(slices(before), slices(after)))
        throw new Broken(`${tell(before, run.run_id)} changed after its end`);
    }
    return;
  }
  const moves = (['finish', 'cancel', 'give_up', 'resume'] as const).map((move) =>
    afterMove(was.status, move),
  );
  if (!moves.includes(run.status)) throw new Broken(`a run went from ${was.status} to ${run.status}`);
  if (run.status === 'completed' && slices(after).some((slice) => slice.status === 'open'))
    throw new Broken(`${tell(after, run.run_id)} completed with open slices`);
  if (run.status === 'stuck' && !run.error?.message) throw new Broken('a job is stuck without a reason');
}

/** A run in words. */
export function tell(snapshot: Snapshot, runId: string): string {
  const run = snapshot.runs.get(runId);
  return run ? `${run.kind} run ${runId} of ${run.function_name}, ${run.status}` : `unknown run ${runId}`;
}
