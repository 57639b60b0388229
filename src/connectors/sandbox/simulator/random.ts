/** Seeded numbers: everything the sandbox vendor shows follows from them, so that a restart changes nothing. */

/** Mixes up to three numbers into 32 evenly spread bits. */
export function mix(a: number, b: number, c = 0): number {
  let bits = Math.imul((a ^ 0x9e3779b9) | 0, 0x85ebca6b);
  bits = Math.imul((bits ^ (bits >>> 15) ^ b) | 0, 0xc2b2ae35);
  bits = Math.imul((bits ^ (bits >>> 13) ^ c) | 0, 0x27d4eb2f);
  bits = Math.imul(bits ^ (bits >>> 16), 0x165667b1);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** 32 bits of a text (FNV-1a). */
export function hashText(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  return bits >>> 0;
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

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
