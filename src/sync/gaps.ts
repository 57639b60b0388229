import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { invalidField } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { loadReadings, loadUnavailable } from '../store/queries/load-coverage.ts';
import { type CoveragePicture, limitsOf, pictureOf } from './coverage-view.ts';
import type { Engine } from './engine.ts';
import type { Window } from './window.ts';

/** Ranges of one window that are looked at; a job has no more slices either. */
const MOST_ROWS = 5000;

/**
 * What of a window was read, what was not, and what is no longer kept. What lies so near to now that the
 * source may still add to it is neither: no reading could cover it yet.
 *
 * @param olderThan what was read before this instant counts as not read
 * @throws BackhaulError invalid, for a window of more parts than can be looked at
 */
export async function coverageWithin(
  db: Queryable,
  engine: Engine,
  connectionId: string,
  fn: SourceFunction,
  window: Window,
  olderThan: Date | null = null,
): Promise<CoveragePicture> {
  const now = engine.clock.now();
  const { to, keptFrom } = limitsOf(fn, now);
  const bounds = { start: window.start.getTime(), end: Math.min(window.end.getTime(), to) };
  if (fn.basis === 'none' || bounds.start >= bounds.end) return { covered: [], gaps: [], unavailable: [] };
  const looked = { connectionId, functionName: fn.name, basis: fn.basis, ...window };
  const rows = await loadReadings(db, looked, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) {
    throw invalidField('start_time', 'is too far from end_time: the window was read in too many parts.');
  }
  const gone = await loadUnavailable(db, looked);
  return pictureOf(rows, gone, bounds, {
    keptFrom,
    olderThan: olderThan?.getTime() ?? null,
    now: now.getTime(),
  });
}
