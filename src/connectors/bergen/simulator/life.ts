import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a ticket stands from an instant on, in milliseconds since 1970. */
export interface Step {
  at: number;
  state: string;
}

/** No life takes longer than this. */
export const LONGEST_LIFE_MS = 30 * DAY;

/** States in which a pick ticket has left. */
export const LEFT: readonly string[] = ['Approved - Partially Shipped', 'Shipped Complete', 'Delivered'];

/** A pick ticket: printed, picked, packed and shipped; or short, held or cancelled. */
export function pickLife(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number, 1));
  const steps: Step[] = [{ at: born, state: 'New - Pending Printing' }];
  let at = born;
  const then = (state: string, least: number, most: number) => {
    at += dice.between(least, most);
    steps.push({ at, state });
  };
  const fate = dice.fraction();
  if (fate < 0.06) {
    then('Cancelled', MINUTE, DAY);
    return steps;
  }
  if (fate < 0.1) then('CSR - No Stock', MINUTE, HOUR);
  // A few wait for so long that they are in nobody's mind any more.
  then('Printed - Pending Picking', fate < 0.08 ? 8 * DAY : MINUTE, fate < 0.08 ? 14 * DAY : DAY);
  if (fate > 0.95) {
    then('QA Failed - Missing Items', HOUR, DAY);
    return steps;
  }
  then('Picked - Pending QA Check', MINUTE, 8 * HOUR);
  then('Packed - Pending Shipping', MINUTE, HOUR);
  if (fate > 0.85) then('Approved - Partially Shipped', HOUR, DAY);
  then('Shipped Complete', MINUTE, DAY);
  if (fate > 0.4 && fate < 0.6) then('Delivered', DAY, 4 * DAY);
  return steps;
}

/** A receiving ticket: announced, counted, put away. Some stay open for ever. */
export function receivingLife(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number, 2));
  const steps: Step[] = [{ at: born, state: 'Draft' }];
  let at = born;
  const then = (state: string, least: number, most: number) => {
    at += dice.between(least, most);
    steps.push({ at, state });
  };
  const fate = dice.fraction();
  then('PendingPrinting', MINUTE, HOUR);
  if (fate < 0.05) return steps;
  if (fate < 0.1) {
    then('Cancelled', HOUR, 2 * DAY);
    return steps;
  }
  then('PrintedPendingCount', HOUR, 8 * DAY);
  then('CountingInProgress', MINUTE, HOUR);
  then('PendingPutaway', MINUTE, DAY);
  then('AddedToInventory', MINUTE, DAY);
  return steps;
}
