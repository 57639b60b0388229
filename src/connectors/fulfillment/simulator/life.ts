import { Dice } from '../../kit/simulator/dice.ts';
import { mix } from './random.ts';

/** What happens to an order: each status with the instant it takes, in milliseconds since 1970. */
export interface Life {
  id: number;
  steps: readonly { at: number; code: string }[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A script: codes after the first, each with the shortest and longest wait before it. */
type Script = readonly (readonly [code: string, least: number, most: number])[];

const SENT: Script = [
  ['010201', 5 * MINUTE, 30 * MINUTE],
  ['010901', MINUTE, HOUR],
  ['020201', HOUR, 6 * HOUR],
  ['020801', 10 * MINUTE, 2 * HOUR],
  ['021001', 10 * MINUTE, 2 * HOUR],
  ['030201', HOUR, 8 * HOUR],
];
const HELD: Script = [['010301', MINUTE, HOUR], ['010201', DAY, 4 * DAY], ...SENT.slice(1)];
const MISADDRESSED: Script = [['010401', MINUTE, HOUR], ...SENT];
const VOIDED: Script = [...SENT.slice(0, 3), ['020301', HOUR, 3 * HOUR], ...SENT.slice(2)];
const RETURNED: Script = [...SENT, ['040101', 5 * DAY, 20 * DAY]];
const CANCELLED: Script = [['050101', HOUR, DAY]];
const TEST: Script = [['060101', MINUTE, HOUR]];

/** In the proportions they occur in. */
const SCRIPTS = [
  ...new Array<Script>(11).fill(SENT),
  HELD,
  HELD,
  MISADDRESSED,
  VOIDED,
  RETURNED,
  RETURNED,
  CANCELLED,
  CANCELLED,
  TEST,
];

/** No life takes longer than this from its first step to its last. */
export const LONGEST_LIFE_MS = 30 * DAY;

/** The life of the order with this id, recorded at this instant. */
export function liveFrom(seed: number, id: number, recorded: number): Life {
  const dice = new Dice(mix(seed, id));
  const steps = [{ at: recorded, code: '010101' }];
  for (const [code, least, most] of dice.pick(SCRIPTS)) {
    const wait = Math.floor(dice.between(least, most) / 1000) * 1000;
    steps.push({ at: steps.at(-1)!.at + wait, code });
  }
  return { id, steps };
}
