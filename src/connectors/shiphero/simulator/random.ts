/** Seeded numbers: everything the vendor shows follows from them. */

/** 32 evenly spread bits of a seed and some numbers. */
export function mix(seed: number, ...numbers: number[]): number {
  let bits = seed | 0;
  for (const number of [...numbers, 0x2545f491]) {
    bits = Math.imul(bits ^ (number | 0) ^ 0x9e3779b9, 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
    bits ^= bits >>> 13;
  }
  return bits >>> 0;
}

/** Draws of a seed and some numbers, one after the other. */
export function draws(seed: number, ...numbers: number[]) {
  let count = 0;
  const fraction = () => mix(seed, ...numbers, ++count) / 2 ** 32;
  const between = (first: number, last: number) => first + Math.floor(fraction() * (last - first + 1));
  return {
    fraction,
    between,
    chance: (share: number) => fraction() < share,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)]!,
  };
}

export type Draws = ReturnType<typeof draws>;
