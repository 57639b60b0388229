import { Refused } from '../../kit/simulator/server.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const MOST_A_MINUTE = 60;

/** The smallest plan: one request a second, and sixty a minute. */
export class Throttle {
  refusals = 0;
  #times: number[] = [];

  /** @throws Refused with 403, and when to come again in its text */
  take(now: number): void {
    this.#times = this.#times.filter((at) => at > now - MINUTE);
    const last = this.#times.at(-1) ?? 0;
    const wait = Math.max(
      last + SECOND - now,
      this.#times.length < MOST_A_MINUTE ? 0 : this.#times[0]! + MINUTE - now,
    );
    if (wait <= 0) {
      this.#times.push(now);
      return;
    }
    this.refusals++;
    const said = `Request has been throttled (blocked) because of the request limit per second. Please retry after ${wait} milliseconds later.`;
    throw new Refused({ status: 403, body: said, type: 'text/plain' });
  }
}
