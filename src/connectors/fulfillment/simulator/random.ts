/** Seeded numbers: everything the simulator shows follows from them and from the clock. */

/** Mixes two numbers into 32 evenly spread bits. */
export function mix(a: number, b: number): number {
  let bits = Math.imul((a ^ 0x9e3779b9) | 0, 0x85ebca6b);
  bits = Math.imul((bits ^ (bits >>> 15) ^ b) | 0, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x165667b1);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** A seeded stream of draws (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A fraction from 0 up to, not including, 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + Math.floor(this.fraction() * (last - first + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }
}
