import type { FunctionCoverage } from './queries.ts';
import { PAST_NOW, type Window } from './timeline/scale.ts';

const DAY_MS = 86_400_000;
/** Where nothing was read yet. */
const USUAL_MS = 365 * DAY_MS;
/** Before the oldest, so that one sees where it begins. */
const BEFORE = 0.03;

/** From a little before the oldest that was read to a little after now. */
export function extentOf(oldest: readonly (string | null)[], now: number): Window {
  const starts = oldest.flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  const start = starts.length === 0 ? now - USUAL_MS : Math.min(...starts);
  const length = Math.max(now - start, DAY_MS);
  return { from: start - length * BEFORE, to: now + length * PAST_NOW };
}

/** The oldest that each function was looked at from. */
export function oldestOf(data: readonly FunctionCoverage[]): (string | null)[] {
  return data.map(({ looked_at }) => looked_at?.start ?? null);
}

/**
 * From when on coverage is asked for, so that a window is answered: a year's beginning, and years back in doubling steps,
 * so that moving the window seldom asks anew.
 */
export function sinceFor(from: number, now: number): number {
  const year = new Date(now).getUTCFullYear();
  const back = year - new Date(from).getUTCFullYear() + 1;
  return Date.UTC(year - 2 ** Math.ceil(Math.log2(Math.max(back, 1))), 0);
}
