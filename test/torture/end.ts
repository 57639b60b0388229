import { isDeepStrictEqual } from 'node:util';
import { resourceOfFunction } from '../../src/model/index.ts';
import { dropSightings } from '../../src/store/queries/sightings.ts';
import * as api from './api.ts';
import { Broken } from './broken.ts';
import { checkContent, countOf } from './check-coverage.ts';
import { checkJobCoverage } from './check-schedules.ts';
import { tell } from './check-step.ts';
import { checkQuiet } from './check-verify.ts';
import { basisWord } from './connector.ts';
import type { Snapshot } from './snapshot.ts';
import { begin, finishPage, isBusy, take } from './steps.ts';
import type { FunctionKey } from './words.ts';
import type { World } from './world.ts';

const HOUR_MS = 3600 * 1000;
/** More steps than any sequence needs to come to rest. */
const MOST_STEPS = 800;
const WHOLE_WINDOW_MS = 75 * HOUR_MS;

/** Heals the source and the clocks, lets all work be done, and checks that nothing was missed in the end. */
export async function settleAndCheck(world: World): Promise<void> {
  heal(world);
  await drain(world);
  if (await resumeStuck(world)) await drain(world);
  const lag = Math.max(...world.words.functions.map((words) => words.lagMs + 2 * words.grainMs));
  world.truth.advance(HOUR_MS + lag + 2000);
  await drain(world);
  await world.observe(() => dropSightings(world.ground.pool));
  checkEnds(world);
  for (const { name } of world.words.functions) {
    if (basisWord(name) !== 'created') checkEqual(world, name, world.initialStart);
  }
  growPages(world);
  await readAll(world);
  for (const { name } of world.words.functions) checkEqual(world, name, world.truth.now() - WHOLE_WINDOW_MS);
  const settled = world.now;
  await readAll(world);
  checkSilent(settled, world.now);
  checkJobCoverage(world.now);
  await verifyAll(world);
}

function heal(world: World): void {
  const { source } = world;
  source.troubles.length = 0;
  source.refusing = null;
  source.holding = false;
  source.release();
  for (const process of [...world.desks, world.api]) process.clock.offset = 0;
}

/** Lets stuck jobs go on; what made them so is mended. @returns whether there were any */
async function resumeStuck(world: World): Promise<boolean> {
  const stuck = [...world.jobs.keys()].filter(
    (at) => world.now.runs.get(world.jobs[at]!)?.status === 'stuck',
  );
  for (const index of stuck) await world.observe(() => api.resume(world, index));
  return stuck.length > 0;
}

/** Works until nothing is open, passing over waits. */
async function drain(world: World): Promise<void> {
  const desk = world.desks[0]!;
  if (!desk.runner || world.isStale(desk)) await take(world, desk);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (!desk.runner) await take(world, desk);
    const step = isBusy(desk) ? null : await begin(world, desk);
    if (step?.state === 'idle') {
      const open = [...world.now.runs.values()].filter((run) => run.status === 'open');
      if (open.length === 0) return;
      const until = step.until?.getTime() ?? Number.POSITIVE_INFINITY;
      const wait = until - world.truth.now();
      if (!(wait <= 25 * HOUR_MS))
        throw new Broken(
          `${tell(world.now, open[0]!.run_id)}, and nobody would look at it before ${step.until}`,
        );
      world.truth.advance(Math.max(wait, 1));
    } else await finishPage(world, desk);
  }
  throw new Broken(`the work never ends; still open: ${stillOpen(world)}`);
}

function stillOpen(world: World): string {
  const open = [...world.now.runs.values()].filter((run) => run.status === 'open');
  return open.map((run) => `${tell(world.now, run.run_id)} (${JSON.stringify(run.last_error)})`).join('; ');
}

/** The last readings are about what is stored, not about paging. */
function growPages(world: World): void {
  for (const words of world.source.words.functions) Object.assign(words, { pageSize: 50, emptyPages: false });
}

/** Reads everything there is, by a job of each function that takes one and a manual sync of the others. */
async function readAll(world: World): Promise<void> {
  for (const [index, { name }] of world.words.functions.entries()) {
    const request = { fn: index, agoMs: 0, lengthMs: WHOLE_WINDOW_MS };
    const snapshot = name === 'get_inventory';
    await world.observe(() => (snapshot ? api.manual(world, index) : api.create(world, request)));
  }
  await drain(world);
}

/** What is stored is proved once more by what users have for it. */
async function verifyAll(world: World): Promise<void> {
  const { records } = world.now;
  const known = new Set(world.now.runs.keys());
  for (const [index, { name }] of world.words.functions.entries()) {
    const request = { fn: index, agoMs: 0, lengthMs: WHOLE_WINDOW_MS, purpose: 'verify' as const };
    if (name !== 'get_inventory') await world.observe(() => api.create(world, request));
  }
  await drain(world);
  for (const { run_id: id, purpose } of world.now.runs.values()) {
    if (purpose === 'verify' && !known.has(id)) checkQuiet(world, id);
  }
  if (!isDeepStrictEqual(records, world.now.records)) throw new Broken('verifying has written to records');
}

/** Every job has ended in a state that says how, and the counters of all runs add up to what is stored. */
function checkEnds(world: World): void {
  let created = 0;
  for (const run of world.now.runs.values()) {
    created += run.records_new;
    if (run.status === 'open') throw new Broken(`${tell(world.now, run.run_id)} at the end`);
    if (run.status === 'stuck') throw new Broken(`${tell(world.now, run.run_id)}: ${run.error?.message}`);
  }
  if (created !== world.now.records.size)
    throw new Broken(`runs count ${created} new records, and ${world.now.records.size} are stored`);
  if (world.now.sightings > 0) throw new Broken(`${world.now.sightings} sightings are left over`);
}

/** What the source holds now, from an instant on, is stored as it is; what it has lost is marked where that can be told. */
function checkEqual(world: World, key: FunctionKey, from: number): void {
  const facts = world.source.facts.get(key)!;
  const resource = resourceOfFunction('wms', key).name;
  for (const id of facts.ids()) {
    const fact = facts.at(id);
    const record = world.now.records.get(`${resource}/${id}`);
    const whole = key === 'get_inventory' || key === 'get_inventory_ledger';
    if (!fact) {
      if (whole && record && !record.missing) throw new Broken(`${record.key} is gone and not marked`);
      continue;
    }
    const date = basisWord(key) === 'updated' ? fact.updated : fact.created;
    if (key !== 'get_inventory' && date < from) continue;
    const aside = world.now.quarantine.some((row) => row.resource === resource && row.source_key === id);
    if (aside !== fact.poison) throw new Broken(`${resource}/${id} is ${aside ? '' : 'not '}put aside`);
    if (fact.poison) continue;
    if (!record) throw new Broken(`${resource}/${id} is at the source and not stored`);
    if (record.missing) throw new Broken(`${record.key} is at the source and marked as missing`);
    if (countOf(record) !== fact.n)
      throw new Broken(`${record.key} is stored as of change ${countOf(record)}, the source is at ${fact.n}`);
    checkContent(world, key, facts, record);
  }
  for (const record of world.now.records.values()) {
    if (record.resource === resource && facts.states(record.id).length === 0)
      throw new Broken(`${record.key} never was at the source`);
  }
}

/** Reading the same again wrote to no record and told of none. Promise 7. */
function checkSilent(before: Snapshot, after: Snapshot): void {
  for (const [key, record] of after.records) {
    if (!isDeepStrictEqual(record, before.records.get(key)))
      throw new Broken(`${key} was written to by reading the same again`);
  }
}
