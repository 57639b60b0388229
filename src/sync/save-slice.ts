import type { Transaction } from '../store/database.ts';
import { updateSlice } from '../store/queries/update-slice.ts';
import type { OpenSlice } from './settle.ts';

/** Writes a slice as it stands in memory. */
export function saveSlice(
  tx: Transaction,
  connectionId: string,
  runId: string,
  slice: OpenSlice,
  status: 'open' | 'done' | 'split',
): void {
  updateSlice(tx, {
    connectionId,
    runId,
    status,
    sliceNo: slice.sliceNo,
    windowStart: slice.window?.start ?? null,
    cursor: slice.cursor === null ? null : JSON.stringify(slice.cursor),
    cursorAt: slice.cursorAt,
    passBeganAt: slice.passBeganAt,
    passAsOf: slice.passAsOf,
    pass: slice.pass,
    attempt: slice.attempt,
    digest: slice.digest,
    lastDigest: slice.lastDigest,
    lastBeganAt: slice.lastBeganAt,
    recordsSeen: slice.recordsSeen,
    pages: slice.pages,
    restarts: slice.restarts,
    progress: slice.progress,
    dateOrder: slice.dateOrder,
    lastDate: slice.lastDate,
    expectedPages: slice.expectedPages,
  });
}
