import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A label, or a mark that something was sent without one; instants in milliseconds since 1970. */
export interface Sending {
  at: number;
  kind: 'label' | 'mark' | 'return';
  /** When it was voided, if ever: that changes nothing of the order. */
  voided: number | null;
}

/** An order with all that will become of it. */
export interface Life {
  number: number;
  born: number;
  /** Each with the status that the order has from then on. */
  changes: readonly { at: number; status: string }[];
  sendings: readonly Sending[];
}

/** No life takes longer than this. */
export const LONGEST_LIFE_MS = 30 * DAY;

/** The life of the order of a number. */
export function lifeOf(seed: number, number: number, born: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  const changes = [{ at: born, status: dice.chance(0.1) ? 'awaiting_payment' : 'awaiting_shipment' }];
  const sendings: Sending[] = [];
  let at = born;
  const wait = (least: number, most: number) => {
    at += dice.between(least, most);
  };
  const send = (kind: Sending['kind'], status: string) => {
    sendings.push({ at, kind, voided: null });
    changes.push({ at, status });
  };
  const fate = dice.fraction();
  if (changes[0]!.status === 'awaiting_payment') {
    wait(MINUTE, DAY);
    changes.push({ at, status: 'awaiting_shipment' });
  }
  if (fate < 0.06) {
    wait(MINUTE, DAY);
    changes.push({ at, status: 'cancelled' });
    return { number, born, changes, sendings };
  }
  if (fate < 0.12) {
    wait(MINUTE, HOUR);
    changes.push({ at, status: 'on_hold' });
    // A few are held for so long that they are in nobody's mind any more.
    wait(fate < 0.08 ? 12 * DAY : DAY, fate < 0.08 ? 20 * DAY : 2 * DAY);
  }
  wait(HOUR, 2 * DAY);
  if (fate > 0.85) {
    send('label', 'awaiting_shipment');
    wait(HOUR, DAY);
  }
  send(fate > 0.2 && fate < 0.3 ? 'mark' : 'label', 'shipped');
  if (fate > 0.5 && fate < 0.54) sendings.at(-1)!.voided = at + dice.between(HOUR, 2 * DAY);
  if (fate > 0.6 && fate < 0.64) {
    wait(DAY, 3 * DAY);
    send('return', 'shipped');
  }
  return { number, born, changes, sendings };
}
