import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

/** What an order has come to, and since when, in milliseconds since 1970. */
export interface Step {
  at: number;
  to: 'UNPAID' | 'PAID' | 'PARKED' | 'PICKING' | 'LABELLED' | 'PROCESSED' | 'CANCELLED';
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** Longer than any life. */
export const LONGEST_LIFE_MS = 10 * DAY;

type Script = readonly (readonly [to: Step['to'], least: number, most: number])[];

const SENT: Script = [
  ['PICKING', HOUR, DAY],
  ['LABELLED', HOUR / 4, 6 * HOUR],
  ['PROCESSED', HOUR / 4, DAY],
];
const SCRIPTS: readonly Script[] = [
  SENT,
  SENT,
  SENT,
  [['PARKED', HOUR, DAY], ['PAID', HOUR, 2 * DAY], ...SENT],
  [['CANCELLED', HOUR, 2 * DAY]],
];

/** What becomes of an order of itself; two of one instant go the same way, for channels deliver in batches. */
export function lifeOf(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number % 8 === 7 ? number - 1 : number, 1));
  const steps: Step[] = [{ at: born, to: dice.chance(0.1) ? 'UNPAID' : 'PAID' }];
  for (const [to, least, most] of dice.pick(SCRIPTS))
    steps.push({ at: steps.at(-1)!.at + Math.floor(dice.between(least, most) / 1000) * 1000, to });
  return steps;
}
