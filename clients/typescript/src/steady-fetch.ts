import { pause } from './pause.ts';
import { pauseBeforeRepeat } from './retries.ts';

const KEY = 'idempotency-key';
const READS = ['GET', 'HEAD'];
/** Done again each time they are asked for, whatever key they carry: the vendor's own requests, and sales in the sandbox. */
const DONE_AGAIN = /\/(passthrough|sandbox\/simulate\/cart\/[a-z]+)$/;

/**
 * A `fetch` that waits where the API asks for it, and repeats what got no answer. Every change carries an
 * `Idempotency-Key`, the caller's or one made here, so that repeating it does nothing twice; the few that know no such key
 * are repeated only where they were refused with 429.
 *
 * @param attempts how often a request is sent at most
 */
export function steadyFetch(
  fetch: (request: Request) => Promise<Response>,
  attempts: number,
): (request: Request) => Promise<Response> {
  return async (first) => {
    // A stream is not a question with one answer: whoever reads it comes back by himself.
    if (first.headers.get('accept') === 'text/event-stream') return fetch(first);
    const reads = READS.includes(first.method);
    if (!reads && !first.headers.has(KEY)) first.headers.set(KEY, crypto.randomUUID());
    const repeatable = reads || !DONE_AGAIN.test(new URL(first.url).pathname);

    for (let request = first, repeats = 0; ; repeats++) {
      const isLast = repeats + 1 >= attempts;
      // A body can be sent once only.
      const spare = isLast ? request : request.clone();
      const ended = await fetch(request).then(
        (response) => ({
          response,
          status: response.status,
          retryAfter: response.headers.get('retry-after'),
        }),
        (failure: unknown) => ({ failure, status: null, retryAfter: null }),
      );
      first.signal.throwIfAborted();
      const wait = isLast ? null : pauseBeforeRepeat({ ...ended, repeats, repeatable });
      if (wait === null) {
        if ('failure' in ended) throw ended.failure;
        return ended.response;
      }
      if ('response' in ended) await ended.response.body?.cancel();
      await pause(wait, first.signal);
      request = spare;
    }
  };
}
