import type { SourceFunction } from '../kit/manifest.ts';
import { USUAL_ZONE } from './values.ts';

const DAY = 24 * 3600 * 1000;

/** Records of one step; each costs a request. */
export const PAGE_SIZE = 25;
/** Tickets that are asked for at a time. Nothing is told of limits. */
export const AT_A_TIME = 4;

/** Words of the manifest that both kinds of tickets share; see README.md for where each is from. */
export const tickets = {
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  // Days are asked for, one more at either end than the window needs.
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: DAY,
  zone: USUAL_ZONE,
  // A day can be vouched for when it is over, wherever the warehouse stands.
  lagMs: DAY,
  // Walked by ticket number, which does not change.
  order: 'immutable',
  volatile: [],
  onDemand: true,
} as const satisfies Partial<SourceFunction>;
