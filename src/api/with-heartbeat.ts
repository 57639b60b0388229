import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The same texts, and `beat` whenever none came for `everyMs`: proxies and clients take a silent connection for a dead
 * one. It asks for the next text only when it is asked itself, so that a slow reader slows down what he reads.
 */
export async function* withHeartbeat(
  texts: AsyncGenerator<string>,
  everyMs: number,
  beat: string,
): AsyncGenerator<string> {
  try {
    for (let next = texts.next(); ; ) {
      const over = new AbortController();
      const silence = sleep(everyMs, null, { signal: over.signal }).catch(() => null);
      const come = await Promise.race([next, silence]);
      over.abort();
      if (come?.done) return;
      yield come ? come.value : beat;
      if (come) next = texts.next();
    }
  } finally {
    void texts.return(undefined);
  }
}
