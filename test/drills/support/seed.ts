/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: DRILL_SEED, or a new one. Printed, since it says which instants were hit. */
export function drillSeed(): number {
  const seed = Number(process.env.DRILL_SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`  seed ${seed} (DRILL_SEED=${seed} picks the same instants again)`);
  return seed;
}

/** Says a figure of a drill, so that it stands in the output of every run. */
export function tell(line: string): void {
  console.log(`  ${line}`);
}
