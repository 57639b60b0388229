/** What both lists that are read by their last change have in common. */

const SECOND = 1000;

export const LIST_FACTS = {
  basis: 'updated',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  // "after this date", "before this date".
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  keepsHistoryMs: 180 * 24 * 3600 * SECOND,
  // What a cursor names is a place in the list, and how the list is sorted is told nowhere.
  order: 'moving',
  // Assumed; nothing is said of it. It holds places in a list that moves.
  cursorMaxAgeMs: 3600 * SECOND,
  // No record has a date of its own that grows with each change, but dates of its parts.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
} as const;
