/** A client of the vendor's keeps to so many requests a second for a user: here it is the vendor's limit, in any second. */
export class Throttle {
  static readonly MOST = 3;
  refusals = 0;
  #times: number[] = [];

  /** @returns whether there is room */
  take(now: number): boolean {
    this.#times = this.#times.filter((at) => at > now - 1000);
    if (this.#times.length >= Throttle.MOST) {
      this.refusals++;
      return false;
    }
    this.#times.push(now);
    return true;
  }
}
