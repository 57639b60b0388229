/** A year, and the proof that all of it is there. */
import { DAY } from '../bench.ts';
import { type Check, completed, must, needsWindow } from '../check.ts';

/** A backfill of a year has all that the vendor holds, nothing else, and verify finds no difference. */
export const year: Check = {
  name: 'a year, verified',
  skips: needsWindow,
  async run(subject, fn) {
    const bench = await subject.year();
    const trial = await bench.connect();
    const end = new Date(bench.clock.elapsed() - DAY);
    const start = new Date(end.getTime() - Math.min(365 * DAY, (fn.keepsHistoryMs ?? 400 * DAY) - 2 * DAY));
    const window = { start, end };
    completed(await trial.read(fn, window), 'a year');
    const wanted = bench.simulator.truth(fn.name, { from: start, to: end });
    const widely = { from: new Date(start.getTime() - 400 * DAY), to: new Date(bench.clock.elapsed() + 1) };
    await trial.expect(fn, wanted, 'a year', bench.simulator.truth(fn.name, widely));
    must(wanted.length > 0, 'the simulator shows nothing of a whole year');
    const verify = await trial.read(fn, window, { purpose: 'verify' });
    completed(verify, 'the verify');
    const { verdict } = verify.report.verification!;
    must(verdict === 'equal', `verify says ${verdict} after a year was read`);
  },
};

/** By its own count, the vendor never had to refuse a request for being one too many. */
export const quota: Check = {
  name: 'within the quota',
  skips: (connector, fn) =>
    connector.inbox
      ? 'files are read from the store'
      : connector.functions.at(-1) === fn
        ? null
        : 'counted at the end',
  async run(subject) {
    for (const bench of await subject.started()) {
      const refusals = bench.simulator.refusals();
      must(refusals === 0, `the vendor refused ${refusals} requests as too many`);
    }
  },
};
