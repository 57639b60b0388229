/** What happens while a list is being read: workers come and go, and people at the vendor work on. */
import type { Held } from '../../../src/connectors/kit/simulator.ts';
import { type Check, completed, must, needsWindow } from '../check.ts';
import { pageAndMore, partOf, readAlready } from './windows.ts';

/** Read by a new worker after every page, a window gives the same as read in one go. */
export const restart: Check = {
  name: 'restart',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    const part = pageAndMore(bench, fn);
    const trial = await bench.connect();
    completed(await trial.read(fn, part.window, { anew: true }), 'a window in many hands');
    await trial.expect(fn, part.held(), 'read by a new worker after each page');
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
    const { window, held } = partOf(bench, fn, 2 * (fn.pageSize ?? 1) + 1);
    const trial = await bench.connect();
    const began = bench.clock.now();
    const edited: Held[] = [];
    const left = [...held()];
    // Of those that come first and of those that come last, so that rows move across both ends of a page.
    const touch = () => {
      for (const one of [left.shift(), left.pop(), left.shift()])
        if (one?.id && bench.edit(fn, one.id)) edited.push(one);
    };
    const job = await trial.read(fn, window, { afterPage: (pages) => void (pages <= 40 && touch()) });
    completed(job, 'a window that is edited');
    const ids = new Set(edited.map(({ id }) => id));
    const untouched = held().filter(({ id }) => !ids.has(id));
    await trial.expect(fn, untouched, 'of a window that is edited, what nobody touched');
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
    const { window } = pageAndMore(bench, fn);
    const trial = await readAlready(bench, fn);
    let changed = 'nothing';
    // What changes by itself, such as stock, may do so between two readings; but not each time.
    for (let tries = 0; tries < 3; tries++) {
      // As if every payload were another: a mapper that gives something else each time must not hide behind a repeat.
      await bench.rows('UPDATE record SET raw_digest = NULL WHERE connection_id = $1', [trial.connectionId]);
      const before = await trial.stored(fn);
      const job = await trial.read(fn, window);
      completed(job, 'the same window again');
      const { records_new, records_changed } = job.report;
      if (records_new + records_changed === 0) return;
      changed = difference(before, await trial.stored(fn));
    }
    throw new Error(
      `the same window again writes records: ${changed} (is it volatile, or an instant of ours?)`,
    );
  },
};

type Stored = ReadonlyMap<string, { data: Record<string, unknown> }>;

function difference(before: Stored, after: Stored): string {
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
