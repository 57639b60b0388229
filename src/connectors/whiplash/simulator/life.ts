import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

/** A status and since when, in milliseconds since 1970. */
export interface Step {
  at: number;
  code: number;
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** Longer than any life. */
export const LONGEST_LIFE_MS = 16 * DAY;
/** The carrier comes once a day, and half of what is packed goes out in the same second. */
const PICKUP_AT = 21 * HOUR;

const NAMES: Readonly<Record<number, string>> = {
  40: 'Cancelled',
  95: 'Insufficient Inventory',
  100: 'Processing',
  120: 'Printed',
  150: 'Picked',
  160: 'Packed',
  300: 'Shipped',
  350: 'Delivered',
  410: 'Replacement Requested',
};

export function nameOf(code: number): string {
  return NAMES[code] ?? 'Unheard of';
}

type Script = readonly (readonly [code: number, least: number, most: number])[];

const SENT: Script = [
  [120, HOUR, 12 * HOUR],
  [150, HOUR / 4, 4 * HOUR],
  [160, HOUR / 4, 2 * HOUR],
  [300, HOUR / 2, 6 * HOUR],
];
const SHORT: Script = [[95, HOUR / 10, HOUR], [100, DAY, 4 * DAY], ...SENT];
const DELIVERED: Script = [...SENT, [350, DAY, 6 * DAY]];
const REPLACED: Script = [...DELIVERED, [410, HOUR, 2 * DAY]];
const SCRIPTS = [SENT, SENT, SENT, SENT, DELIVERED, DELIVERED, SHORT, REPLACED, [[40, HOUR, DAY]] as Script];

/** What becomes of an order of itself. */
export function lifeOf(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number, 1));
  const steps: Step[] = [{ at: born, code: 100 }];
  for (const [code, least, most] of dice.pick(SCRIPTS)) {
    const at = steps.at(-1)!.at + Math.floor(dice.between(least, most) / 1000) * 1000;
    const inWave = code === 300 && dice.chance(0.5);
    steps.push({ at: inWave ? Math.ceil((at - PICKUP_AT) / DAY) * DAY + PICKUP_AT : at, code });
  }
  return steps;
}
