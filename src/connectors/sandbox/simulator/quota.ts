/** A bucket of requests, refilled evenly; the vendor counts arrivals by its own clock. */
export class QuotaBucket {
  #left = Number.POSITIVE_INFINITY;
  #filledAt = 0;
  /** How many requests there was nothing left for. */
  refusals = 0;

  /** Whole requests that are left, as it stood after the last one. */
  get left(): number {
    return Math.max(Math.floor(this.#left), 0);
  }

  /** Takes one request. @returns 0, or the milliseconds until there would have been one */
  take(now: number, burst: number, perSecond: number): number {
    const elapsed = Math.max(now - this.#filledAt, 0);
    this.#left = Math.min(this.#left + (elapsed * perSecond) / 1000, burst);
    this.#filledAt = now;
    if (this.#left < 1) {
      this.refusals++;
      return Math.ceil(((1 - this.#left) * 1000) / perSecond);
    }
    this.#left -= 1;
    return 0;
  }
}
