/** What holds for several functions; README.md says where each word is from. */
import type { SourceFunction } from '../kit/manifest.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** Rows of a report that a page gives. */
export const REPORT_PAGE = 200;

/** Lists that are read whole. */
export const SNAPSHOT = {
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: SECOND,
  lagMs: 0,
  versionedBy: 'as_of',
  // The day on which it was read stands in place of a date that there is none of.
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  basisDate: () => null,
} as const satisfies Partial<SourceFunction>;

/** Lists that are asked for by the last change. In which order they stand is told nowhere. */
export const LIST = {
  basis: 'updated',
  mapperVersion: 1,
  // "At or after", "at or before".
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: SECOND,
  order: 'moving',
  versionedBy: 'updated_date',
  volatile: [],
  onDemand: true,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
} as const satisfies Partial<SourceFunction>;

/** Reports of FBA that are made of what happened on certain days. */
export const DAILY_REPORT = {
  basis: 'created',
  evidence: 'third-party',
  mapperVersion: 1,
  cost: 2,
  pageSize: REPORT_PAGE,
  grainMs: DAY,
  // A day's rows come in the course of the next one; a report asked for again may be four hours old; a day in hand.
  lagMs: 3 * DAY,
  // In practice no more than thirty days a report, of which one is asked for before and one behind.
  widestWindowMs: 31 * DAY,
  keepsHistoryMs: 545 * DAY,
  patienceMs: 6 * 3600 * SECOND,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
} as const satisfies Partial<SourceFunction>;
