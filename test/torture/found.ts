import type { Script } from './script.ts';
import type { FunctionKey, FunctionWords, WorldWords } from './words.ts';

/** Sequences that once broke a promise, shrunk, each with the name of what was wrong. */
export const FOUND: { name: string; script: Script }[] = [
  {
    // No two readings of such a list agreed, so its job became stuck and its schedule never ended.
    name: 'a list that moves, and carries a field that changes with each reading',
    script: {
      words: words([plain('get_products', { volatile: true })], [{ fn: 0, agoMs: 3_600_000 }]),
      acts: [{ do: 'work', who: 0, pages: 8 }],
    },
  },
  {
    // The second of two equal passes missed a record that came between them; only the first can be vouched for.
    name: 'a record committed late between two passes that agree without it',
    script: {
      words: words([plain('get_products', { lagMs: 90_000 })], []),
      acts: [
        { do: 'advance', ms: 40_000 },
        { do: 'insert', fn: 0, late: 0.5, count: 1 },
        { do: 'page', who: 0, hold: false, amid: [] },
        { do: 'advance', ms: 20_000 },
        { do: 'insert', fn: 0, late: 1, count: 1 },
        { do: 'advance', ms: 65_000 },
        { do: 'take', who: 1 },
        { do: 'page', who: 1, hold: false, amid: [{ do: 'edit', fn: 0, row: 0, late: 0 }] },
        { do: 'work', who: 1, pages: 3 },
      ],
    },
  },
  {
    // The source dates its answer when it sends it, and had read its list seven seconds before.
    name: 'a slow answer to a worker whose clock is ahead',
    script: {
      words: words([plain('get_orders', { lagMs: 5000 })], []),
      acts: [
        { do: 'work', who: 1, pages: 3 },
        { do: 'advance', ms: 3_700_000 },
        { do: 'jump', who: 0, ms: 3_600_000 },
        { do: 'take', who: 0 },
        {
          do: 'page',
          who: 0,
          hold: true,
          amid: [
            { do: 'insert', fn: 0, late: 1, count: 1 },
            { do: 'advance', ms: 7000 },
          ],
        },
        { do: 'work', who: 0, pages: 3 },
      ],
    },
  },
  {
    // A pause of a second, written by a clock a day ahead, kept the next worker from trying for a day.
    name: 'a wait noted by a clock that was far ahead',
    script: {
      words: words([plain('get_orders')], []),
      acts: [
        { do: 'work', who: 1, pages: 3 },
        { do: 'advance', ms: 3_700_000 },
        { do: 'jump', who: 0, ms: 26 * 3_600_000 },
        { do: 'trouble', troubles: [500] },
        { do: 'take', who: 0 },
        { do: 'page', who: 0, hold: false, amid: [] },
      ],
    },
  },
];

/** A function of a source that does nothing special, but for `words`. */
function plain(name: FunctionKey, words: Partial<FunctionWords> = {}): FunctionWords {
  return {
    name,
    grainMs: 1,
    lagMs: 0,
    edges: { from: 'inclusive', to: 'exclusive' },
    filters: 'shown',
    pageSize: 1,
    concurrency: 1,
    widestHours: null,
    emptyPages: false,
    repeats: 'none',
    cursorMaxAgeMs: null,
    volatile: false,
    cap: 4,
    admitsCap: false,
    ...words,
  };
}

function words(
  functions: FunctionWords[],
  rows: WorldWords['rows'],
  more: Partial<WorldWords> = {},
): WorldWords {
  return {
    functions,
    rows,
    hold: 'connection',
    historyDays: 1,
    stuckAfterMs: 6 * 3_600_000,
    smallQuota: false,
    readsLate: false,
    ...more,
  };
}
