import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Word =
  | 'DRAFT'
  | 'REJECTED'
  | 'AWAITING_STOCK'
  | 'AWAITING_PICK_AND_PACK'
  | 'PACKING_IN_PROGRESS'
  | 'PICKED'
  | 'PACKED'
  | 'DISPATCHED';

/** A status, and when it was reached in milliseconds since 1970. */
export interface Step {
  at: number;
  word: Word;
}

type Script = readonly (readonly [word: Word, least: number, most: number])[];

const SENT: Script = [
  ['PACKING_IN_PROGRESS', HOUR, DAY],
  ['PICKED', 10 * MINUTE, 4 * HOUR],
  ['PACKED', 10 * MINUTE, 4 * HOUR],
  ['DISPATCHED', 10 * MINUTE, DAY],
];

/** No life takes longer than this from its first step to its last. */
export const LONGEST_LIFE_MS = 6 * DAY;

/** All that becomes of the order of a number. */
export function stepsOf(seed: number, number: number, born: number): Step[] {
  const dice = new Dice(mixed(seed, number, 1));
  const fate = dice.below(12);
  if (fate === 0) return [{ at: born, word: 'REJECTED' }];
  if (fate === 1)
    return walked(dice, { at: born, word: 'DRAFT' }, [['AWAITING_PICK_AND_PACK', HOUR, DAY], ...SENT]);
  if (fate === 2)
    return walked(dice, { at: born, word: 'AWAITING_STOCK' }, [
      ['AWAITING_PICK_AND_PACK', HOUR, 2 * DAY],
      ...SENT,
    ]);
  return walked(dice, { at: born, word: 'AWAITING_PICK_AND_PACK' }, SENT);
}

function walked(dice: Dice, first: Step, script: Script): Step[] {
  const steps = [first];
  for (const [word, least, most] of script)
    steps.push({ at: steps.at(-1)!.at + Math.floor(dice.between(least, most) / 1000) * 1000, word });
  return steps;
}
