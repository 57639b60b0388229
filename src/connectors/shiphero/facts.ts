/** What holds for every function; see README.md for where each word is from. */
import type { SourceFunction } from '../kit/manifest.ts';
import { text } from './values.ts';

const SECOND = 1000;
export const DAY = 24 * 3600 * SECOND;

/** Words of the manifest that all functions share. */
export const common = {
  // Every query is checked against the vendor's own schema; what the filters mean is from its documents.
  evidence: 'vendor-spec',
  // Nobody says whether the filters include the instants they are given: this reading asks for a second more.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Undocumented. Long enough for a transaction that was dated when it began.
  lagMs: 120 * SECOND,
  // See walk.ts: a walk by date meets every record that keeps its date, whatever moves around it.
  order: 'immutable',
  volatile: [],
  mapperVersion: 1,
  idOf,
} as const satisfies Partial<SourceFunction>;

function idOf(raw: unknown): string | null {
  return text((raw as { id?: unknown } | null)?.id);
}

/** The date a basis compares. */
export const dateOf =
  (field: 'updated_date' | 'created_date') =>
  (record: Record<string, unknown>): string | null =>
    text(record[field]);
