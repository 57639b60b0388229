import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a thing stands from an instant on, in milliseconds since 1970. */
export interface Step {
  at: number;
  stage: string;
}

/** Goods that leave, or come in, at an instant: a share of each line, from 0 to 1. */
export interface Moved {
  at: number;
  share: number;
}

/** A thing with all that will become of it. */
export interface Life {
  number: number;
  born: number;
  /** Each changes the thing itself. */
  steps: readonly Step[];
  /** What of these changes the thing is among its steps as well. */
  moved: readonly Moved[];
}

/** No life takes longer than this. */
export const LONGEST_LIFE_MS = 25 * DAY;

/** An order: entered, approved, picked, packed and shipped, at once or in two parts. */
export function orderLife(seed: number, number: number, born: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  const steps: Step[] = [{ at: born, stage: 'Entered' }];
  const moved: Moved[] = [];
  let at = born;
  const then = (stage: string, least: number, most: number) => {
    at += dice.between(least, most);
    steps.push({ at, stage });
  };
  const fate = dice.fraction();
  then('Approved', MINUTE, 2 * HOUR);
  if (fate < 0.06) {
    then('Cancelled', MINUTE, DAY);
    return { number, born, steps, moved };
  }
  if (fate < 0.12) then('Backorder', MINUTE, HOUR);
  // A few wait for so long that they are in nobody's mind any more.
  then('Started', fate < 0.09 ? 8 * DAY : MINUTE, fate < 0.09 ? 14 * DAY : DAY);
  then('Picked', MINUTE, HOUR);
  if (fate > 0.85) {
    then('Partly', MINUTE, HOUR);
    moved.push({ at, share: 0.5 });
  } else then('Packed', MINUTE, HOUR);
  then('Shipped', MINUTE, DAY);
  moved.push({ at, share: 1 });
  return { number, born, steps, moved };
}

/** A receipt order: announced, started and completed. What is received in between changes nothing of it. */
export function receiptLife(seed: number, number: number, born: number): Life {
  const dice = new Dice(mixed(seed, number, 2));
  const steps: Step[] = [{ at: born, stage: 'Entered' }];
  const moved: Moved[] = [];
  let at = born;
  const wait = (least: number, most: number) => {
    at += dice.between(least, most);
  };
  const fate = dice.fraction();
  wait(HOUR, 6 * DAY);
  if (fate < 0.06) {
    steps.push({ at, stage: 'Cancelled' });
    return { number, born, steps, moved };
  }
  steps.push({ at, stage: 'Started' });
  wait(MINUTE, HOUR);
  moved.push({ at, share: fate > 0.7 ? 0.5 : 1 });
  if (fate > 0.7) {
    wait(HOUR, 2 * DAY);
    moved.push({ at, share: 1 });
  }
  if (fate > 0.9) return { number, born, steps, moved };
  wait(MINUTE, DAY);
  steps.push({ at, stage: 'Completed' });
  return { number, born, steps, moved };
}

/** An item of the catalogue, and a change of its price. */
export function itemLife(seed: number, number: number, born: number): Life {
  const dice = new Dice(mixed(seed, number, 3));
  const steps: Step[] = [{ at: born, stage: 'New' }];
  if (dice.chance(0.3)) steps.push({ at: born + dice.between(HOUR, 20 * DAY), stage: 'Changed' });
  return { number, born, steps, moved: [] };
}

/** What stays as it was entered. */
export function entryLife(_seed: number, number: number, born: number): Life {
  return { number, born, steps: [{ at: born, stage: 'New' }], moved: [] };
}
