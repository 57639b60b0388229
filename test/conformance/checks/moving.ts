/** What happens while a list is being read: workers come and go, and people at the vendor work on. */
import type { Held } from '../../../src/connectors/kit/simulator.ts';
import { type Check, completed, must, needsWindow } from '../check.ts';
import { someWindow } from './windows.ts';

/** Read by a new worker after every page, a window gives the same as read in one go. */
export const restart: Check = {
  name: 'restart',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    const window = someWindow(bench, fn, 2 * (fn.pageSize ?? 1) + 1);
    must(window !== null, `the simulator shows no window of ${fn.name}`);
    const trial = await bench.connect();
    completed(
      await trial.read(fn, fn.basis === 'none' ? null : window, { anew: true }),
      'a window in many hands',
    );
    await trial.expect(fn, fn.basis === 'none' ? bench.simulator.truth(fn.name) : window.held);
  },
};

/**
 * Records that are edited while they are read are in this window, or in a later one; whatever nobody touched is in
 * this one.
 */
export const edits: Check = {
  name: 'edits',
  skips: (connector, fn) => needsWindow(connector, fn) ?? (connector.inbox ? 'a file stays as it is' : null),
  async run(subject, fn) {
    const bench = await subject.dense();
    const window = someWindow(bench, fn, 2 * (fn.pageSize ?? 1) + 1);
    must(window !== null, `the simulator shows no window of ${fn.name}`);
    const trial = await bench.connect();
    const began = bench.clock.now();
    const edited: Held[] = [];
    const left = [...window.held];
    // Of those that come first and of those that come last, so that rows move across both ends of a page.
    const touch = () => {
      for (const one of [left.shift(), left.pop(), left.shift()])
        if (one?.id && bench.simulator.edit(fn.name, one.id)) edited.push(one);
    };
    const job = await trial.read(fn, window, { afterPage: (pages) => void (pages <= 40 && touch()) });
    completed(job, 'a window that is edited');
    const ids = new Set(edited.map(({ id }) => id));
    await trial.expect(
      fn,
      window.held.filter(({ id }) => !ids.has(id)),
    );
    bench.clock.advance(fn.lagMs + 2 * fn.grainMs + 1000);
    const again = { start: new Date(began.getTime() - fn.grainMs - fn.lagMs), end: bench.clock.now() };
    completed(await trial.read(fn, again), 'the window after it');
    const stored = await trial.stored(fn);
    const lost = edited.filter(({ id }) => !stored.has(id!));
    must(lost.length === 0, `${lost.length} records that were edited are in neither window (${lost[0]?.id})`);
  },
};

/** The same window once more writes no record and tells nobody anything. */
export const silent: Check = {
  name: 'twice is silent',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    const window = someWindow(bench, fn, Math.min(20, fn.pageSize ?? 20));
    must(window !== null, `the simulator shows no window of ${fn.name}`);
    const trial = await bench.connect();
    let changed = 'nothing';
    // What changes by itself, such as stock, may do so between two readings; but not each time.
    for (let tries = 0; tries < 3; tries++) {
      completed(await trial.read(fn, fn.basis === 'none' ? null : window), 'a window');
      const before = await trial.stored(fn);
      const job = await trial.read(fn, fn.basis === 'none' ? null : window);
      completed(job, 'the same window again');
      const { records_new, records_changed } = job.report;
      if (records_new + records_changed === 0) return;
      changed = await difference(before, await trial.stored(fn));
    }
    throw new Error(
      `the same window again writes records: ${changed} (is it volatile, or an instant of ours?)`,
    );
  },
};

async function difference(
  before: ReadonlyMap<string, { data: Record<string, unknown> }>,
  after: ReadonlyMap<string, { data: Record<string, unknown> }>,
): Promise<string> {
  for (const [id, { data }] of after) {
    const was = before.get(id);
    if (!was) return `${id} is new`;
    const field = Object.keys(data).find(
      (name) => JSON.stringify(data[name]) !== JSON.stringify(was.data[name]),
    );
    if (field) return `${field} of ${id}`;
  }
  return 'what they are made of';
}
