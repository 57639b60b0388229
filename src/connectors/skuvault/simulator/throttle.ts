import { type Given, Refused } from '../../kit/simulator/server.ts';

/** Calls a minute, by name; of what is not told the vendor once said five for all that reads. */
const LIMITS: Readonly<Record<string, number>> = { getWarehouses: 1 };
const HEAVY = 5;

/** The vendor's limits: so many of a call in any minute. */
export class Throttle {
  refusals = 0;
  readonly #times = new Map<string, number[]>();

  /** @throws Refused with the wait in milliseconds */
  take(call: string, now: number): Given['headers'] {
    const most = LIMITS[call] ?? HEAVY;
    const times = (this.#times.get(call) ?? []).filter((at) => at > now - 60_000);
    const reset = times.length < most ? 0 : times[0]! + 60_000 - now;
    if (reset === 0) times.push(now);
    this.#times.set(call, times);
    const headers = {
      'X-RateLimit-Limit': String(most),
      'X-RateLimit-Remaining': String(most - times.length),
      'X-RateLimit-Reset': String(reset),
    };
    if (reset === 0) return headers;
    this.refusals++;
    const sentence = `Only ${most} API calls per minute`;
    throw new Refused({ status: 429, headers, json: { Status: 'TooManyRequests', Errors: [sentence] } });
  }
}
