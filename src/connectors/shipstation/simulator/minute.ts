/** The vendor's limit: so many requests in any minute, whatever they ask for. */
export class Minute {
  static readonly MOST = 40;
  /** How many were one too many. */
  refusals = 0;
  #times: number[] = [];

  /** @returns 0, or the seconds until there is room again */
  take(now: number): number {
    this.#times = this.#times.filter((at) => at > now - 60_000);
    if (this.#times.length < Minute.MOST) {
      this.#times.push(now);
      return 0;
    }
    this.refusals++;
    return this.reset(now);
  }

  get left(): number {
    return Minute.MOST - this.#times.length;
  }

  reset(now: number): number {
    return Math.max(Math.ceil(((this.#times[0] ?? now) + 60_000 - now) / 1000), 1);
  }
}
