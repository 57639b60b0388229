import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Resource } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { findRepeats } from '../store/queries/find-repeats.ts';
import type { StoredRows } from '../store/queries/write-records.ts';
import { basisColumn, type Chunk, prepareReadings } from './prepare-page.ts';
import { isRepeat, keyOf, type Reading, type Repeat } from './reading.ts';

/** Looks up which readings of a page are stored just so. Where the database does not say, they are mapped. */
export async function knownRepeats(
  db: Queryable,
  connectionId: string,
  { fn, resource }: { fn: SourceFunction; resource: Resource },
  readings: readonly Reading[],
): Promise<Map<Reading, Repeat>> {
  const known = new Map<Reading, Repeat>();
  if (readings.length === 0) return known;
  const ids = readings.map(({ raw, payload }) => keyOf(raw, payload, fn));
  const of = {
    connectionId,
    resource: resource.name,
    mapperVersion: fn.mapperVersion,
    column: basisColumn(fn),
  };
  const found = await findRepeats(
    db,
    of,
    ids,
    readings.map(({ digest }) => digest),
  ).catch(() => []);
  for (const { place, hash, basis } of found) {
    const reading = readings[place]!;
    known.set(reading, {
      reading,
      id: ids[place]!,
      asOf: reading.asOf,
      hash,
      basis: basis === null ? null : new Date(basis),
    });
  }
  return known;
}

/** Maps those of a chunk after all that are, under the lock, not what is stored any more. */
export function mapMoved(
  chunk: Chunk,
  { absent, differing }: StoredRows,
  { fn, resource }: { fn: SourceFunction; resource: Resource },
): Chunk {
  const moved = chunk.records.filter(
    (record): record is Repeat =>
      isRepeat(record) &&
      (absent.has(record.id) || differing.get(record.id)?.hash.equals(record.hash) === false),
  );
  if (moved.length === 0) return chunk;
  const mapped = prepareReadings(
    moved.map(({ reading }) => reading),
    fn,
    resource,
  );
  const rest = chunk.records.filter((record) => !isRepeat(record) || !moved.includes(record));
  return {
    ...chunk,
    records: [...rest, ...mapped.flatMap(({ records }) => records)],
    quarantined: [...chunk.quarantined, ...mapped.flatMap(({ quarantined }) => quarantined)],
  };
}
