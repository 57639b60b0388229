/** The walk by itself, over a list that behaves as badly as the vendor's documents allow. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, isSorted, type Place, type Row } from '../../../src/connectors/shiphero/walk.ts';

interface World {
  /** Dates of the records at the start, in seconds. */
  dates: number[];
  pageSize: number;
  /** Which record is edited before a step; -1 for none. */
  edits: number[];
  deletes: number[];
  edges: { from: 'inclusive' | 'exclusive'; to: 'inclusive' | 'exclusive' };
  order: 'date' | 'none' | 'unstable';
}

const START = 100;
const END = 160;
const MOST_STEPS = 3000;

/** Few different seconds, so that many records share one. */
const world = fc.record<World>({
  dates: fc.array(fc.oneof(fc.integer({ min: START, max: END - 1 }), fc.constantFrom(120, 121, 122)), {
    maxLength: 60,
  }),
  pageSize: fc.integer({ min: 2, max: 8 }),
  edits: fc.array(fc.integer({ min: -1, max: 59 }), { maxLength: 60 }),
  deletes: fc.array(fc.integer({ min: -1, max: 59 }), { maxLength: 10 }),
  edges: fc.record({
    from: fc.constantFrom('inclusive' as const, 'exclusive' as const),
    to: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  }),
  order: fc.constantFrom('date' as const, 'none' as const, 'unstable' as const),
});

function scatter(id: number, salt = 0): number {
  return Math.imul(id + 1 + salt * 31, 0x9e3779b1) >>> 0;
}

/** Walks [START, END) and returns what was seen, and whether the walk came to its end. */
function play({ dates, pageSize, edits, deletes, edges, order }: World) {
  const records = new Map(dates.map((at, id) => [id, at]));
  const seen = new Set<number>();
  const touched = new Set<number>();
  const list = (place: Place, offset: number) =>
    [...records]
      .filter(([, at]) => at > place.from || (edges.from === 'inclusive' && at === place.from))
      .filter(([, at]) => at < place.to || (edges.to === 'inclusive' && at === place.to))
      .sort(([a, atA], [b, atB]) => {
        const salt = order === 'unstable' ? offset : 0;
        return (order === 'none' ? 0 : atA - atB) || scatter(a, salt) - scatter(b, salt);
      });
  let place: Place | null = { from: START - 1, to: END, sorted: order !== 'none', tie: null };
  for (let step = 0; place !== null && step < MOST_STEPS; step++) {
    const offset = place.tie?.after ? Number(place.tie.after) : 0;
    const rows = list(place, offset);
    const shown = rows.slice(offset, offset + pageSize);
    for (const [id] of shown) seen.add(id);
    const answered: Row[] = shown.map(([id, at]) => ({ id: String(id), at }));
    const next = advance(place, END, {
      rows: answered,
      more: offset + shown.length < rows.length,
      endCursor: String(offset + shown.length),
      sorted: order !== 'none' && isSorted(answered),
    });
    if (next === 'capped') throw new Error('capped');
    place = next;
    // Somebody edits a record between two steps: it goes to a date after the window. Or deletes one.
    for (const [id, remove] of [
      [edits[step] ?? -1, false],
      [deletes[step] ?? -1, true],
    ] as const) {
      if (!records.has(id)) continue;
      touched.add(id);
      if (remove) records.delete(id);
      else records.set(id, END + 100 + step);
    }
  }
  return { seen, touched, ended: place === null };
}

test('no record that keeps its date is skipped, whatever leaves the list meanwhile', () => {
  fc.assert(
    fc.property(world, (some) => {
      const { seen, touched, ended } = play(some);
      // In an order that changes with every page nothing can be proved: then the walk must not pretend to be done.
      if (some.order !== 'unstable') expect(ended).toBe(true);
      if (!ended) return;
      const kept = some.dates.map((_, id) => id).filter((id) => !touched.has(id));
      expect(kept.filter((id) => !seen.has(id))).toEqual([]);
    }),
    { numRuns: 2000, seed: 42 },
  );
});

test('a list in order is read with hardly a question more than it has pages', () => {
  const dates = Array.from({ length: 400 }, (_, index) => index * 10);
  let place: Place | null = { from: -1, to: 4000, sorted: true, tie: null };
  let asked = 0;
  while (place !== null) {
    asked++;
    const { from, to } = place;
    const rows = dates.filter((at) => at >= from && at <= to);
    const shown = rows.slice(0, 50).map((at) => ({ id: String(at), at }));
    const next = advance(place, 4000, { rows: shown, more: rows.length > 50, endCursor: 'x', sorted: true });
    if (next === 'capped') throw new Error('capped');
    place = next;
  }
  expect(asked).toBeLessThanOrEqual(9);
});

test('more records in one second than can be walked are said to be too many', () => {
  const rows = Array.from({ length: 2001 }, (_, id) => ({ id: String(id), at: 100 }));
  const place = { from: 99, to: 200, sorted: true, tie: null };
  expect(advance(place, 200, { rows, more: true, endCursor: 'x', sorted: true })).toBe('capped');
});

test('the same cursor again, or none although there is more, is tried again', () => {
  const rows = Array.from({ length: 5 }, (_, id) => ({ id: String(id), at: 100 }));
  const tie = { after: 'x', seen: '', before: null };
  const answer = { rows, more: true, sorted: true };
  expect(() => advance({ from: 99, to: 200, sorted: true, tie }, 200, { ...answer, endCursor: 'x' })).toThrow(
    'same cursor',
  );
  expect(() =>
    advance({ from: 99, to: 200, sorted: true, tie }, 200, { ...answer, endCursor: null }),
  ).toThrow('not where');
});
