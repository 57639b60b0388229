/** Whatever goes wrong on the way: the job waits as it should, goes on, and has lost nothing. */
import type { SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import { type Bench, SECOND } from '../bench.ts';
import { type Check, completed, must, needsNetwork } from '../check.ts';
import { NONSENSE, silence, status } from '../faults.ts';
import type { Fault } from '../go-between.ts';
import { someWindow } from './windows.ts';

const WAIT_S = 77;
/** How long a request may take where one is to take too long. */
const SHORT_MS = 400;

/** Reads some records while answers are spoilt, the first and one in the middle, and compares. */
async function readThrough(
  bench: Bench,
  fn: SourceFunction,
  faults: readonly Fault[],
  change: Parameters<Bench['connect']>[0] = {},
): Promise<void> {
  const window = someWindow(bench, fn, (fn.pageSize ?? 1) + 1);
  must(window !== null, `the simulator shows no window of ${fn.name}`);
  const trial = await bench.connect(change);
  const proxy = bench.proxy!;
  proxy.spoil(...faults);
  const job = await trial.read(fn, fn.basis === 'none' ? null : window, {
    afterPage: (pages) => {
      if (pages === 1) proxy.spoil(faults[0]!);
    },
  });
  // Where there was but one page, nothing came after it that could be spoilt.
  proxy.calm();
  completed(job, 'after the troubles');
  await trial.expect(fn, fn.basis === 'none' ? bench.simulator.truth(fn.name) : window.held);
}

export const rateLimited: Check = {
  name: 'rate limited',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    const { proxy, clock } = bench;
    const told: number[] = [];
    const busy: Fault = (incoming, response) => {
      told.push(clock.elapsed());
      status(429, { 'retry-after': String(WAIT_S) })(incoming, response);
    };
    proxy!.arrivals = [];
    await readThrough(bench, fn, [busy]);
    must(told.length > 0, 'no request was ever answered 429');
    for (const at of told) {
      const early = proxy!.arrivals.filter((one) => one > at && one < at + WAIT_S * SECOND);
      must(
        early.length === 0,
        `it asked again ${(early[0]! - at) / 1000} s after it was told to wait ${WAIT_S}`,
      );
    }
  },
};

export const serverErrors: Check = {
  name: '5xx',
  skips: needsNetwork,
  async run(subject, fn) {
    await readThrough(await subject.dense(), fn, [
      status(503),
      status(500, {}, '{"message":"Something broke"}'),
      status(502),
    ]);
  },
};

export const timeOut: Check = {
  name: 'time-out',
  skips: needsNetwork,
  async run(subject, fn) {
    await readThrough(await subject.dense(), fn, [silence], { timeoutMs: SHORT_MS });
  },
};

export const nonsense: Check = {
  name: 'hostile bodies',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    await readThrough(bench, fn, Object.values(NONSENSE), { timeoutMs: 5000 });
  },
};
