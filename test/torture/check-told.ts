import { isDeepStrictEqual } from 'node:util';
import { Broken } from './broken.ts';
import type { ErrorRow, EventRow, Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

/**
 * What is told of a connection itself, beside its records: each run's end once, each run of a schedule that gets
 * nowhere once until its next page, each error when it comes, says something else or goes, and nothing else.
 */
export function checkTold(
  world: World,
  before: Snapshot,
  after: Snapshot,
  events: readonly EventRow[],
  mayWrite: (runId: string) => boolean,
): void {
  const of = (beginning: string) => events.filter(({ type }) => type.startsWith(beginning));
  const [errors, stuck] = [of('connection-error.'), of('connection.schedule-stuck')];
  checkErrors(before, after, errors);
  checkStuck(world, before, after, stuck);
  const ends = events.filter((event) => !errors.includes(event) && !stuck.includes(event));
  for (const event of ends) {
    const run = after.runs.get(event.run_id)!;
    const status = event.type.endsWith('-stuck') ? 'stuck' : 'completed';
    const twins = ends.filter((other) => other.run_id === event.run_id);
    if (twins.length !== 1 || run.status !== status || (before.runs.has(run.run_id) && !mayWrite(run.run_id)))
      throw new Broken(`${event.type} was told of a run that is ${run.status}`);
  }
}

function checkErrors(before: Snapshot, after: Snapshot, events: EventRow[]): void {
  const said = (type: string, { code, message }: ErrorRow) => `${type} ${code} ${message}`;
  const at = (snapshot: Snapshot, name: string) =>
    snapshot.errors.find((error) => error.function_name === name);
  const appeared = after.errors.flatMap((error) => {
    const was = at(before, error.function_name);
    if (!was) return [said('created', error)];
    return was.code === error.code && was.message === error.message ? [] : [said('updated', error)];
  });
  const healed = before.errors.filter((error) => !at(after, error.function_name));
  const wanted = [...appeared, ...healed.map((error) => said('deleted', error))].sort();
  const told = events
    .map(({ type, data }) => `${type.split('.')[1]} ${data.code} ${data.error_message}`)
    .sort();
  if (!isDeepStrictEqual(told, wanted)) throw new Broken(`of errors, wanted ${wanted}, told ${told}`);
}

function checkStuck(world: World, before: Snapshot, after: Snapshot, events: EventRow[]): void {
  const fresh = [...after.runs.values()].filter(
    (run) => run.told_stuck && !before.runs.get(run.run_id)?.told_stuck,
  );
  if (!isDeepStrictEqual(events.map((event) => event.run_id).sort(), fresh.map((run) => run.run_id).sort()))
    throw new Broken(`${events.length} times was told that a schedule is stuck, of ${fresh.length}`);
  for (const run of fresh) {
    const stalledMs = Number(run.stalled_ms);
    if (run.kind === 'on_demand' || (run.status === 'open' && stalledMs < world.words.stuckAfterMs))
      throw new Broken(`a ${run.kind} run was told to be stuck after ${stalledMs} ms`);
  }
  for (const run of after.runs.values()) {
    if (run.told_stuck && run.pages > (before.runs.get(run.run_id)?.pages ?? 0))
      throw new Broken(`a run of ${run.function_name} has read a page and is still told to be stuck`);
  }
}
