import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Resource } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { insertSlices } from '../store/queries/insert-run.ts';
import { loadSchedule } from '../store/queries/schedules.ts';
import { nextSliceNo } from '../store/queries/update-slice.ts';
import { noteMovedFrom, verifiedBounds } from '../store/queries/verify-bounds.ts';
import {
  isSeeking,
  noteSought,
  takeUnmet,
  type Walk,
  type WalkPlace,
} from '../store/queries/verify-sightings.ts';
import { writeFindings } from '../store/queries/write-findings.ts';
import type { Target } from './choose-next.ts';
import type { Engine } from './engine.ts';
import { earlierOf, laterOf } from './open-run.ts';
import { basisColumn, dateOf } from './prepare-page.ts';
import { newSlice, type OpenSlice } from './settle.ts';
import { historyStart, isIn, planSlices, vouchedEnd, type Window } from './window.ts';

/** Where the search for what is unexpected stands: which walk, and where in it. */
export interface SearchPlace {
  walk: number;
  at: WalkPlace | null;
}

interface Search {
  connectionId: string;
  resource: Resource;
  target: Target;
  /** The slice as its last page leaves it. */
  read: OpenSlice;
}

/**
 * A part of the search for what is stored and was not shown, once the last slice of a verify is in. First what was not
 * met is noted. Where windows go by the updated date it may have moved on to a later one, which {@link seekMoved} looks
 * for before anything is said about it. What was still not met then is unexpected.
 *
 * Killed between two parts, it begins anew, and comes to the same.
 *
 * @param after where the part before ended; null at the start
 * @returns where this part ended; null when there is nothing more to search, or not yet
 */
export async function searchUnexpected(
  tx: Transaction,
  engine: Engine,
  search: Search,
  after: SearchPlace | null,
): Promise<SearchPlace | null> {
  const { connectionId, resource, target, read } = search;
  const { run, fn } = target;
  const key = { connectionId, runId: run.runId };
  const bounds = await verifiedBounds(tx, { ...key, sliceNo: read.sliceNo, movedFrom: run.movedFrom });
  if (bounds.more) return null;
  const own = read.passAsOf ?? target.asOf;
  const before = bounds.began ? earlierOf(bounds.began, own) : own;
  const range = bounds.start && bounds.end && kept({ start: bounds.start, end: bounds.end }, engine, fn);
  const walks = run.movedFrom === null ? walksOf(fn, { resource: resource.name, range, before }) : [];
  const place = after ?? { walk: 0, at: null };
  const walk = walks[place.walk];
  if (walk) {
    const at = await noteSought(tx, key, walk, place.at);
    return at ? { walk: place.walk, at } : { walk: place.walk + 1, at: null };
  }
  if (run.movedFrom === null && fn.basis === 'updated') return null;
  const unmet = await takeUnmet(tx, key, { resource: resource.name, before });
  if (!unmet) return null;
  const unexpected = unmet.filter(({ data }) => !range || isInRange(data, fn, range));
  await writeFindings(
    tx,
    { ...key, resource: resource.name, sliceNo: null },
    unexpected.map(({ id }) => ({
      id,
      kind: 'unexpected',
      differences: '[]',
      differing: 0,
      asOf: target.asOf,
    })),
    0,
  );
  return place;
}

/**
 * Lets a verify by updated dates look through what the source has changed since it was last read, where something was
 * not met: a record that was edited meanwhile stands under its new date, and is not gone.
 *
 * @returns the slices in which it looks; none where there is no need
 */
export async function seekMoved(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  { run, fn, slice: { sliceNo } }: Target,
): Promise<OpenSlice[]> {
  const key = { connectionId, runId: run.runId };
  if (run.purpose !== 'verify' || fn.basis !== 'updated' || run.movedFrom !== null || !run.window) return [];
  if (!(await isSeeking(tx, key))) return [];
  const now = engine.clock.now();
  const { sourceBegan } = await verifiedBounds(tx, { ...key, sliceNo, movedFrom: null });
  const position = (await loadSchedule(tx, connectionId, fn.name))?.position ?? run.window.end;
  // To behind the window it had moved before, unless the schedule has come by there and would have met it; to within
  // the window, where that was read already, only since the verify began.
  const since = earlierOf(laterOf(run.window.end, position), vouchedEnd(sourceBegan ?? now, fn));
  // To behind this very instant, which is as coarse as the source's clock.
  const end = new Date(laterOf(now, since).getTime() + fn.grainMs);
  const windows = planSlices({ start: since, end }, fn);
  const first = await nextSliceNo(tx, connectionId, run.runId);
  // They are no part of the window, and do not count towards how much of it is read.
  const slices = windows.map((window, index) => ({ ...newSlice(first + index, window), weight: 0 }));
  await insertSlices(tx, connectionId, run.runId, first, slices);
  await noteMovedFrom(tx, { ...key, sliceNo: first });
  run.movedFrom = first;
  return slices;
}

/** What the source may have dropped from the end of its history meanwhile is not missed by it, nor what is no longer kept here. */
function kept(range: Window, engine: Engine, fn: SourceFunction): Window {
  const from = historyStart(engine.clock.now(), fn);
  return from ? { ...range, start: laterOf(range.start, from) } : range;
}

/** Basis dates stand in the column of the other dates, or in one of their own. */
function walksOf(fn: SourceFunction, walk: Omit<Walk, 'column'>): Walk[] {
  const columns = walk.range ? ([basisColumn(fn), 'basis_date'] as const) : (['basis_date'] as const);
  return columns.map((column) => ({ ...walk, column }));
}

/** The record itself has the last word on its basis date; one without is in no window. */
function isInRange(data: string, fn: SourceFunction, range: Window): boolean {
  const date = dateOf(fn.basisDate(JSON.parse(data) as Record<string, unknown>));
  return date !== null && isIn(date, range);
}
