import type { Transaction } from '../store/database.ts';
import { insertCoverage } from '../store/queries/insert-coverage.ts';
import { insertSlices } from '../store/queries/insert-run.ts';
import { endRefusal, noteProgress } from '../store/queries/update-run.ts';
import { doneSlices, nextSliceNo } from '../store/queries/update-slice.ts';
import type { Target } from './choose-next.ts';
import type { ConnectionView } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { earlierOf, laterOf } from './open-run.ts';
import { closeRun } from './run-end.ts';
import { saveSlice } from './save-slice.ts';
import { halvesOf, type OpenSlice, type Settlement } from './settle.ts';
import { moveOn, type PageDates, tellsByDates } from './slice-progress.ts';
import { healErrors } from './tell-errors.ts';
import { seekMoved } from './verify-pass.ts';
import { storesReadings } from './words.ts';

/** The settlements that a page which is being stored can have. */
export type Progress = Extract<Settlement, { kind: 'continue' | 'split' | 'done' }>;

/**
 * Moves a slice, and with its last page the run, to where a page brings it: in the database and in memory, so
 * that the next request is chosen from the state that is about to be committed.
 *
 * @param page.dates the basis dates of its records
 * @param page.troubled another slice's request has failed since this one was sent; its wait is not over
 * @returns whether this was the run's last page
 */
export async function writeSettlement(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  target: Target,
  settlement: Progress,
  page: { dates: PageDates | null; troubled: boolean },
): Promise<boolean> {
  const { run, slice } = target;
  const { connectionId } = view;
  const { troubled } = page;
  const rest = run.slices.filter((open) => open.sliceNo !== slice.sliceNo);
  const vouched = settlement.kind === 'done' && run.purpose !== 'remap' ? settlement.vouched : null;
  if (vouched && slice.window && run.window && vouched < slice.window.end) {
    run.effectiveEnd = earlierOf(run.effectiveEnd ?? run.window.end, laterOf(run.window.start, vouched));
  }
  noteProgress(tx, connectionId, run.runId, run.effectiveEnd, troubled);
  Object.assign(run, { idleSince: null, stalledMs: 0, toldStuck: false, pages: run.pages + 1 });
  if (!troubled) Object.assign(run, { attempts: 0, waitingUntil: null });
  // A remap asks the source for nothing, so its pages prove nothing of it.
  if (view.hasErrors && run.purpose !== 'remap') {
    await healErrors(tx, engine, view, run);
    const freed = await endRefusal(tx, connectionId);
    for (const other of view.runs) if (freed.includes(other.runId)) other.waitingUntil = null;
    view.refusedUntil = null;
  }

  if (settlement.kind === 'continue') {
    const moved = await movedOn(tx, connectionId, target, settlement.slice, page.dates);
    saveSlice(tx, connectionId, run.runId, moved, 'open');
    run.slices = [moved, ...rest];
    return false;
  }
  if (settlement.kind === 'split') {
    saveSlice(tx, connectionId, run.runId, slice, 'split');
    const first = await nextSliceNo(tx, connectionId, run.runId);
    const halves = halvesOf(slice, settlement.halves, first);
    await insertSlices(tx, connectionId, run.runId, first, halves);
    run.slices = [...halves, ...rest];
    return false;
  }
  saveSlice(tx, connectionId, run.runId, settlement.slice, 'done');
  if (storesReadings(run.purpose))
    await stateCoverage(tx, engine, view, target, settlement.slice.passAsOf, vouched);
  run.slices = rest.length > 0 ? rest : await seekMoved(tx, engine, connectionId, target);
  if (run.slices.length > 0) return false;
  await closeRun(tx, engine, view, run, target.asOf);
  return true;
}

/** The slice after a page that was not its last, with how far it is. */
async function movedOn(
  tx: Transaction,
  connectionId: string,
  { run, slice: before, fn }: Target,
  after: OpenSlice,
  dates: PageDates | null,
): Promise<OpenSlice> {
  const moved = moveOn(before, after, dates, fn);
  // Asked once a slice, when its first page has shown that its dates do not tell.
  if (moved.pages !== 1 || moved.expectedPages !== null || tellsByDates(moved)) return moved;
  const done = await doneSlices(tx, connectionId, run.runId);
  if (done.weight === 0) return moved;
  const expectedPages = Math.ceil((done.pages * moved.weight) / done.weight);
  return moveOn(before, { ...after, expectedPages }, dates, fn);
}

/** Says what the slice has read, no further than the reading can vouch for; nothing where that is nothing. */
async function stateCoverage(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  { run, slice, fn, asOf }: Target,
  passAsOf: Date | null,
  vouched: Date | null,
): Promise<void> {
  const range = slice.window && {
    start: slice.window.start,
    end: earlierOf(slice.window.end, vouched ?? asOf),
  };
  if (range && range.start >= range.end) return;
  insertCoverage(tx, {
    connectionId: view.connectionId,
    coverageId: engine.newId(),
    functionName: fn.name,
    basis: fn.basis,
    rangeStart: range?.start ?? null,
    rangeEnd: range?.end ?? null,
    state: 'read',
    // What was there when a snapshot began has been met; what came during it may lie behind the cursor.
    asOf: range ? asOf : (passAsOf ?? asOf),
    runId: run.runId,
    mapperVersion: fn.mapperVersion,
  });
}
