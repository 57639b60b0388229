import type { Transaction } from '../store/database.ts';
import { closePass, forgetSightings, writeSightings } from '../store/queries/sightings.ts';
import type { Target } from './choose-next.ts';
import type { Chunk } from './prepare-page.ts';

/**
 * Keeps account of which ids a source that shows whole sets (a snapshot, a day issued again) has shown, and at
 * the end of a completed pass marks what is stored and was not shown as missing. A record that could not be
 * mapped has been shown all the same.
 */
export async function writePass(
  tx: Transaction,
  page: { connectionId: string; target: Target; resource: string; first: boolean; done: boolean },
  chunk: Chunk,
): Promise<void> {
  const { run, slice, fn, asOf } = page.target;
  if (fn.basis !== 'none' && fn.replaces === undefined) return;
  const pass = { connectionId: page.connectionId, runId: run.runId, sliceNo: slice.sliceNo };
  if (page.first && slice.cursor === null) await forgetSightings(tx, pass);
  const shown = [
    ...chunk.records.map((record) => record.id),
    ...chunk.quarantined.map((entry) => entry.sourceKey),
  ];
  await writeSightings(tx, pass, shown);
  if (page.done) await closePass(tx, pass, page.resource, slice.window, asOf);
}
