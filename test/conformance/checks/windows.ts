/** What a window brings: all that lies in it, whatever its size and wherever its edges fall. */
import type { SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import type { Bench } from '../bench.ts';
import { type Check, completed, must, needsWindow } from '../check.ts';
import type { Trial } from '../trial.ts';
import { atLeast, type Stretch, stretchOf, tieIn } from '../windows.ts';

/** Vendors that commit later than this, in milliseconds, without saying so, are not looked for. */
const LATEST_MS = 2 * 3600 * 1000;

/** What is read: a window, or all of a snapshot. */
export interface Part {
  /** Null for a snapshot. */
  window: Stretch | null;
  /** What must be stored when it was read; a snapshot as it stands at that moment. */
  held(): Stretch['held'];
}

/** A part with so many records, or a few more; a snapshot is whole. */
export function partOf(bench: Bench, fn: SourceFunction, count: number): Part {
  if (fn.basis === 'none') return { window: null, held: () => bench.simulator.truth(fn.name) };
  const past = bench.past(fn);
  const exact = Array.from({ length: 12 }, (_, more) => count + more);
  const found =
    firstOf(exact, (size) => stretchOf(past, size, fn.grainMs)) ?? atLeast(past, count, fn.grainMs);
  must(found !== null, `the simulator shows no records of ${fn.name} in the past`);
  return { window: found, held: () => stillHeld(bench, fn, found) };
}

/** Of what a window held, that which is in it still: some of it may have moved on by itself. */
function stillHeld(bench: Bench, fn: SourceFunction, { start, end, held }: Stretch): Stretch['held'] {
  const now = new Set(bench.simulator.truth(fn.name, { from: start, to: end }).map(({ id }) => id));
  return held.filter(({ id }) => now.has(id));
}

/** One record more than a page has. */
export function pageAndMore(bench: Bench, fn: SourceFunction): Part {
  return partOf(bench, fn, (fn.pageSize ?? 1) + 1);
}

/** A connection that has read such a part already. */
export function readAlready(bench: Bench, fn: SourceFunction): Promise<Trial> {
  return bench.shared(fn.name, async () => {
    const trial = await bench.connect();
    await readAndCompare(trial, fn, pageAndMore(bench, fn), 'a window with a record more than a page');
    return trial;
  });
}

/** Reads a part, and compares. */
async function readAndCompare(trial: Trial, fn: SourceFunction, part: Part, what: string): Promise<void> {
  completed(await trial.read(fn, part.window), what);
  await trial.expect(fn, part.held(), what);
}

/** 0, 1, n−1, n and n+1 records of a page of n. A snapshot has but one size. */
export const sizes: Check = {
  name: 'sizes',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    must(fn.pageSize !== undefined, `the manifest does not say the pageSize of ${fn.name}`);
    await readAlready(bench, fn);
    if (fn.basis === 'none') return;
    const past = bench.past(fn);
    must(
      pageAndMore(bench, fn).held().length > fn.pageSize,
      `the simulator shows no window with more than a page (${fn.pageSize}) of ${fn.name}, only ${past.length} records in all: heed perDay`,
    );
    for (const size of new Set([0, 1, fn.pageSize - 1, fn.pageSize])) {
      const found = stretchOf(past, size, fn.grainMs);
      if (found) await readWindow(bench, fn, found, `a window of ${size}`);
    }
  },
};

/** A record at the very start of a window is in it, and so are all that share an instant with it. */
export const edges: Check = {
  name: 'edges',
  skips: needsWindow,
  async run(subject, fn) {
    const bench = await subject.dense();
    const past = bench.past(fn);
    const one = stretchOf(past, 1, fn.grainMs);
    if (one) {
      const end = new Date(one.start.getTime() + fn.grainMs);
      await readWindow(bench, fn, { ...one, end }, 'a window of one instant');
      const start = new Date(one.start.getTime() - fn.grainMs);
      await readWindow(bench, fn, { ...one, start, end }, 'a window that ends behind a record');
    }
    const tie = tieIn(past, fn.grainMs);
    if (tie) await readWindow(bench, fn, tie, `an instant with ${tie.held.length} records`);
    must(one !== null || tie !== null, `the simulator shows no record of ${fn.name} in the past`);
  },
};

async function readWindow(bench: Bench, fn: SourceFunction, window: Stretch, what: string): Promise<void> {
  const part = { window, held: () => stillHeld(bench, fn, window) };
  await readAndCompare(await bench.connect(), fn, part, what);
}

/** Up to where a reading vouches for, nothing turns up afterwards. */
export const late: Check = {
  name: 'late',
  skips: (connector, fn) =>
    needsWindow(connector, fn) ?? (connector.inbox ? 'late files are found by their coming' : null),
  async run(subject, fn) {
    const bench = await subject.dense();
    const trial = await bench.connect();
    const now = bench.clock.now();
    const start = new Date(now.getTime() - Math.max(3600_000, 2 * fn.lagMs, 4 * fn.grainMs));
    completed(await trial.read(fn, { start, end: now }), 'a window up to now');
    const ranges = await bench.rows<{ range_start: Date; range_end: Date }>(
      "SELECT range_start, range_end FROM coverage WHERE connection_id = $1 AND state = 'read'",
      [trial.connectionId],
    );
    const before = await trial.stored(fn);
    // Longer than it says: what comes later still is what it should have said.
    bench.clock.advance(Math.max(LATEST_MS, 2 * fn.lagMs));
    for (const { range_start: from, range_end: to } of ranges) {
      const missing = turnedUp(fn, bench.simulator.truth(fn.name, { from, to }), before);
      must(
        missing.length === 0,
        `${missing.length} records turned up later in what a reading had vouched for, up to ${to.toISOString()} (${missing[0]?.id}): lagMs is too short, or the end of a window is not asked for`,
      );
    }
  },
};

/** Those that were not there, or under an earlier date; of what has no name, those that a date has more of. */
function turnedUp(
  fn: SourceFunction,
  held: Stretch['held'],
  before: ReadonlyMap<string, { data: Record<string, unknown> }>,
): Stretch['held'] {
  const grain = (date: string | number | Date | null) =>
    date === null ? null : Math.floor(new Date(date).getTime() / fn.grainMs);
  const counts = new Map<number | null, number>();
  for (const { data } of before.values()) {
    const date = grain(fn.basisDate(data));
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return held.filter(({ id, at }) => {
    if (id !== null) {
      const known = before.get(id);
      const shown = known && fn.basisDate(known.data);
      return !shown || Date.parse(shown) <= at!.getTime() - fn.grainMs;
    }
    const left = counts.get(grain(at)) ?? 0;
    counts.set(grain(at), left - 1);
    return left <= 0;
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
