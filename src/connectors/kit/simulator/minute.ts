/** A vendor's limit of so many requests in any minute, whatever they ask for, counted as they arrive by its clock. */
export class Minute {
  /** How many were one too many. */
  refusals = 0;
  readonly #most: number;
  #times: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes one request at an instant in milliseconds. @returns 0, or the seconds until there is room again */
  take(now: number): number {
    this.#times = this.#times.filter((at) => at > now - 60_000);
    if (this.#times.length < this.#most) {
      this.#times.push(now);
      return 0;
    }
    this.refusals++;
    return this.reset(now);
  }

  /** How many there is room for, as of the last request. */
  get left(): number {
    return this.#most - this.#times.length;
  }

  /** The seconds until the oldest request that counts does so no more. */
  reset(now: number): number {
    return Math.max(Math.ceil(((this.#times[0] ?? now) + 60_000 - now) / 1000), 1);
  }
}
