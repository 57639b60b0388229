import type { Run } from './queries.ts';

/** What runs are called before people, and what begins them. */
export const KINDS: Record<Run['kind'], { word: string; hint: string }> = {
  initial: { word: 'first sync', hint: 'What there was when the account was connected' },
  scheduled: { word: 'scheduled', hint: 'Begun by its schedule' },
  manual: { word: 'sync now', hint: 'Somebody asked for what is new' },
  on_demand: { word: 'on-demand', hint: 'A sync job: somebody asked for a window' },
};
