import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { StoredRow } from '../store/queries/write-records.ts';
import { isOlder, recordHash } from './compare.ts';
import { type Json, previousAttributes, withoutPaths } from './diff.ts';
import type { PreparedRecord } from './prepare-page.ts';

/** Paths of a record that differ, with both values; what is long is cut, and shown as text. */
export interface Difference {
  path: string;
  stored: Json;
  source: Json;
}

/** How a reading and what is stored of the same record stand to each other. */
export type Comparison =
  | { is: 'equal' }
  /** We have a newer reading of it. */
  | { is: 'newer' }
  | { is: 'missing' }
  /** `altered`: what is stored is not even what was stored once. */
  | { is: 'differing'; differences: Difference[]; count: number; altered: boolean };

const MOST_PATHS = 20;
const LONGEST_VALUE = 200;

/**
 * Compares a reading with what is really stored, which may have been altered without its hash. A stored record of a
 * later instant, or with a newer date of its own, is none that differs; one that was altered is, whatever its dates.
 */
export function compareStored(
  reading: PreparedRecord,
  row: StoredRow | undefined,
  fn: SourceFunction,
): Comparison {
  if (!row) return { is: 'missing' };
  const text = row.data ?? 'null';
  const stored = JSON.parse(text) as Json;
  const gone = row.missing_since !== null && row.missing_since < reading.asOf;
  const { differences, count } =
    text === reading.text && !gone
      ? { differences: [], count: 0 }
      : differencesOf(stored, JSON.parse(reading.text) as Json, fn, gone ? row.missing_since : null);
  if (count === 0) return { is: 'equal' };
  const altered = !recordHash(stored as Record<string, unknown>, text, fn).equals(row.hash);
  const newer =
    row.as_of > reading.asOf ||
    isOlder(reading, { updated: row.source_updated, asOf: row.as_of }, fn.grainMs);
  if (newer && !altered) return { is: 'newer' };
  return { is: 'differing', differences, count, altered };
}

/** The paths at which two records differ, less the volatile ones. */
function differencesOf(
  stored: Json,
  source: Json,
  fn: SourceFunction,
  missingSince: Date | null,
): { differences: Difference[]; count: number } {
  const [ours, theirs] = [withoutPaths(stored, fn.volatile), withoutPaths(source, fn.volatile)];
  const before = previousAttributes(ours, theirs);
  const after = previousAttributes(theirs, ours);
  const paths = Object.keys(before);
  const differences = paths.slice(0, MOST_PATHS).map((path) => ({
    path: short(path) as string,
    stored: short(before[path] ?? null),
    source: short(after[path] ?? null),
  }));
  // Not of the record, but told of it: it is marked as gone, and the source shows it.
  if (missingSince)
    differences.push({ path: 'missing_since', stored: missingSince.toISOString(), source: null });
  return { differences, count: paths.length + (missingSince ? 1 : 0) };
}

function short(value: Json): Json {
  const text = JSON.stringify(value);
  if (text.length <= LONGEST_VALUE) return value;
  const shown = typeof value === 'string' ? value : text;
  return `${shown.slice(0, LONGEST_VALUE).toWellFormed()}…`;
}
