/** How a request ended: with an answer, or with none (the network failed, or the server went away). */
export interface Outcome {
  /** Null where no answer came. */
  status: number | null;
  /** The header of the answer. */
  retryAfter: string | null;
  /** How often the request was repeated before. */
  repeats: number;
  /** Whether sending it twice does it once: it reads, or carries an `Idempotency-Key` that is looked at. */
  repeatable: boolean;
}

/** Most that `retry-after` is obeyed for, in milliseconds; who asks for more is believed, and the caller told. */
const LONGEST_MS = 60_000;
const FIRST_MS = 500;
const PASSING: readonly (number | null)[] = [null, 429, 502, 503, 504];

/** Milliseconds until a request is sent once more; null where its outcome stands. */
export function pauseBeforeRepeat({ status, retryAfter, repeats, repeatable }: Outcome): number | null {
  // Refused before anything was done; of all else that passes nobody knows.
  if (!repeatable && status !== 429) return null;
  // The first request under the same key got no answer to us, and is still under way.
  const underWay = status === 409 && repeats > 0;
  if (!underWay && !PASSING.includes(status)) return null;
  const asked = retryAfter === null ? Number.NaN : Number(retryAfter) * 1000;
  if (asked > LONGEST_MS) return null;
  return Number.isNaN(asked) ? FIRST_MS * 2 ** repeats : asked;
}
