import { hash } from 'node:crypto';
import { SOURCE_LIMITS } from '../connectors/kit/http.ts';
import type { Cursor, Page, SourceFunction } from '../connectors/kit/manifest.ts';
import type { Postponed } from './source.ts';
import { halve, sliceWidth, vouchedEnd, type Window, weightOf } from './window.ts';

/** A slice as the engine works on it. */
export interface OpenSlice {
  sliceNo: number;
  window: Window | null;
  cursor: Cursor | null;
  /** When the cursor was given, by the source clock; null at the start. */
  cursorAt: Date | null;
  /** The source's time when this pass began; null before its first page. */
  passBeganAt: Date | null;
  /** The as_of of this pass's first page; null before it. */
  passAsOf: Date | null;
  pass: number;
  /** Grows each time the slice is begun anew. */
  attempt: number;
  digest: string;
  lastDigest: string | null;
  /** When the pass before began; null in the first. */
  lastBeganAt: Date | null;
  recordsSeen: number;
  pages: number;
  restarts: number;
  /** What it counts for in its run's progress. */
  weight: number;
  /** Millionths of it that are read, as far as can be told; see slice-progress.ts. */
  progress: number;
  /** How the basis dates have gone in this pass, and the last of them; null where nothing can be told yet. */
  dateOrder: 'rising' | 'falling' | 'mixed' | null;
  lastDate: Date | null;
  /** How many pages one pass may take; null: nobody knows. */
  expectedPages: number | null;
}

/** What a page does to its slice. */
export type Settlement =
  | { kind: 'continue'; slice: OpenSlice }
  | { kind: 'split'; halves: [Window, Window] }
  | { kind: 'done'; slice: OpenSlice; vouched: Date | null }
  | { kind: 'wait'; slice: OpenSlice; until: Date }
  | { kind: 'hopeless'; code: 'result_cap' | 'source_refused'; message: string }
  | { kind: 'retry'; message: string };

const DEFAULT_PATIENCE_MS = 2 * 3600 * 1000;
const SHORTEST_WAIT_MS = 1000;
const DEFAULT_WAIT_MS = 60_000;

/** Bounds of one slice; a source that goes beyond them is broken or hostile. */
export const SLICE_LIMITS = { pagesPerPass: 20_000, passes: 20, restarts: 20, cursorLength: 65_536 } as const;

/**
 * A slice with too many pages is cut until it is this part of what was planned: a busy month becomes days. What still
 * has too many then will not end by being cut once more; the halves of halves would go on for years.
 */
const SMALLEST_PART = 1 / 32;

/**
 * Decides, from the slice and the page alone, how the slice stands afterwards. Pure: the same decision is made
 * before the next request starts and when it is written down.
 *
 * @param asked when the page was asked for, by our clock, and the as_of it was given
 * @param sourceTime what the source's own clock said when it was asked; null when it says nothing
 */
export function settle(
  slice: OpenSlice,
  page: Page<unknown> | Postponed,
  fn: SourceFunction,
  asked: { at: Date; asOf: Date },
  sourceTime: Date | null,
): Settlement {
  if (page.kind === 'capped') return cut(slice, fn);
  if (page.kind === 'cursor_expired') return restart(slice);
  if (page.kind === 'postponed') return { kind: 'wait', slice, until: bounded(page.until, asked.at) };

  const began = slice.cursor === null ? earlier(asked.at, sourceTime) : (slice.passBeganAt ?? asked.at);
  if (page.kind === 'wait') return wait(slice, page, fn, asked, began);
  const read: OpenSlice = {
    ...slice,
    passBeganAt: began,
    passAsOf: slice.cursor === null ? asked.asOf : slice.passAsOf,
    cursor: page.next,
    cursorAt: asked.at,
    recordsSeen: slice.recordsSeen + page.records.length,
    pages: slice.pages + 1,
    digest: fn.order === 'moving' ? addToDigest(slice.digest, page.records, fn) : slice.digest,
  };
  if (fn.resultCap !== undefined && read.recordsSeen >= fn.resultCap) return cut(slice, fn);
  if (page.next !== null) {
    const next = JSON.stringify(page.next);
    if (next.length > SLICE_LIMITS.cursorLength)
      return { kind: 'retry', message: 'The source gave a cursor that is larger than anyone would send.' };
    if (slice.cursor !== null && next === JSON.stringify(slice.cursor)) {
      return { kind: 'retry', message: 'The source gave the same cursor again, so its list never ends.' };
    }
    if (read.pages >= SLICE_LIMITS.pagesPerPass)
      return cut(slice, fn, 'has more pages than anyone would send', SMALLEST_PART * sliceWidth(fn));
    return { kind: 'continue', slice: read };
  }
  if (fn.order === 'moving' && read.digest !== slice.lastDigest) return anotherPass(read);
  // Where two passes had to agree, a record that came between them may have slipped past the second one alone.
  const since = (fn.order === 'moving' && slice.lastBeganAt) || began;
  return { kind: 'done', slice: read, vouched: slice.window ? vouchedEnd(since, fn) : null };
}

/** What the source prepares is waited for as it says, but not for ever. */
function wait(
  slice: OpenSlice,
  page: Extract<Page<unknown>, { kind: 'wait' }>,
  fn: SourceFunction,
  asked: { at: Date; asOf: Date },
  began: Date,
): Settlement {
  const next = JSON.stringify(page.next);
  if (next.length > SLICE_LIMITS.cursorLength)
    return { kind: 'retry', message: 'The source gave a cursor that is larger than anyone would send.' };
  const same = slice.cursor !== null && next === JSON.stringify(slice.cursor);
  const since = (same && slice.cursorAt) || asked.at;
  const patience = fn.patienceMs ?? DEFAULT_PATIENCE_MS;
  const waited = asked.at.getTime() - since.getTime();
  if (waited >= patience) {
    const minutes = Math.round(waited / 60_000);
    return {
      kind: 'retry',
      message: `The source has not prepared what it was asked for ${minutes} minutes ago.`,
    };
  }
  const first = slice.cursor === null;
  return {
    kind: 'wait',
    until: bounded(page.until, asked.at),
    slice: {
      ...slice,
      cursor: page.next,
      cursorAt: since,
      passBeganAt: began,
      passAsOf: first ? asked.asOf : slice.passAsOf,
    },
  };
}

/** A source may neither be asked without a pause, nor silence us for longer than by any other answer. */
function bounded(until: Date, now: Date): Date {
  const waitMs = Math.min(
    Math.max(until.getTime() - now.getTime(), SHORTEST_WAIT_MS),
    SOURCE_LIMITS.longestWaitMs,
  );
  return new Date(now.getTime() + (Number.isNaN(waitMs) ? DEFAULT_WAIT_MS : waitMs));
}

function cut(
  slice: OpenSlice,
  fn: SourceFunction,
  why = 'reaches the most the source will list',
  narrowestMs = 0,
): Settlement {
  const wide = slice.window && slice.window.end.getTime() - slice.window.start.getTime() > narrowestMs;
  const halves = wide ? halve(slice.window!, fn) : null;
  if (halves) return { kind: 'split', halves };
  return {
    kind: 'hopeless',
    code: 'result_cap',
    message: `A part of the window that cannot be made smaller ${why}, so some of it cannot be read.`,
  };
}

function restart(slice: OpenSlice): Settlement {
  if (slice.restarts >= SLICE_LIMITS.restarts) {
    return {
      kind: 'retry',
      message: 'The source forgets its cursors before a slice can be read to its end.',
    };
  }
  return { kind: 'continue', slice: { ...fresh(slice), restarts: slice.restarts + 1 } };
}

/** The list moved while it was paged, so records may have slipped past; two equal passes prove they did not. */
function anotherPass(read: OpenSlice): Settlement {
  if (read.pass >= SLICE_LIMITS.passes) {
    return { kind: 'retry', message: 'The list keeps moving: no two readings of it agreed.' };
  }
  return {
    kind: 'continue',
    slice: {
      ...fresh(read),
      pass: read.pass + 1,
      lastDigest: read.digest,
      lastBeganAt: read.passBeganAt,
      restarts: read.restarts,
      expectedPages: read.pages,
    },
  };
}

/** A slice nobody has begun. */
export function newSlice(sliceNo: number, window: Window | null): OpenSlice {
  return {
    sliceNo,
    window,
    cursor: null,
    cursorAt: null,
    passBeganAt: null,
    passAsOf: null,
    pass: 1,
    attempt: 1,
    digest: '0',
    lastDigest: null,
    lastBeganAt: null,
    recordsSeen: 0,
    pages: 0,
    restarts: 0,
    weight: weightOf(window),
    progress: 0,
    dateOrder: null,
    lastDate: null,
    expectedPages: null,
  };
}

/** The halves of a slice: together they count for as much, and begin with what was claimed of it. */
export function halvesOf(slice: OpenSlice, windows: readonly [Window, Window], firstNo: number): OpenSlice[] {
  const [newer, older] = windows;
  const ofNewer = weightOf(newer) / (weightOf(newer) + weightOf(older));
  const weight = Math.floor(slice.weight * ofNewer);
  return [
    { ...newSlice(firstNo, newer), weight, progress: slice.progress },
    { ...newSlice(firstNo + 1, older), weight: slice.weight - weight, progress: slice.progress },
  ];
}

/** The slice at its start again. */
export function fresh(slice: OpenSlice): OpenSlice {
  return {
    ...slice,
    cursor: null,
    cursorAt: null,
    passBeganAt: null,
    passAsOf: null,
    attempt: slice.attempt + 1,
    digest: '0',
    recordsSeen: 0,
    pages: 0,
    dateOrder: null,
    lastDate: null,
  };
}

/** Sum of digests of what was seen: equal sets give equal sums in whatever order they came. */
function addToDigest(sum: string, records: readonly unknown[], fn: SourceFunction): string {
  let total = BigInt(`0x${sum}`);
  for (const record of records) total += BigInt(`0x${hash('md5', seen(record, fn), 'hex')}`);
  return BigInt.asUintN(128, total).toString(16);
}

/**
 * What two passes compare of a record: which one it is. Its contents may change as they like, or stock that sells
 * between two passes would keep them from ever agreeing; the newer reading is stored in any case.
 */
function seen(raw: unknown, fn: SourceFunction): string {
  try {
    return fn.idOf(raw) ?? JSON.stringify(raw) ?? 'null';
  } catch {
    return JSON.stringify(raw) ?? 'null';
  }
}

/** The more cautious of two clocks. The source's is cut to seconds and read after the fact, hence the second. */
function earlier(asked: Date, sourceTime: Date | null): Date {
  if (!sourceTime) return asked;
  return new Date(Math.min(asked.getTime(), sourceTime.getTime() - 1000));
}
