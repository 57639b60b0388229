import { systemClock } from './clock.ts';

/**
 * Does something again and again until the signal aborts, with pauses spread by a quarter so that many processes do
 * not march in step. What fails is told, and done again.
 */
export async function repeat(
  ms: number,
  work: () => Promise<void>,
  { random, signal, failed }: { random: () => number; signal: AbortSignal; failed: (error: Error) => void },
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: Error) => {
      if (!signal.aborted) failed(error);
    });
    await systemClock.sleep(ms * (0.75 + random() / 2), signal);
  }
}
