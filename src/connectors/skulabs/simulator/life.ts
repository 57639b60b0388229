import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Word =
  | 'unstarted'
  | 'in_progress'
  | 'delayed'
  | 'cancelled'
  | 'cleared'
  | 'partially shipped'
  | 'shipped'
  | 'archived';

/** A status, and when it was reached in milliseconds since 1970. */
export interface Step {
  at: number;
  word: Word;
}

/** What becomes of an order; the first step is when it came in from its shop. */
export interface Life {
  steps: Step[];
  /** When labels were made. */
  labels: number[];
}

/** No life takes longer than this from the placing of an order to its last step. */
export const LONGEST_LIFE_MS = 24 * DAY;

/** All that becomes of the order of a number. */
export function lifeOf(seed: number, number: number, placed: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  const after = (start: number, least: number, most: number) =>
    start + Math.floor(dice.between(least, most) / 1000) * 1000;
  const came = dice.chance(0.2) ? after(placed, MINUTE, 3 * HOUR) : placed;
  const steps: Step[] = [{ at: came, word: 'unstarted' }];
  if (dice.chance(0.08)) {
    steps.push({ at: after(came, MINUTE, DAY), word: 'cancelled' });
    return { steps, labels: [] };
  }
  // A few lie for more than two weeks before anything is sent of them.
  const waits = dice.chance(0.05);
  if (waits) steps.push({ at: after(came, HOUR, DAY), word: 'delayed' });
  const started = waits ? after(came, 14 * DAY, 18 * DAY) : after(came, HOUR, DAY);
  const cleared = after(started, 10 * MINUTE, 6 * HOUR);
  steps.push({ at: started, word: 'in_progress' }, { at: cleared, word: 'cleared' });
  const sent = after(cleared, MINUTE, 4 * HOUR);
  if (dice.chance(0.1)) {
    const rest = after(sent, HOUR, DAY);
    steps.push({ at: sent, word: 'partially shipped' }, { at: rest, word: 'shipped' });
    return { steps, labels: [sent, rest] };
  }
  steps.push({ at: sent, word: 'shipped' });
  if (!waits && dice.chance(0.5)) steps.push({ at: after(sent, 3 * DAY, 10 * DAY), word: 'archived' });
  return { steps, labels: [sent] };
}
