/** Whatever goes wrong on the way: the job waits as it should, goes on, and has lost nothing. */
import type { SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import { type Bench, SECOND } from '../bench.ts';
import { type Check, completed, must, needsNetwork } from '../check.ts';
import { NONSENSE, silence, status } from '../faults.ts';
import type { Fault } from '../go-between.ts';
import { type Part, pageAndMore, partOf } from './windows.ts';

const WAIT_S = 77;
/** How long a request may take where one is to take too long. */
const SHORT_MS = 400;

/** Reads a part while answers are spoilt, and compares. */
async function readThrough(
  bench: Bench,
  fn: SourceFunction,
  part: Part,
  faults: readonly (Fault | null)[],
  change: Parameters<Bench['connect']>[0] = {},
): Promise<void> {
  const trial = await bench.connect(change);
  const between = bench.between!;
  between.spoil(...faults);
  const job = await trial.read(fn, part.window, {
    afterPage: (pages) => {
      if (pages === 1) between.spoil(faults[0]!);
    },
  });
  // Where there was but one page, nothing came after it that could be spoilt.
  between.calm();
  completed(job, 'after the troubles');
  await trial.expect(fn, part.held(), 'after the troubles');
}

/** Few records: of what goes wrong with the first requests the rest learns nothing. */
const few = (bench: Bench, fn: SourceFunction) => partOf(bench, fn, 3);

export const rateLimited: Check = {
  name: 'rate limited',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    const busy = status(429, { 'retry-after': String(WAIT_S) });
    bench.listening.heard = [];
    await readThrough(bench, fn, few(bench, fn), [busy, null, busy]);
    const { heard } = bench.listening;
    must(
      heard.some(({ what }) => what === 'told to wait'),
      'no request was ever answered 429',
    );
    for (const [place, { what, at }] of heard.entries()) {
      const next = heard.slice(place).find((later) => later.what === 'sent')?.at ?? Number.POSITIVE_INFINITY;
      must(
        what === 'sent' || next >= at + WAIT_S * SECOND,
        `it asked again ${(next - at) / 1000} s after it was told to wait ${WAIT_S}`,
      );
    }
  },
};

export const serverErrors: Check = {
  name: '5xx',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    const broke = '{"message":"Something broke"}';
    // On two pages, so that something goes wrong in the middle as well.
    const faults = [status(503), status(500, {}, broke), null, status(502)];
    await readThrough(bench, fn, pageAndMore(bench, fn), faults);
  },
};

export const timeOut: Check = {
  name: 'time-out',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    await readThrough(bench, fn, few(bench, fn), [silence], { timeoutMs: SHORT_MS });
  },
};

export const nonsense: Check = {
  name: 'hostile bodies',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    const all = Object.values(NONSENSE);
    // Then once more, each in the place of a second request.
    const second = all.flatMap((fault) => [null, fault]).slice(0, 6);
    await readThrough(bench, fn, few(bench, fn), [...all, ...second], { timeoutMs: 5000 });
  },
};
