import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

/** What has become of an order or a return, from instant to instant, in milliseconds since 1970. */
export interface Step {
  at: number;
  word: string;
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** No life takes longer than this from its first step to its last. */
export const LONGEST_LIFE_MS = 14 * DAY;

type Script = readonly (readonly [word: string, least: number, most: number])[];

const SENT: Script = [
  ['Acknowledged', HOUR / 6, 6 * HOUR],
  ['Shipped', HOUR, 2 * DAY],
  ['Delivered', DAY, 6 * DAY],
];
const LOST: Script = SENT.slice(0, 2);
const CANCELLED: Script = [['Cancelled', HOUR, DAY]];
const REFUNDED: Script = [...SENT, ['Refund', DAY, 4 * DAY]];
const ORDERS = [SENT, SENT, SENT, SENT, SENT, SENT, LOST, CANCELLED, REFUNDED];

const BACK: Script = [
  ['RETURN_IN_TRANSIT', DAY, 3 * DAY],
  ['DELIVERED', DAY, 4 * DAY],
  ['COMPLETED', HOUR, 2 * DAY],
];
const RETURNS = [BACK, BACK, BACK, BACK.slice(0, 1), BACK.slice(0, 2), [BACK[2]!]];

/** The life of the order of a number; two of one instant go the same way, for sellers work in batches. */
export function orderLife(seed: number, number: number, born: number): Step[] {
  return lived(new Dice(mixed(seed, batchOf(number), 1)), ORDERS, { at: born, word: 'Created' });
}

export function returnLife(seed: number, number: number, born: number): Step[] {
  return lived(new Dice(mixed(seed, batchOf(number), 2)), RETURNS, { at: born, word: 'INITIATED' });
}

function batchOf(number: number): number {
  return number % 8 === 7 ? number - 1 : number;
}

function lived(dice: Dice, scripts: readonly Script[], first: Step): Step[] {
  const steps = [first];
  for (const [word, least, most] of dice.pick(scripts))
    steps.push({ at: steps.at(-1)!.at + Math.floor(dice.between(least, most) / 1000) * 1000, word });
  return steps;
}
