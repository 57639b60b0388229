/** An account's bucket of credits: 4,004 at most, 60 more each second, by the vendor's clock. */
export class Credits {
  static readonly MAX = 4004;
  static readonly PER_SECOND = 60;
  /** How often there was not enough. */
  refusals = 0;
  #left: number = Credits.MAX;
  #filledAt: number;
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#filledAt = clock().getTime();
  }

  /** What is there now. */
  get left(): number {
    const now = this.#clock().getTime();
    const gained = (Math.max(now - this.#filledAt, 0) / 1000) * Credits.PER_SECOND;
    this.#left = Math.min(Credits.MAX, this.#left + gained);
    this.#filledAt = now;
    return this.#left;
  }

  /** @returns 0 when it was taken, else in how many whole seconds it could be */
  take(cost: number): number {
    const left = this.left;
    if (left < cost) {
      this.refusals += 1;
      return Math.ceil((cost - left) / Credits.PER_SECOND);
    }
    this.#left -= cost;
    return 0;
  }
}
