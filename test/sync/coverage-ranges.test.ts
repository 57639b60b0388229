import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinReadings,
  newestReadings,
  type Range,
  type Reading,
  unite,
  within,
  without,
} from '../../src/sync/coverage-ranges.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const NOW = 100 * DAY;
/** Instants of the naive model, in hours. */
const LENGTH = 40;
const hours = Array.from({ length: LENGTH }, (_, hour) => hour * HOUR);

const range = fc
  .tuple(fc.nat(LENGTH), fc.nat(LENGTH))
  .map(([a, b]) => ({ start: Math.min(a, b) * HOUR, end: Math.max(a, b) * HOUR }));
const ranges = fc.array(range, { maxLength: 12 });
const reading: fc.Arbitrary<Reading> = fc
  .record({
    range: range.filter(({ start, end }) => start < end),
    asOf: fc.nat(60),
    spread: fc.nat(3),
    runId: fc.constantFrom('a', 'b', 'c'),
    mapperVersion: fc.constantFrom(1, 2),
  })
  .map(({ range: { start, end }, asOf, spread, runId, mapperVersion }) => ({
    start,
    end,
    asOf: asOf * DAY,
    lastAsOf: (asOf + spread) * DAY,
    runId,
    mapperVersion,
  }));
const readings = fc.array(reading, { maxLength: 15 });

const at = <R extends Range>(list: readonly R[], instant: number) =>
  list.filter(({ start, end }) => start <= instant && instant < end);
const inOrder = (list: readonly Range[], mayTouch: boolean) => {
  for (const [index, { start, end }] of list.entries()) {
    expect(start).toBeLessThan(end);
    const next = list[index + 1];
    if (next && mayTouch) expect(end).toBeLessThanOrEqual(next.start);
    if (next && !mayTouch) expect(end).toBeLessThan(next.start);
  }
};

describe('ranges, against a model that looks at each instant', () => {
  it('unites, takes away and cuts', () => {
    fc.assert(
      fc.property(ranges, ranges, range, (some, others, bounds) => {
        const united = unite(some);
        inOrder(united, false);
        const left = without(some, others);
        inOrder(left, false);
        for (const hour of hours) {
          const inSome = at(some, hour).length > 0;
          expect(at(united, hour)).toHaveLength(inSome ? 1 : 0);
          expect(at(left, hour)).toHaveLength(inSome && at(others, hour).length === 0 ? 1 : 0);
          const inBounds = hour >= bounds.start && hour < bounds.end;
          expect(at(within(united, bounds), hour)).toHaveLength(inSome && inBounds ? 1 : 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lets the newest reading of each instant stand for it', () => {
    fc.assert(
      fc.property(readings, (all) => {
        const pieces = newestReadings(all);
        inOrder(pieces, true);
        for (const hour of hours) {
          const candidates = at(all, hour);
          const [piece, ...more] = at(pieces, hour);
          expect(more).toEqual([]);
          if (candidates.length === 0) expect(piece).toBeUndefined();
          else {
            expect(piece!.asOf).toBe(Math.max(...candidates.map(({ asOf }) => asOf)));
            const { start: _start, end: _end, ...said } = piece!;
            expect(candidates.map(({ start: _from, end: _to, ...rest }) => rest)).toContainEqual(said);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('joins without saying more than the parts did, and without losing an instant', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 63, max: 300 }), (all, day) => {
        const pieces = newestReadings(all);
        const joined = joinReadings(pieces, day * DAY);
        inOrder(joined, true);
        for (const hour of hours) {
          const [part] = at(pieces, hour);
          const [whole] = at(joined, hour);
          expect(whole === undefined).toBe(part === undefined);
          if (!part || !whole) continue;
          // The part was read at an instant that the whole allows for, and by the mapper it names.
          expect(whole.asOf).toBeLessThanOrEqual(part.asOf);
          expect(whole.lastAsOf).toBeGreaterThanOrEqual(part.lastAsOf);
          expect(whole.mapperVersion).toBe(part.mapperVersion);
          expect(pieces.map(({ runId }) => runId)).toContain(whole.runId);
        }
        for (const { asOf, lastAsOf } of joined.filter(
          (one) => !pieces.some((piece) => piece.start === one.start && piece.end === one.end),
        ))
          expect(lastAsOf - asOf).toBeLessThanOrEqual(Math.max(DAY, (day * DAY - lastAsOf) / 4));
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same when what was joined is joined again with what came since', () => {
    fc.assert(
      fc.property(readings, readings, (early, late) => {
        const stored = joinReadings(newestReadings(early), NOW);
        const again = newestReadings([...stored, ...late]);
        const straight = newestReadings([...early, ...late]);
        for (const hour of hours) expect(at(again, hour).length).toBe(at(straight, hour).length);
      }),
    );
  });
});

it('keeps three years of hourly readings in a few pieces, exact to a day while they are young', () => {
  const years = 3 * 365 * 24;
  let stored: Reading[] = [];
  let unjoined: Reading[] = [];
  let most = 0;
  for (let hour = 1; hour <= years; hour++) {
    const end = hour * HOUR;
    unjoined.push({ start: end - HOUR, end, asOf: end, lastAsOf: end, runId: 'r', mapperVersion: 1 });
    if (unjoined.length > 100) {
      stored = joinReadings(newestReadings([...stored, ...unjoined]), end);
      unjoined = [];
    }
    most = Math.max(most, stored.length);
  }
  expect(most).toBeLessThan(80);
  const now = years * HOUR;
  const shown = joinReadings(newestReadings([...stored, ...unjoined]), now);
  expect([shown[0]!.start, shown.at(-1)!.end]).toEqual([0, now]);
  for (const [index, piece] of shown.entries()) {
    if (index > 0) expect(piece.start).toBe(shown[index - 1]!.end);
    expect(piece.lastAsOf - piece.asOf).toBeLessThanOrEqual(Math.max(DAY, (now - piece.lastAsOf) / 4));
  }
});
