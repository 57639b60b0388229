import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is something true, and gives it back. */
export async function until<T>(
  ask: () => Promise<T | null | false>,
  { everyMs = 20, withinMs = 3_600_000 } = {},
): Promise<T> {
  const late = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > late) throw new Error(`Waited for ${withinMs} ms in vain: ${ask}`);
    await sleep(everyMs);
  }
}
