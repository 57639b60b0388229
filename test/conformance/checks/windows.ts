/** What a window brings: all that lies in it, whatever its size and wherever its edges fall. */
import type { SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import type { Bench } from '../bench.ts';
import { type Check, completed, must, needsWindow } from '../check.ts';
import { atLeast, type Stretch, stretchOf, tieIn } from '../windows.ts';

/** Reads a window on a connection of its own, and compares. */
export async function readAndCompare(
  bench: Bench,
  fn: SourceFunction,
  stretch: Stretch,
  what: string,
): Promise<void> {
  const trial = await bench.connect();
  completed(await trial.read(fn, stretch), what);
  await trial.expect(fn, stretch.held).catch((error: Error) => {
    throw new Error(`${what}: ${error.message}`);
  });
}

/** A window with about so many records, for checks that need only some. */
export function someWindow(bench: Bench, fn: SourceFunction, count: number): Stretch | null {
  if (fn.basis === 'none') return { start: new Date(0), end: new Date(0), held: bench.past(fn) };
  const past = bench.past(fn);
  for (let more = 0; more < 12; more++) {
    const found = stretchOf(past, count + more, fn.grainMs);
    if (found) return found;
  }
  return atLeast(past, count, fn.grainMs);
}

/** 0, 1, n−1, n and n+1 records of a page of n. A snapshot has but one size. */
export const sizes: Check = {
  name: 'sizes',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    must(fn.pageSize !== undefined, `the manifest does not say the pageSize of ${fn.name}`);
    if (fn.basis === 'none') {
      const trial = await bench.connect();
      completed(await trial.read(fn, null), 'the snapshot');
      const held = bench.simulator.truth(fn.name);
      return trial.expect(fn, held, held);
    }
    const past = bench.past(fn);
    const wanted = [0, 1, fn.pageSize - 1, fn.pageSize, fn.pageSize + 1];
    const found = wanted.flatMap((size) => stretchOf(past, size, fn.grainMs) ?? []);
    if (found.length < wanted.length) {
      // Where many share an instant, no window has just so many.
      const more = atLeast(past, fn.pageSize + 1, fn.grainMs);
      if (more) found.push(more);
    }
    must(
      found.some(({ held }) => held.length > fn.pageSize!),
      `the simulator shows no window with more than a page (${fn.pageSize}) of ${fn.name}, only ${past.length} records in all: heed perDay`,
    );
    for (const stretch of found)
      await readAndCompare(bench, fn, stretch, `a window of ${stretch.held.length}`);
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
      await readAndCompare(bench, fn, { ...one, end }, 'a window of one instant');
      const start = new Date(one.start.getTime() - fn.grainMs);
      await readAndCompare(bench, fn, { ...one, start, end }, 'a window that ends behind a record');
    }
    const tie = tieIn(past, fn.grainMs);
    if (tie) await readAndCompare(bench, fn, tie, `an instant with ${tie.held.length} records`);
    must(one !== null || tie !== null, `the simulator shows no record of ${fn.name} in the past`);
  },
};

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
    bench.clock.advance(fn.lagMs + 2 * fn.grainMs);
    for (const { range_start: from, range_end: to } of ranges) {
      const missing = bench.simulator.truth(fn.name, { from, to }).filter(({ id, at }) => {
        const shown = before.get(id ?? '') && fn.basisDate(before.get(id ?? '')!.data);
        return !shown || Date.parse(shown) <= at!.getTime() - fn.grainMs;
      });
      must(
        missing.length === 0,
        `${missing.length} records turned up later in what a reading had vouched for, up to ${to.toISOString()} (${missing[0]?.id}): lagMs is too short, or the end of a window is not asked for`,
      );
    }
  },
};
