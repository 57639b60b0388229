/** The vendor's own count of what it had to refuse. */
import { type Check, must } from '../check.ts';

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
