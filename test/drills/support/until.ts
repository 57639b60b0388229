import { pause } from '../../../src/store/embedded/processes.ts';

/**
 * Looks again and again until `look` gives something, and returns that.
 *
 * @param what said when it does not come in time
 * @throws Error after `withinMs`
 */
export async function until<T>(
  what: string,
  withinMs: number,
  look: () => T | Promise<T>,
): Promise<Exclude<T, false | undefined | null>> {
  const from = performance.now();
  for (;;) {
    const seen = await look();
    if (seen !== false && seen !== undefined && seen !== null)
      return seen as Exclude<T, false | undefined | null>;
    if (performance.now() - from > withinMs)
      throw new Error(`Waited ${withinMs / 1000} s in vain until ${what}.`);
    await pause(20);
  }
}
