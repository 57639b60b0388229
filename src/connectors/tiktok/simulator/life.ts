import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

/** A status and since when, in milliseconds since 1970. */
export interface Step {
  at: number;
  word: string;
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** Longer than any life. */
export const LONGEST_LIFE_MS = 18 * DAY;

type Script = readonly (readonly [word: string, least: number, most: number])[];

const PAID: Script = [['AWAITING_SHIPMENT', HOUR / 60, HOUR]];
const SENT: Script = [
  ...PAID,
  ['AWAITING_COLLECTION', HOUR, DAY],
  ['IN_TRANSIT', HOUR, DAY],
  ['DELIVERED', DAY, 5 * DAY],
  ['COMPLETED', DAY, 7 * DAY],
];
const HELD: Script = [['ON_HOLD', HOUR / 60, HOUR], ...SENT];
const CANCELLED: Script = [...PAID, ['CANCELLED', HOUR, DAY]];
const SCRIPTS = [SENT, SENT, SENT, SENT.slice(0, 4), HELD, CANCELLED];

/** What becomes of an order of itself; two of one instant go the same way, for shops work in batches. */
export function lifeOf(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number % 8 === 7 ? number - 1 : number, 1));
  const steps: Step[] = [{ at: born, word: 'UNPAID' }];
  for (const [word, least, most] of dice.pick(SCRIPTS))
    steps.push({ at: steps.at(-1)!.at + Math.floor(dice.between(least, most) / 1000) * 1000, word });
  return steps;
}
