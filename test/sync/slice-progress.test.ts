import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import type { Chunk } from '../../src/sync/prepare-page.ts';
import { halvesOf, newSlice, type OpenSlice, settle } from '../../src/sync/settle.ts';
import { moveOn, pageDates, tellsByDates, WHOLE } from '../../src/sync/slice-progress.ts';
import { weightOf } from '../../src/sync/window.ts';

const day = (n: number) => new Date(Date.UTC(2025, 11, 1) + n * 24 * 3_600_000);
const window = { start: day(0), end: day(10) };
const fn = (words: Partial<SourceFunction> = {}) =>
  ({
    basis: 'updated',
    order: 'immutable',
    grainMs: 1000,
    lagMs: 0,
    edges: { from: 'inclusive', to: 'exclusive' },
    idOf: (raw: unknown) => String(raw),
    ...words,
  }) as SourceFunction;

/** The dates of a page whose records are of these days. */
const dates = (days: number[], words: Partial<SourceFunction> = {}) =>
  pageDates([{ records: days.map((n) => ({ basis: day(n) })) } as unknown as Chunk], fn(words));

/** Percent of the slice after each of some pages, none of them its last. */
function percents(pages: number[][], words: Partial<SourceFunction> = {}, begun: Partial<OpenSlice> = {}) {
  let slice: OpenSlice = { ...newSlice(0, window), ...begun };
  return pages.map((days) => {
    slice = moveOn(slice, { ...slice, pages: slice.pages + 1 }, dates(days, words), fn(words));
    return Math.floor((slice.progress * 100) / WHOLE);
  });
}

describe('how far a slice is', () => {
  it.each([
    [
      'rising',
      [
        [0, 0.2, 0.4, 0.6, 0.8, 1],
        [1, 2],
        [2, 2],
        [3, 9.95],
      ],
      [10, 20, 20, 99],
    ],
    [
      'falling',
      [
        [9.9, 9.8, 9.6, 9.4, 9.2, 9],
        [9, 8],
        [8, 8],
        [5, 0],
      ],
      [10, 20, 20, 99],
    ],
    ['beyond the window, which is asked for a little more widely', [[-1, -0.9, -0.8, -0.7, -0.6, -0.5]], [0]],
    [
      'one short page, which may be in order by accident',
      [
        [8, 9],
        [9, 9.5],
      ],
      [0, 95],
    ],
  ])('is told by the dates where they are in order: %s', (_, pages, expected) => {
    expect(percents(pages)).toEqual(expected);
  });

  it.each([
    [
      'dates in no order',
      [
        [5, 1, 9],
        [2, 3],
        [8, 8],
        [1, 4],
      ],
      {},
      {},
      [9, 16, 23, 28],
    ],
    [
      'dates that cease to be in order',
      [
        [0, 0.2, 0.4, 0.6, 0.8, 1],
        [3, 2],
      ],
      {},
      {},
      [10, 16],
    ],
    ['no dates', [[], [], []], {}, {}, [9, 16, 23]],
    ['a snapshot', [[1, 2, 3, 4, 5, 6], [7]], { basis: 'none' }, { window: null }, [9, 16]],
    [
      'as many pages as are expected, and more',
      [[], [], [], [], [], []],
      {},
      { expectedPages: 4 },
      [20, 40, 60, 80, 83, 85],
    ],
  ] as [string, number[][], Partial<SourceFunction>, Partial<OpenSlice>, number[]][])(
    'is told by the pages elsewhere: %s',
    (_, pages, words, begun, expected) => {
      expect(percents(pages, words, begun)).toEqual(expected);
    },
  );

  it('gives each pass over a list that moves half of what is left', () => {
    const moving = fn({ order: 'moving' });
    const read = (slice: OpenSlice, pages: number[][], ends: boolean) => {
      for (const [index, days] of pages.entries()) {
        const next = ends && index === pages.length - 1 ? null : { page: index };
        const page: Page<unknown> = { kind: 'page', records: [`${slice.pass} ${index}`], next };
        const settled = settle(slice, page, moving, { at: day(90), asOf: day(90) }, null);
        if (settled.kind !== 'continue') throw new Error(settled.kind);
        slice = moveOn(slice, settled.slice, dates(days), moving);
      }
      return slice;
    };
    const first = read(
      newSlice(0, window),
      [
        [5, 1],
        [2, 3],
        [8, 0],
        [1, 1],
      ],
      true,
    );
    expect(first).toMatchObject({ pass: 2, progress: 500_000, expectedPages: 4 });
    const second = read(
      first,
      [
        [5, 1],
        [2, 3],
      ],
      false,
    );
    // Two of four pages (and what is kept for more of them), of a quarter.
    expect(second.progress).toBe(600_000);
  });

  it('shares the weight of a slice among its halves, and takes nothing back', () => {
    const slice = { ...newSlice(3, window), weight: 1001, progress: 400_000 };
    const [newer, older] = halvesOf(
      slice,
      [
        { start: day(4), end: day(10) },
        { start: day(0), end: day(4) },
      ],
      7,
    );
    expect([newer!.sliceNo, older!.sliceNo]).toEqual([7, 8]);
    expect([newer!.weight, older!.weight]).toEqual([600, 401]);
    expect([newer!.progress, older!.progress]).toEqual([400_000, 400_000]);
  });

  it('is not told by dates where records have none', () => {
    expect(pageDates([{ records: [{ basis: null }] } as unknown as Chunk], fn())).toBeNull();
    expect(tellsByDates(newSlice(0, window))).toBe(false);
  });
});

/** What a run's slices amount to, as src/store/queries/load-jobs.ts counts it. */
function shareOf(slices: Map<number, OpenSlice>, done: ReadonlySet<number>): bigint {
  let [sum, whole] = [0n, 0n];
  for (const { sliceNo, weight, progress } of slices.values()) {
    sum += BigInt(weight) * BigInt(done.has(sliceNo) ? WHOLE : progress);
    whole += BigInt(weight);
  }
  return sum / whole;
}

const move = fc.record({
  slice: fc.nat(),
  what: fc.constantFrom('page', 'page', 'page', 'last', 'expired', 'capped', 'unavailable', 'resumed'),
  days: fc.array(fc.integer({ min: -1, max: 11 }), { maxLength: 8 }),
  sorted: fc.constantFrom(0, 1, -1),
});

describe('the share of a run', () => {
  it.each(['immutable', 'moving'] as const)('never falls, whatever becomes of its slices (%s)', (order) => {
    const words = fn({ order });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (moves, count) => {
        const width = 10 / count;
        const slices = new Map(
          Array.from({ length: count }, (_, no) => [
            no,
            newSlice(no, { start: day(no * width), end: day((no + 1) * width) }),
          ]),
        );
        const done = new Set<number>();
        let [before, cursor] = [0n, 0];
        for (const { slice: which, what, days, sorted } of moves) {
          const open = [...slices.values()].filter(({ sliceNo }) => !done.has(sliceNo));
          if (open.length === 0) break;
          const slice = open[which % open.length]!;
          if (what === 'unavailable') {
            const cut = {
              start: new Date((slice.window!.start.getTime() + slice.window!.end.getTime()) / 2),
              end: slice.window!.end,
            };
            if (days.length > 4) done.add(slice.sliceNo);
            else if (weightOf(cut) > 1) slices.set(slice.sliceNo, { ...slice, window: cut });
          } else if (what === 'resumed') {
            slices.set(slice.sliceNo, { ...slice, restarts: 0, pass: 1 });
          } else {
            if (sorted) days.sort((a, b) => (a - b) * sorted);
            const next = what === 'last' ? null : { page: ++cursor };
            const page: Page<unknown> =
              what === 'expired'
                ? { kind: 'cursor_expired' }
                : what === 'capped'
                  ? { kind: 'capped' }
                  : { kind: 'page', records: days, next };
            const settled = settle(slice, page, words, { at: day(90), asOf: day(90) }, null);
            if (settled.kind === 'continue') {
              slices.set(slice.sliceNo, moveOn(slice, settled.slice, dates(days), words));
            } else if (settled.kind === 'done') {
              done.add(slice.sliceNo);
            } else if (settled.kind === 'split') {
              const first = Math.max(...slices.keys(), slice.sliceNo) + 1000;
              slices.delete(slice.sliceNo);
              for (const half of halvesOf(slice, settled.halves, first)) slices.set(half.sliceNo, half);
            }
          }
          const now = shareOf(slices, done);
          expect(now).toBeGreaterThanOrEqual(before);
          if (done.size < slices.size) expect(now).toBeLessThan(BigInt(WHOLE));
          before = now;
        }
      }),
      // The mutants' judge looks for the assertion in the report.
      { includeErrorInReport: true },
    );
  });
});
