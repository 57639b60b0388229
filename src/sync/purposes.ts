import type { Resource } from '../model/index.ts';
import type { PageCounts } from '../observe/index.ts';
import type { Transaction } from '../store/database.ts';
import { markMissing, type PassPlace } from '../store/queries/sightings.ts';
import { countWithoutRaw } from '../store/queries/update-run.ts';
import type { Target } from './choose-next.ts';
import { readStored, type StoredChunk, writeChunk } from './commit-page.ts';
import type { Engine } from './engine.ts';
import type { Chunk } from './prepare-page.ts';
import type { OpenSlice } from './settle.ts';
import { verifyChunk } from './verify-chunk.ts';
import { type SearchPlace, searchUnexpected } from './verify-pass.ts';
import { passKey, showsWholeSets, writePass } from './write-pass.ts';

/**
 * Reads, under the lock, what {@link writeFor} compares a chunk with.
 *
 * @returns null for a verify, which first has to find out which records it has not seen yet
 */
export async function readFor(
  tx: Transaction,
  { connectionId, target, resource }: { connectionId: string; target: Target; resource: Resource },
  chunk: Chunk,
): Promise<StoredChunk | null> {
  const { purpose } = target.run;
  return purpose === 'verify' ? null : await readStored(tx, { connectionId, resource, purpose }, chunk);
}

/** Writes a chunk down as the purpose of its run wants it; part of the page's one transaction. */
export async function writeFor(
  tx: Transaction,
  engine: Engine,
  page: { connectionId: string; target: Target; resource: Resource; tell: boolean },
  chunk: Chunk,
  stored: StoredChunk | null,
): Promise<PageCounts> {
  const { connectionId, target, resource, tell } = page;
  const { run, slice, fn } = target;
  if (!stored) return verifyChunk(tx, { connectionId, run, slice, fn, resource }, chunk);
  const counts = await writeChunk(tx, engine, { connectionId, run, fn, resource, tell }, chunk, stored);
  if (run.purpose === 'remap') await countWithoutRaw(tx, connectionId, run.runId, chunk.withoutRaw ?? 0);
  else writePass(tx, connectionId, target, chunk);
  return counts;
}

/** Where the work between the last records of a slice and its end stands. */
export type ClosingPlace = { missing: PassPlace } | { unexpected: SearchPlace };

/** Whether there is work between the last records of a slice and its end. */
export function needsClosing({ run, fn }: Target): boolean {
  return run.purpose === 'verify' || (run.purpose !== 'remap' && showsWholeSets(fn));
}

/**
 * A part of that work, small enough for one transaction: what a completed pass over a whole set has not met is marked
 * as missing; a verify finds what is unexpected.
 *
 * @param pass `read`: the slice as its last page leaves it
 * @param after where the part before ended; null at the start
 * @returns where this part ended; null when it was the last
 */
export async function closePart(
  tx: Transaction,
  engine: Engine,
  pass: { connectionId: string; resource: Resource; target: Target; read: OpenSlice },
  after: ClosingPlace | null,
): Promise<ClosingPlace | null> {
  const { connectionId, resource, target, read } = pass;
  if (target.run.purpose === 'verify') {
    const place = after && 'unexpected' in after ? after.unexpected : null;
    const unexpected = await searchUnexpected(tx, engine, pass, place);
    return unexpected && { unexpected };
  }
  const place = after && 'missing' in after ? after.missing : null;
  const passAsOf = read.passAsOf ?? target.asOf;
  const key = passKey(connectionId, target);
  const missing = await markMissing(tx, key, resource.name, target.slice.window, passAsOf, place);
  return missing && { missing };
}
