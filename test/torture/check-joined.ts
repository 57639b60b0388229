import { isDeepStrictEqual } from 'node:util';
import { Broken } from './broken.ts';
import type { CoverageRow, Snapshot } from './snapshot.ts';

/**
 * Coverage rows stay as they were stated, with one exception: once a function has many of them they are joined
 * (src/sync/join-coverage.ts). Then what is gone must still be said, by readings no older, and what is put in its place
 * must say nothing that was not said before.
 */
export function checkJoined(before: Snapshot, after: Snapshot): void {
  const left = new Map(after.coverage.map((row) => [row.coverage_id, row]));
  for (const row of before.coverage) {
    const same = left.get(row.coverage_id);
    if (same && !isDeepStrictEqual(row, same)) throw new Broken(`coverage ${row.coverage_id} has changed`);
    if (!same && !saidBy(row, after.coverage, (other) => newest(other) >= newest(row)))
      throw new Broken(`coverage ${row.coverage_id} has vanished`);
  }
  const known = new Set(before.coverage.map((row) => row.coverage_id));
  for (const row of after.coverage) {
    if (row.last_as_of === null || known.has(row.coverage_id)) continue;
    const partOf = (other: CoverageRow) => oldest(other) >= oldest(row) && newest(other) <= newest(row);
    if (!saidBy(row, before.coverage, partOf))
      throw new Broken(`coverage ${row.coverage_id} was joined of what nobody had read`);
  }
}

const oldest = (row: CoverageRow) => Date.parse(row.as_of);
const newest = (row: CoverageRow) => Date.parse(row.last_as_of ?? row.as_of);

/** Whether readings of the same function that suit leave nothing of a row's range out. */
function saidBy(
  row: CoverageRow,
  rows: readonly CoverageRow[],
  suits: (other: CoverageRow) => boolean,
): boolean {
  const others = rows.filter(
    (other) =>
      other.function_name === row.function_name &&
      other.basis === row.basis &&
      other.state === row.state &&
      suits(other),
  );
  if (row.range_start === null || row.range_end === null) return others.length > 0;
  const ranges = others
    .map((other) => ({ start: Date.parse(other.range_start!), end: Date.parse(other.range_end!) }))
    .sort((a, b) => a.start - b.start);
  let upTo = Date.parse(row.range_start);
  for (const { start, end } of ranges) if (start <= upTo && end > upTo) upTo = end;
  return upTo >= Date.parse(row.range_end);
}
