import { resourceOfFunction } from '../../src/model/index.ts';
import { Broken } from './broken.ts';
import { tell } from './check-step.ts';
import { basisOf, shown } from './listing.ts';
import type { Snapshot, StoredRun } from './snapshot.ts';
import type { FunctionKey } from './words.ts';
import type { World } from './world.ts';

/** What a verify that has just been completed says of the source was so at some instant while it read. */
export function checkFindings(world: World, before: Snapshot, after: Snapshot): void {
  for (const run of after.runs.values()) {
    if (run.purpose !== 'verify' || run.status !== 'completed') continue;
    if (before.runs.get(run.run_id)?.status === 'completed') continue;
    const calls = world.source.calls.filter((call) => call.runId === run.run_id && call.seq !== null);
    const facts = world.source.facts.get(run.function_name as FunctionKey)!;
    for (const { id, kind } of findingsOf(after, run)) {
      const during = facts.during(id, calls[0]!.seq!, calls.at(-1)!.seq!);
      // Whoever's clock is behind does not look as far as to where a record has moved.
      if (kind === 'unexpected' && !during.includes(null) && !world.hasJumped)
        throw new Broken(`${tell(after, run.run_id)} calls ${id} unexpected, which was there all the time`);
      if (kind === 'missing' && during.every((fact) => fact === null))
        throw new Broken(`${tell(after, run.run_id)} misses ${id}, which never was there`);
    }
  }
}

/** A verify over everything, once all is quiet, finds what was removed at the source and was not marked, and nothing else. */
export function checkQuiet(world: World, runId: string): void {
  const run = world.now.runs.get(runId)!;
  const found = findingsOf(world.now, run).map(({ id, kind }) => `${id} ${kind}`);
  const wanted = removed(world, run).map((id) => `${id} unexpected`);
  if (JSON.stringify(found.sort()) !== JSON.stringify(wanted.sort()))
    throw new Broken(`${tell(world.now, runId)} found [${found}] at the end, and there is [${wanted}]`);
}

function removed(world: World, run: StoredRun): string[] {
  const key = run.function_name as FunctionKey;
  const facts = world.source.facts.get(key)!;
  const resource = resourceOfFunction('wms', key).name;
  const aside = new Set(
    world.now.quarantine.filter((row) => row.resource === resource).map((row) => row.source_key),
  );
  const [from, to] = [Date.parse(run.window_start!), Date.parse(run.window_end!)];
  return [...world.now.records.values()].flatMap(({ resource: of, id, missing, data }) => {
    if (of !== resource || missing || aside.has(id) || facts.at(id)) return [];
    // What is stored may be an older state than the last one, which nobody can read any more.
    const { n } = (JSON.parse(data) as { additional_fields: { n: number } }).additional_fields;
    const date = shown(
      basisOf(key, facts.states(id).find((state) => state.n === n)!),
      world.source.wordsOf(key),
    );
    return date >= from && date < to ? id : [];
  });
}

function findingsOf(snapshot: Snapshot, run: StoredRun) {
  return snapshot.findings.filter((finding) => finding.run_id === run.run_id);
}
