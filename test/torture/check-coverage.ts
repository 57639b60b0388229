import { isDeepStrictEqual } from 'node:util';
import { resourceOfFunction } from '../../src/model/index.ts';
import { Broken } from './broken.ts';
import { withoutVolatile } from './check-events.ts';
import { mapRaw } from './connector.ts';
import type { Fact, Facts } from './facts.ts';
import { basisOf, show, shown } from './listing.ts';
import type { CoverageRow, RecordRow, Snapshot } from './snapshot.ts';
import type { Call } from './source.ts';
import type { FunctionKey, FunctionWords } from './words.ts';
import type { World } from './world.ts';

/**
 * Checks each new coverage row against what the source held: every record whose basis date lay in the range as
 * the source stood at as_of is stored, no older than when the pass that read it began.
 *
 * Where the source shows whole sets (a snapshot, a day issued again) rows come and go under dates long past
 * while they are read, so there the claim can only be about what was there during the whole pass.
 */
export function checkCoverage(world: World, before: Snapshot, after: Snapshot): void {
  const known = new Set(before.coverage.map((row) => row.coverage_id));
  for (const row of after.coverage) {
    // What is joined of several readings claims nothing new; see check-joined.ts.
    const stated = !known.has(row.coverage_id) && row.last_as_of === null;
    if (stated && row.state === 'read') checkRow(world, after, row);
  }
}

function checkRow(world: World, after: Snapshot, row: CoverageRow): void {
  const key = row.function_name as FunctionKey;
  const { first, last } = passOf(world, row);
  const facts = world.source.facts.get(key)!;
  const whole = key === 'get_inventory' || key === 'get_inventory_ledger';
  for (const id of facts.ids()) {
    const during = facts.during(id, first.seq!, last.seq!);
    const at = during.at(-1)!;
    const covered = at !== null && inRange(world, key, at, row);
    if (covered && !(whole && during.includes(null))) checkFact(world, after, row, facts, id, during);
    if (whole && during.every((fact) => fact === null)) checkAbsent(world, after, row, facts, id);
  }
}

function checkFact(
  world: World,
  after: Snapshot,
  row: CoverageRow,
  facts: Facts,
  id: string,
  during: (Fact | null)[],
): void {
  const key = row.function_name as FunctionKey;
  const resource = resourceOfFunction('wms', key).name;
  const wanted = during.find((fact) => fact !== null)!;
  if (during.some((fact) => fact?.poison)) {
    const aside = after.quarantine.some((entry) => entry.resource === resource && entry.source_key === id);
    if (during.every((fact) => fact?.poison) && !aside)
      throw missed(world, row, wanted, 'not even put aside');
    return;
  }
  const record = after.records.get(`${resource}/${id}`);
  if (!record) throw missed(world, row, wanted, 'not stored');
  if (record.missing) throw missed(world, row, wanted, `said to be missing since ${record.missing}`);
  if (countOf(record) < wanted.n) throw missed(world, row, wanted, `stored is change ${countOf(record)}`);
  checkContent(world, key, facts, record);
}

/** Stored is some state that the row really had. */
export function checkContent(world: World, key: FunctionKey, facts: Facts, record: RecordRow): void {
  const words = world.source.wordsOf(key);
  const state = facts.states(record.id).find((fact) => fact.n === countOf(record));
  if (!state) throw new Broken(`${record.key} is stored as it never was`);
  if (!isDeepStrictEqual(withoutVolatile(JSON.parse(record.data)), asStored(key, words, state)))
    throw new Broken(`${record.key} is stored otherwise than the source showed it`);
}

/** A row as it has to be stored, less the volatile field. */
function asStored(key: FunctionKey, words: FunctionWords, fact: Fact): Record<string, unknown> {
  const raw = JSON.parse(JSON.stringify(show({ key, words, now: 0 }, fact)));
  return withoutVolatile(JSON.parse(JSON.stringify(mapRaw(key, raw))));
}

/** What was not there during the whole of a full pass, and is stored, is marked. */
function checkAbsent(world: World, after: Snapshot, row: CoverageRow, facts: Facts, id: string): void {
  const key = row.function_name as FunctionKey;
  const record = after.records.get(`${resourceOfFunction('wms', key).name}/${id}`);
  if (!record || record.missing) return;
  const fact = facts.states(id).at(-1)!;
  if (inRange(world, key, fact, row))
    throw new Broken(`${record.key} was absent from a whole pass of run ${row.run_id} and is not marked`);
}

function inRange(world: World, key: FunctionKey, fact: Fact, row: CoverageRow): boolean {
  if (row.range_start === null || row.range_end === null) return true;
  const date = shown(basisOf(key, fact), world.source.wordsOf(key));
  return date >= Date.parse(row.range_start) && date < Date.parse(row.range_end);
}

/** The first and the last request of the pass that a coverage row speaks of. */
function passOf(world: World, row: CoverageRow): { first: Call; last: Call } {
  const own = world.source.calls.filter((call) => call.runId === row.run_id && call.seq !== null);
  const named = own.find((call) => call.asOf === Date.parse(row.as_of));
  // A snapshot is true as of its pass's first page, any other reading as of its last.
  const last = row.range_start === null ? own.at(-1) : named;
  if (!named || !last)
    throw new Broken(`coverage as of ${row.as_of} belongs to no request of run ${row.run_id}`);
  if (row.range_start === null) return { first: named, last };
  const sameAsk = (call: Call) => JSON.stringify(call.ask) === JSON.stringify(last.ask);
  const first = own.findLast((call) => call.no <= last.no && call.cursor === null && sameAsk(call));
  if (!first) throw new Broken(`the pass of run ${row.run_id} has no beginning`);
  return { first, last };
}

export function countOf(record: RecordRow): number {
  return (JSON.parse(record.data) as { additional_fields: { n: number } }).additional_fields.n;
}

function missed(world: World, row: CoverageRow, fact: Fact, what: string): Broken {
  const kind = world.now.runs.get(row.run_id)?.kind;
  const date = (instant: number) => new Date(instant).toISOString();
  return new Broken(
    `${row.function_name} [${row.range_start}, ${row.range_end}) is covered as of ${row.as_of} by a ${kind} run, ` +
      `and ${fact.id} (change ${fact.n}, created ${date(fact.created)}, updated ${date(fact.updated)}) is ${what}`,
  );
}
