/** Seeded draws: everything the simulated UPS writes follows from its seed and the calendar. */
export class Dice {
  #state: number;

  /** @param parts what the draws belong to: the seed, an account, a week, a number */
  constructor(...parts: readonly (number | string)[]) {
    let bits = 0x811c9dc5;
    for (const letter of parts.join('/')) bits = Math.imul(bits ^ letter.charCodeAt(0), 0x01000193);
    this.#state = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  }

  /** A fraction from 0 up to, not including, 1 (mulberry32). */
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

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }
}
