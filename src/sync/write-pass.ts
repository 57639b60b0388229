import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import { type PassKey, writeSightings } from '../store/queries/sightings.ts';
import type { Target } from './choose-next.ts';
import type { Chunk } from './prepare-page.ts';

/** Whether the function shows whole sets (a snapshot, a day issued again), so that what is absent has gone. */
export function showsWholeSets(fn: SourceFunction): boolean {
  return fn.basis === 'none' || fn.replaces !== undefined;
}

/** Names the pass of a slice among its sightings. */
export function passKey(connectionId: string, { run, slice }: Target): PassKey {
  return { connectionId, runId: run.runId, sliceNo: slice.sliceNo, attempt: slice.attempt };
}

/** Notes which ids a page of a whole set has shown. A record that could not be mapped has been shown as well. */
export function writePass(tx: Transaction, connectionId: string, target: Target, chunk: Chunk): void {
  if (!showsWholeSets(target.fn)) return;
  const shown = [
    ...chunk.records.map((record) => record.id),
    ...chunk.quarantined.map((entry) => entry.sourceKey),
  ];
  writeSightings(tx, passKey(connectionId, target), shown);
}
