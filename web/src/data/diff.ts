import type { Change } from './record-queries.ts';

/** One field before and after a change. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * What each change made of the record. The API tells what was there before; what came after is what was there before
 * the next change of the same path, or what is there now. So the changes must be the newest ones, without a gap.
 *
 * @param changes newest first
 * @param now the record as it is
 */
export function differencesOf(changes: readonly Change[], now: unknown): Difference[][] {
  const later = new Map<string, unknown>();
  return changes.map(({ previous_attributes: previous }) => {
    const differences = Object.entries(previous ?? {}).map(([path, before]) => ({
      path,
      before,
      after: afterOf(later, path, now),
    }));
    for (const { path, before } of differences) later.set(path, before);
    return differences;
  });
}

/**
 * The value of a path before the changes that were gone through so far. One of them may have told of the path itself,
 * of what it lies within (a list before it grew), or of something within it.
 */
function afterOf(later: ReadonlyMap<string, unknown>, path: string, now: unknown): unknown {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const within = parts.slice(0, length).join('.');
    if (later.has(within)) return valueAt(later.get(within), parts.slice(length));
  }
  return valueAt(now, parts);
}

function valueAt(value: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
    value,
  );
}
