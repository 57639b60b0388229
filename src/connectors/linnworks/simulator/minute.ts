const MINUTE_MS = 60_000;

/** So many calls of a method in any minute. */
export class Minute {
  refusals = 0;
  readonly #most: number;
  readonly #calls = new Map<string, number[]>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns false when this call is one too many */
  take(method: string, now: number): boolean {
    const calls = (this.#calls.get(method) ?? []).filter((at) => at > now - MINUTE_MS);
    const isFree = calls.length < this.#most;
    if (isFree) calls.push(now);
    else this.refusals++;
    this.#calls.set(method, calls);
    return isFree;
  }
}
