/** Seeded numbers: everything the simulator shows follows from them and from the clock. */

/** Mixes two numbers into 32 evenly spread bits. */
export function mix(a: number, b: number): number {
  let bits = Math.imul((a ^ 0x9e3779b9) | 0, 0x85ebca6b);
  bits = Math.imul((bits ^ (bits >>> 15) ^ b) | 0, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 16), 0x165667b1);
  return (bits ^ (bits >>> 15)) >>> 0;
}
