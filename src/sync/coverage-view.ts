import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { ReadingRow } from '../store/queries/load-coverage.ts';
import {
  joinReadings,
  newestReadings,
  type Range,
  type Reading,
  within,
  without,
} from './coverage-ranges.ts';
import { instant } from './job.ts';
import { historyStart, vouchedEnd } from './window.ts';
import type { RunKind } from './words.ts';

/** A stretch of time as the API writes it. */
export interface Stretch {
  start: string;
  end: string;
}

/** What is told of a reading beside its range. */
export interface ReadingView {
  as_of: string;
  /** The newest instant of those that were joined; of one reading the same as `as_of`. */
  last_as_of: string;
  run_id: string;
  kind: RunKind;
  mapper_version: number;
  older_mapper: boolean;
}

type ReadingOfRun = Reading & { kind: RunKind };

/** A function's coverage between two instants. */
export interface CoveragePicture {
  covered: ReadingOfRun[];
  gaps: Range[];
  unavailable: Range[];
}

/**
 * What of a range was read, what was not, and what is no longer kept. Pure: all of it follows from the rows.
 * What was read before the source forgot it stays covered, and what it forgot unread is no gap: nobody can fill it.
 *
 * @param keptFrom from when on anything is kept, there and here, in milliseconds; null where everything is
 * @param olderThan what was read before this counts as a gap too
 */
export function pictureOf(
  rows: readonly ReadingRow[],
  gone: readonly { start: Date; end: Date }[],
  bounds: Range,
  { keptFrom, olderThan = null, now }: { keptFrom: number | null; olderThan?: number | null; now: number },
): CoveragePicture {
  const pieces = within(joinReadings(newestReadings(rows.map(toReading)), now), bounds);
  const forgotten: Range[] = [
    ...gone.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() })),
    ...(keptFrom === null ? [] : [{ start: bounds.start, end: keptFrom }]),
  ];
  const unavailable = without(within(forgotten, bounds), pieces);
  const fresh = olderThan === null ? pieces : pieces.filter(({ asOf }) => asOf >= olderThan);
  // What is to be read anew must still be there, so all that is forgotten is out, read or not.
  return { covered: pieces, gaps: without([bounds], [...fresh, ...forgotten]), unavailable };
}

/** Up to when a function can be covered now, and from when on anything of it is kept; in milliseconds. */
export function limitsOf(fn: SourceFunction, now: Date): { to: number; keptFrom: number | null } {
  return {
    to: vouchedEnd(now, fn).getTime(),
    keptFrom: historyStart(now, fn)?.getTime() ?? null,
  };
}

/** A reading as the API tells it. @param mapperVersion today's; null where nothing maps it any more */
export function readingView(
  reading: Pick<ReadingOfRun, 'asOf' | 'lastAsOf' | 'runId' | 'kind' | 'mapperVersion'>,
  mapperVersion: number | null,
): ReadingView {
  return {
    as_of: instant(new Date(reading.asOf))!,
    last_as_of: instant(new Date(reading.lastAsOf))!,
    run_id: reading.runId,
    kind: reading.kind,
    mapper_version: reading.mapperVersion,
    older_mapper: mapperVersion !== null && reading.mapperVersion < mapperVersion,
  };
}

/** A range as the API tells it. */
export function stretch({ start, end }: Range): Stretch {
  return { start: instant(new Date(start))!, end: instant(new Date(end))! };
}

function toReading(row: ReadingRow): ReadingOfRun {
  return {
    start: row.range_start.getTime(),
    end: row.range_end.getTime(),
    asOf: row.as_of.getTime(),
    lastAsOf: row.last_as_of.getTime(),
    runId: row.run_id,
    kind: row.kind as RunKind,
    mapperVersion: row.mapper_version,
  };
}
