/** A row of a list, as the vendor sends it. */
export type Row = Record<string, unknown>;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** From when on there is anything. */
export const SINCE = new Date('2024-01-01T00:00:00Z');

export const LOBS = [42, 43];

/** The line of business of what has a number. */
export function lobOf(number: number): number {
  return LOBS[number % LOBS.length]!;
}

/** A date with an offset, which is not the same everywhere. */
export function written(at: number, number = 0): string {
  if (number % 3 !== 0) return `${new Date(at).toISOString().slice(0, 19)}Z`;
  return `${new Date(at - 6 * HOUR).toISOString().slice(0, 19)}-06:00`;
}

/** What happens to something: when, and when lists begin to show it, which for some is a little later. */
export interface Change {
  at: number;
  seen: number;
}

/** The same for all changes of one thing, so that they stay in order. */
export function change(number: number, at: number): Change {
  return { at, seen: number % 4 === 1 ? at + (number % 90) * 1000 : at };
}

/** The last that lists show; null before the first. */
export function lastSeen<One extends Change>(changes: readonly One[], now: number): One | null {
  return changes.filter(({ seen }) => seen <= now).at(-1) ?? null;
}
