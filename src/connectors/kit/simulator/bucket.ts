/** A vendor's limit: a bucket of requests (or credits), refilled evenly, counted as they arrive by the vendor's clock. */
export class Bucket {
  /** How many requests there was not enough left for. */
  refusals = 0;
  #left: number;
  #at: number;
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #clock: () => Date;

  constructor(clock: () => Date, { burst, perSecond }: { burst: number; perSecond: number }) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#at = clock().getTime();
  }

  /** What is left, rounded down. */
  get left(): number {
    this.#fill();
    return Math.floor(this.#left);
  }

  /** Takes one request. @returns 0, or the milliseconds until there would have been enough (nothing was taken) */
  take(cost = 1): number {
    this.#fill();
    // Clocks count in milliseconds, and a request may arrive within the one in which there is just enough.
    if (this.#left < cost - 1e-6) {
      this.refusals++;
      return Math.ceil(((cost - this.#left) * 1000) / this.#perSecond);
    }
    this.#left -= cost;
    return 0;
  }

  #fill(): void {
    const now = this.#clock().getTime();
    this.#left = Math.min(this.#burst, this.#left + (Math.max(now - this.#at, 0) * this.#perSecond) / 1000);
    this.#at = now;
  }
}
