import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A sale with all that will become of it; instants in milliseconds since 1970. */
export interface Life {
  number: number;
  /** When it was sold, in its channel. */
  sold: number;
  /** When the vendor came to know it. */
  known: number;
  changes: readonly { at: number; status: string }[];
  printed: number | null;
  shipped: number | null;
}

/** No life takes longer than this. */
export const LONGEST_LIFE_MS = 12 * DAY;

/** The life of the sale of a number. */
export function lifeOf(seed: number, number: number, sold: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  let at = sold + dice.between(0, 45) * MINUTE;
  const known = at;
  const changes = [{ at, status: dice.chance(0.3) ? 'Pending' : 'ReadyToShip' }];
  const then = (status: string, least: number, most: number) => {
    at += Math.floor(dice.between(least, most) / 1000) * 1000;
    changes.push({ at, status });
    return at;
  };
  const fate = dice.fraction();
  if (changes[0]!.status === 'Pending') then('ReadyToShip', HOUR, DAY);
  if (fate < 0.08) {
    then(fate < 0.03 ? 'Invalid' : 'Cancelled', MINUTE, DAY);
    return { number, sold, known, changes, printed: null, shipped: null };
  }
  const printed = then('ReadyToShip', HOUR, 2 * DAY);
  const shipped = then(fate > 0.96 ? 'ShippedUnpaid' : 'Completed', HOUR, fate > 0.9 ? 6 * DAY : DAY);
  return { number, sold, known, changes, printed, shipped };
}
