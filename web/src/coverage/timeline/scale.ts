/** A half-open stretch of time that is looked at, in milliseconds. */
export interface Window {
  from: number;
  to: number;
}

/** A window as it is drawn: so many pixels wide. */
export interface Scale extends Window {
  width: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;

/** What is closer than this shows nothing more. */
const NARROWEST_MS = 2 * MINUTE_MS;
const YEARS_BACK = 20;

/** Where an instant is drawn, in pixels from the left; may lie outside. */
export function toX({ from, to, width }: Scale, instant: number): number {
  return ((instant - from) / (to - from)) * width;
}

/** Which instant is drawn there. */
export function toInstant({ from, to, width }: Scale, x: number): number {
  return from + (x / width) * (to - from);
}

/** How far one can look: years back, and a little past now so that "now" has a place. */
export function limitsAt(now: number): Window {
  return { from: now - YEARS_BACK * YEAR_MS, to: now + YEAR_MS / 2 };
}

/** The window of the same length, or the nearest allowed, that lies within the limits. */
export function clamp({ from, to }: Window, limits: Window): Window {
  const length = Math.min(Math.max(to - from, NARROWEST_MS), limits.to - limits.from);
  const start = Math.min(Math.max((from + to - length) / 2, limits.from), limits.to - length);
  return { from: start, to: start + length };
}

/** Closer (a factor below 1) or farther, with the instant `at` staying where it is drawn. */
export function zoom({ from, to }: Window, factor: number, at: number, limits: Window): Window {
  const length = to - from;
  const allowed = Math.min(Math.max(length * factor, NARROWEST_MS), limits.to - limits.from);
  const share = (at - from) / length;
  const start = at - share * allowed;
  return clamp({ from: start, to: start + allowed }, limits);
}

/** The same length, moved. */
export function pan({ from, to }: Window, by: number, limits: Window): Window {
  return clamp({ from: from + by, to: to + by }, limits);
}

/** The window that ends a little after now and reaches so far back. */
export function lastOf(length: number, now: number): Window {
  return { from: now - length, to: now + length * PAST_NOW };
}

/** What is shown past now, as a share of the window. */
export const PAST_NOW = 0.015;

/** Between two windows; lengths change by ratio, so that zooming looks even. */
export function between(a: Window, b: Window, share: number): Window {
  const [lengthA, lengthB] = [a.to - a.from, b.to - b.from];
  const length = lengthA * (lengthB / lengthA) ** share;
  const moved = Math.abs(lengthB - lengthA) < 1 ? share : (length - lengthA) / (lengthB - lengthA);
  const from = a.from + (b.from - a.from) * moved;
  return { from, to: from + length };
}
