import { Mark } from '../status/badges.tsx';
import type { Attempt } from './queries.ts';

const OUTCOMES: Record<Attempt['outcome'], { color: string; word: string; hint: string }> = {
  delivered: { color: 'teal', word: 'delivered', hint: 'It was answered with a status from 200 to 299' },
  failed: { color: 'orange', word: 'failed', hint: 'It is tried again' },
  gave_up: { color: 'red', word: 'given up', hint: 'It is not tried again by itself; it can be replayed' },
};

/** How an attempt ended. */
export function Outcome({ outcome }: { outcome: Attempt['outcome'] }) {
  return <Mark {...OUTCOMES[outcome]} />;
}

/** The outcomes that attempts can be looked for by, as people call them. */
export const OUTCOME_CHOICES = Object.entries(OUTCOMES).map(([value, { word }]) => ({ value, label: word }));
