import { Dice } from './dice.ts';

/** Draws of what they belong to (the seed, an account, a week, a number): all that a simulated carrier writes follows from them. */
export function diceOf(...parts: readonly (number | string)[]): Dice {
  let bits = 0x811c9dc5;
  for (const letter of parts.join('/')) bits = Math.imul(bits ^ letter.charCodeAt(0), 0x01000193);
  return new Dice(Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d));
}
