import type { Ask, SourceFunction } from '../connectors/kit/manifest.ts';
import { unite } from './coverage-ranges.ts';

/** A half-open range of time, [start, end), in UTC. */
export interface Window {
  start: Date;
  end: Date;
}

/** Whether an instant lies in a window. */
export function isIn(instant: Date, window: Window): boolean {
  return instant >= window.start && instant < window.end;
}

const DAY_MS = 24 * 3600 * 1000;
/** Slices of sources that name no widest window: enough of them to show progress, few enough to be cheap. */
const DEFAULT_SLICE_MS = 31 * DAY_MS;
/** How far before the edge of a source's history we stop asking, so that the edge does not overtake us. */
const HISTORY_MARGIN_MS = 120_000;

type Timing = Pick<SourceFunction, 'grainMs' | 'edges' | 'widestWindowMs' | 'replaces'>;

/**
 * What to ask the source for, so that every record whose shown date lies in the window is among the answers.
 * The source truncates dates to its grain and may exclude the instant it is given, so both ends are moved
 * outward to whole grains, and one grain further where the filter excludes its start. What comes back beyond
 * the window is stored like everything else; repeats fall out by comparison.
 *
 * @param run the window of the whole run
 */
export function askFor(window: Window | null, timing: Timing, run: Window | null): Ask {
  if (!window) return { from: null, to: null, newest: true };
  const grain = timing.grainMs;
  const from = floorTo(window.start, grain) - (timing.edges.from === 'exclusive' ? grain : 0);
  return {
    from: new Date(from),
    to: new Date(ceilTo(window.end, grain)),
    newest: !run || window.end >= run.end,
  };
}

/**
 * Cuts a window into slices, newest first, none wider than the source allows once {@link askFor} has widened
 * it. Where the source re-issues whole days, slices are whole days.
 */
export function planSlices(window: Window, timing: Timing): Window[] {
  const step = timing.replaces === 'day' ? DAY_MS : timing.grainMs;
  const start = floorTo(window.start, step);
  const width = sliceWidth(timing);
  const slices: Window[] = [];
  for (let end = ceilTo(window.end, step); end > start; end -= width) {
    slices.push({ start: new Date(Math.max(end - width, start)), end: new Date(end) });
  }
  return slices;
}

/** The widest slice that, widened at its edges by {@link askFor}, the source still answers; at least one step. */
export function sliceWidth(timing: Timing): number {
  const step = timing.replaces === 'day' ? DAY_MS : timing.grainMs;
  const widest = (timing.widestWindowMs ?? DEFAULT_SLICE_MS) - 3 * timing.grainMs;
  return Math.max(floorTo(new Date(widest), step), step);
}

/**
 * Cuts several windows into slices, newest first: what {@link planSlices} does with each. Those that come to lie over
 * one another where they are moved outward to whole steps are cut as one.
 */
export function planGaps(gaps: readonly Window[], timing: Timing): Window[] {
  return wholeSteps(gaps, timing)
    .toReversed()
    .flatMap((gap) => planSlices(gap, timing));
}

/** How many slices {@link planGaps} would make, without making them. */
export function countGapSlices(gaps: readonly Window[], timing: Timing): number {
  return wholeSteps(gaps, timing).reduce((sum, gap) => sum + countSlices(gap, timing), 0);
}

/** Windows at whole grains (or days), in order, those that touch made one. */
function wholeSteps(windows: readonly Window[], timing: Timing): Window[] {
  const step = timing.replaces === 'day' ? DAY_MS : timing.grainMs;
  const whole = windows.map(({ start, end }) => ({ start: floorTo(start, step), end: ceilTo(end, step) }));
  return unite(whole).map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}

/** How many slices {@link planSlices} would make, without making them. */
export function countSlices(window: Window, timing: Timing): number {
  return Math.ceil((window.end.getTime() - window.start.getTime()) / sliceWidth(timing));
}

/** Two halves at a whole grain (or day), the newer first; null when the slice cannot be cut further. */
export function halve(window: Window, timing: Timing): [Window, Window] | null {
  const step = timing.replaces === 'day' ? DAY_MS : timing.grainMs;
  const middle = floorTo(new Date((window.start.getTime() + window.end.getTime()) / 2), step);
  if (middle <= window.start.getTime() || middle >= window.end.getTime()) return null;
  const cut = new Date(middle);
  return [
    { start: cut, end: window.end },
    { start: window.start, end: cut },
  ];
}

/** What a part of a run counts for in its progress: its milliseconds, and 1 for a snapshot. */
export function weightOf(window: Window | null): number {
  return window ? Math.max(window.end.getTime() - window.start.getTime(), 1) : 1;
}

/**
 * Up to where a reading that began at `readFrom` (the source's time) can vouch for: records may still be
 * committed under earlier dates for `lagMs`, and dates are only as fine as the grain.
 */
export function vouchedEnd(readFrom: Date, timing: Pick<SourceFunction, 'grainMs' | 'lagMs'>): Date {
  return new Date(floorTo(new Date(readFrom.getTime() - timing.lagMs), timing.grainMs));
}

type History = Pick<SourceFunction, 'keepsHistoryMs' | 'retainedMs'>;

/** The earliest instant that is worth asking for: the source still has it, and it would be kept here; null: all of them. */
export function historyStart(now: Date, { keepsHistoryMs, retainedMs }: History): Date | null {
  const kept = Math.min(keepsHistoryMs ?? Number.POSITIVE_INFINITY, retainedMs ?? Number.POSITIVE_INFINITY);
  return kept === Number.POSITIVE_INFINITY ? null : startOf(now, kept);
}

/** The earliest instant the source still keeps, whatever is kept here; null when it keeps everything. */
export function sourceStart(now: Date, { keepsHistoryMs }: History): Date | null {
  return keepsHistoryMs === undefined ? null : startOf(now, keepsHistoryMs);
}

/** Whether what is kept here ends sooner than what the source keeps. */
export function keptShorter({ keepsHistoryMs = Number.POSITIVE_INFINITY, retainedMs }: History): boolean {
  return retainedMs !== undefined && retainedMs < keepsHistoryMs;
}

/** What of a range before the start of the history is gone at the source, and what is only not kept here. */
export function forgottenBy(range: Window, now: Date, fn: History): (Window & { state: Forgotten })[] {
  const from = sourceStart(now, fn) ?? range.start;
  const edge = new Date(Math.min(Math.max(from.getTime(), range.start.getTime()), range.end.getTime()));
  const parts = [
    { start: range.start, end: edge, state: 'unavailable' as const },
    { start: edge, end: range.end, state: 'unkept' as const },
  ];
  return parts.filter(({ start, end }) => start < end);
}

/** `unavailable`: the source no longer has it. `unkept`: it may have it, and the organization did not want it kept. */
export type Forgotten = 'unavailable' | 'unkept';

function startOf(now: Date, keptMs: number): Date {
  return new Date(now.getTime() - keptMs + HISTORY_MARGIN_MS);
}

function floorTo(date: Date, stepMs: number): number {
  return Math.floor(date.getTime() / stepMs) * stepMs;
}

function ceilTo(date: Date, stepMs: number): number {
  return Math.ceil(date.getTime() / stepMs) * stepMs;
}
