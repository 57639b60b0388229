import type { Piece, Reading } from './pieces.ts';

/** By what ranges that were read are coloured: how old the reading is, or what kind of run made it. */
export type ColourBy = 'age' | 'run';

const DAY_MS = 86_400_000;

/** How old a reading may be to be called so, the freshest first; each has a colour of its own. */
export const AGES = [
  { name: 'day', label: 'today', most: DAY_MS },
  { name: 'week', label: 'this week', most: 7 * DAY_MS },
  { name: 'month', label: 'this month', most: 31 * DAY_MS },
  { name: 'year', label: 'this year', most: 366 * DAY_MS },
  { name: 'older', label: 'older', most: Number.POSITIVE_INFINITY },
] as const;

/** Kinds of runs, and what they are called beside a colour. */
export const RUNS: readonly { name: Reading['kind']; label: string }[] = [
  { name: 'initial', label: 'first sync' },
  { name: 'scheduled', label: 'schedule' },
  { name: 'on_demand', label: 'on-demand sync' },
  { name: 'manual', label: 'manual sync' },
];

/**
 * The colour of what was read, as a name for the style sheet. Of several readings the oldest counts, and of several kinds
 * that of the longest. Where nobody told who read it the colour is that of anything read.
 */
export function shadeOf(pieces: readonly Piece[], by: ColourBy, now: number): string {
  if (pieces.every(({ reading }) => reading === undefined)) return 'age-unknown';
  const read = pieces.flatMap(({ reading, start, end }) =>
    reading ? [{ reading, length: end - start }] : [],
  );
  if (by === 'run') {
    const longest = read.reduce((a, b) => (b.length > a.length ? b : a), read[0]!);
    return `run-${longest.reading.kind}`;
  }
  const age = now - Math.min(...read.map(({ reading }) => Date.parse(reading.as_of)));
  return `age-${AGES.find(({ most }) => age < most)!.name}`;
}
