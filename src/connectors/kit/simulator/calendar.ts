import { Dice } from './dice.ts';

const DAY_MS = 86_400_000;

/** Something that came into being: its running number, and when, in milliseconds since 1970. */
export interface Birth {
  number: number;
  at: number;
}

/**
 * When things come into being, as a function of the seed alone: about so many a day since a first day, numbered with
 * time. Some share their instant with the one before, for real lists have ties.
 */
export class Calendar {
  readonly #seed: number;
  readonly #spacingMs: number;
  readonly #origin: number;
  readonly #grainMs: number;

  constructor(options: { seed: number; perDay: number; since: Date; grainMs?: number }) {
    this.#seed = options.seed;
    this.#spacingMs = DAY_MS / options.perDay;
    this.#origin = options.since.getTime();
    this.#grainMs = options.grainMs ?? 1000;
  }

  /** Those of [from, to), oldest first; in milliseconds since 1970. */
  between(from: number, to: number): Birth[] {
    const births: Birth[] = [];
    const first = Math.max(Math.floor((from - this.#origin) / this.#spacingMs) - 2, 0);
    for (let number = first; this.#origin + (number - 2) * this.#spacingMs < to; number++) {
      const at = this.at(number);
      if (at >= from && at < to) births.push({ number, at });
    }
    return births;
  }

  /** When the thing of a number comes into being. */
  at(number: number): number {
    // One in eight comes together with the one before it.
    const leads = number % 8 === 7 ? number - 1 : number;
    const share = new Dice(mixed(this.#seed, leads)).fraction();
    const exact = this.#origin + (leads + share) * this.#spacingMs;
    return Math.floor(exact / this.#grainMs) * this.#grainMs;
  }
}

/** One seed out of several numbers: draws for a thing, and for one side of it, are the same each time. */
export function mixed(...parts: readonly number[]): number {
  let bits = 0x9e3779b9;
  for (const part of parts) {
    bits = Math.imul(bits ^ (part | 0), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    bits ^= bits >>> 16;
  }
  return bits >>> 0;
}
