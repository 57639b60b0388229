/** What holds for several functions; see README.md for where each word is from. */
import type { SourceFunction } from '../kit/manifest.ts';
import type { ReadRow } from '../kit/readings.ts';

export { readNow } from '../kit/readings.ts';

export type { ReadRow };

/** Words of the manifest that the lists without a window share. */
export const snapshot = {
  basis: 'none',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  versionedBy: 'as_of',
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** The `idOf` of such a list. */
export const idIn =
  (field: string) =>
  (raw: ReadRow<object>): string | null => {
    const id = (raw?.row as Record<string, unknown> | null | undefined)?.[field];
    return typeof id === 'string' ? id || null : null;
  };
