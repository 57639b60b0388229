/** Where a vendor's dates are meant in a zone: the days on which its clocks are changed. */
import { type Check, completed, must, needsWindow } from '../check.ts';
import { clockChanges } from '../clock-changes.ts';

const HOUR = 3600_000;

/** Windows over each change of the clocks of a year, and the hours around it one by one. */
export const zones: Check = {
  name: 'zones',
  skips: (connector, fn) => (fn.zone === undefined ? 'its dates are in UTC' : needsWindow(connector, fn)),
  async run(subject, fn) {
    for (const change of clockChanges(fn.zone!, 2026)) {
      // Far enough behind it that nothing of those hours changes any more.
      const bench = await subject.at(new Date(change + 5 * 24 * HOUR).toISOString());
      const hours = Array.from({ length: 8 }, (_, hour) => change + (hour - 4) * HOUR);
      const windows = [
        { from: hours[0]!, to: hours.at(-1)! },
        ...hours.slice(0, -1).map((from) => ({ from, to: from + HOUR })),
      ];
      for (const { from, to } of windows) {
        const [start, end] = [floorTo(from, fn.grainMs), floorTo(to + fn.grainMs - 1, fn.grainMs)];
        const window = { start: new Date(start), end: new Date(end) };
        const trial = await bench.connect();
        const what = `the window ${window.start.toISOString()} to ${window.end.toISOString()} (${fn.zone})`;
        completed(await trial.read(fn, window), what);
        await trial.expect(fn, bench.simulator.truth(fn.name, { from: window.start, to: window.end }), what);
      }
      const all = bench.simulator.truth(fn.name, { from: new Date(hours[0]!), to: new Date(hours.at(-1)!) });
      must(
        all.length > 0 || fn.grainMs >= 24 * HOUR,
        `the simulator shows nothing around ${new Date(change).toISOString()}`,
      );
    }
  },
};

function floorTo(instant: number, step: number): number {
  return Math.floor(instant / step) * step;
}
