import fc from 'fast-check';
import type { Hold } from '../../src/sync/precedence.ts';

/** What the seed decides about a function of the source: its manifest words, and how far it goes to the letter. */
export interface FunctionWords {
  name: FunctionKey;
  grainMs: number;
  lagMs: number;
  edges: { from: 'inclusive' | 'exclusive'; to: 'inclusive' | 'exclusive' };
  /** Whether the source's filter compares the instant itself or the truncated date that it shows. */
  filters: 'shown' | 'exact';
  pageSize: number;
  /** How many slices may be asked for at a time. */
  concurrency: number;
  widestHours: number | null;
  /** Every third page is empty and yet has a next one. */
  emptyPages: boolean;
  /** Pages begin with a record of the page before; `stale`: as it was before its last change. */
  repeats: 'none' | 'same' | 'stale';
  cursorMaxAgeMs: number | null;
  /** Records carry the instant of the reading, declared volatile. */
  volatile: boolean;
  /** Only of capped functions: the most records it lists, and whether it admits to having cut. */
  cap: number;
  admitsCap: boolean;
}

/** The functions a source may have, each with a trouble of its own. */
const FUNCTION_KEYS = [
  'get_orders',
  'get_products',
  'get_returns',
  'get_inventory_ledger',
  'get_inventory',
] as const;
export type FunctionKey = (typeof FUNCTION_KEYS)[number];

/** Everything a sequence is drawn with beside its commands. */
export interface WorldWords {
  functions: FunctionWords[];
  hold: Hold;
  historyDays: number;
  stuckAfterMs: number;
  /** A small quota makes the engine stop between pages. */
  smallQuota: boolean;
  /** A source that is slow reads its list only as it answers. */
  readsLate: boolean;
  /** What stands at the source before anybody connects: how long ago each row was made, per function. */
  rows: { fn: number; agoMs: number }[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const functionWords = (name: FunctionKey): fc.Arbitrary<FunctionWords> =>
  fc
    .record({
      name: fc.constant(name),
      grainMs: fc.constantFrom(1, SECOND, 5 * SECOND, MINUTE),
      lagMs: fc.constantFrom(0, 500, 5 * SECOND, 90 * SECOND),
      edges: fc.record({
        from: fc.constantFrom('inclusive' as const, 'exclusive' as const),
        to: fc.constantFrom('inclusive' as const, 'exclusive' as const),
      }),
      filters: fc.constantFrom('shown' as const, 'exact' as const),
      pageSize: fc.integer({ min: 1, max: 4 }),
      concurrency: fc.constantFrom(1, 2, 3),
      widestHours: fc.constantFrom(null, 30, 12),
      emptyPages: fc.boolean(),
      repeats: fc.constantFrom('none' as const, 'same' as const, 'stale' as const),
      cursorMaxAgeMs: fc.constantFrom(null, 10 * MINUTE),
      volatile: fc.boolean(),
      cap: fc.integer({ min: 4, max: 6 }),
      admitsCap: fc.boolean(),
    })
    // Days are issued whole, so no less than a day can be asked for.
    .map((words) =>
      name === 'get_inventory_ledger' && words.widestHours === 12 ? { ...words, widestHours: 30 } : words,
    )
    // Halving down to a millisecond is no other case than down to a second, only a longer one.
    .map((words) => (name === 'get_returns' && words.grainMs === 1 ? { ...words, grainMs: SECOND } : words));

/** Ages that lie on, just before and just after the edges of slices, days and the initial window. */
const age = fc
  .record({
    base: fc.constantFrom(0, 0, MINUTE, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 34 * HOUR, 50 * HOUR),
    nudge: fc.constantFrom(0, 1, -1, SECOND, 17 * MINUTE + 333),
  })
  .map(({ base, nudge }) => Math.max(base + nudge, 0));

/** Draws the source and the settings of a sequence. */
export const worldWords: fc.Arbitrary<WorldWords> = fc.record({
  functions: fc
    .subarray([...FUNCTION_KEYS], { minLength: 1, maxLength: 3 })
    .chain((names) => fc.tuple(...names.map(functionWords))),
  hold: fc.constantFrom<Hold>('connection', 'connection', 'function'),
  historyDays: fc.constantFrom(1, 2),
  stuckAfterMs: fc.constantFrom(6 * HOUR, 40 * MINUTE),
  smallQuota: fc.boolean(),
  readsLate: fc.boolean(),
  rows: fc.array(fc.record({ fn: fc.nat({ max: 2 }), agoMs: age }), { maxLength: 14 }),
});
