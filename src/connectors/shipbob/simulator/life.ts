import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What becomes of a parcel: each state with the instant it takes, in milliseconds since 1970. */
export interface Sending {
  steps: readonly { at: number; status: string }[];
  /** When its carrier said something of it. */
  tracked: readonly number[];
}

/** An order with all that will become of it. */
export interface Life {
  number: number;
  born: number;
  /** When it was accepted and its shipments were made. */
  accepted: number;
  sendings: readonly Sending[];
}

/** No life takes longer than this from its first step to its last. */
export const LONGEST_LIFE_MS = 16 * DAY;

/** The life of the order of a number. */
export function lifeOf(seed: number, number: number, born: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  // A few wait for somebody to look at them.
  const accepted = dice.chance(0.1) ? born + seconds(dice, HOUR, 5 * HOUR) : born;
  const count = dice.chance(0.12) ? 2 : 1;
  const sendings = Array.from({ length: count }, (_, place) => sending(dice, accepted, place));
  return { number, born, accepted, sendings };
}

function sending(dice: Dice, accepted: number, place: number): Sending {
  const fate = dice.fraction();
  if (fate < 0.06)
    return { steps: [{ at: accepted + seconds(dice, MINUTE, DAY), status: 'Cancelled' }], tracked: [] };
  const steps: { at: number; status: string }[] = [];
  let at = accepted;
  const then = (status: string, least: number, most: number) => {
    at += seconds(dice, least, most);
    steps.push({ at, status });
  };
  if (fate < 0.12) then('Exception', 10 * MINUTE, 2 * HOUR);
  if (fate < 0.1) then('Processing', DAY, 3 * DAY);
  if (fate < 0.02 + 0.1 && fate >= 0.1) then('OnHold', HOUR, DAY);
  if (fate > 0.97 && place > 0) {
    then('CleanSweeped', DAY, 2 * DAY);
    return { steps, tracked: [] };
  }
  then('LabeledCreated', 2 * HOUR, 30 * HOUR);
  then('Completed', 10 * MINUTE, 8 * HOUR);
  const tracked: number[] = [];
  let seen = at;
  for (let scans = dice.between(1, 3); scans > 0; scans--) {
    seen += seconds(dice, 6 * HOUR, 2 * DAY);
    tracked.push(seen);
  }
  return { steps, tracked };
}

function seconds(dice: Dice, least: number, most: number): number {
  return Math.floor(dice.between(least, most) / 1000) * 1000;
}
