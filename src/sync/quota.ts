import type { Quota } from '../connectors/kit/manifest.ts';
import type { Clock } from './clock.ts';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * The sources' rate limits as budgets of accounts: every connection of one account draws on the same bucket.
 * Within this process; sharing between processes comes with the quota issue, until then a source's 429 is
 * what tells workers of each other.
 */
export class Quotas {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Takes one request out of an account's budget.
   *
   * @returns 0 when it was taken, else after how many milliseconds to ask again (nothing was taken)
   */
  take(account: string, quota: Quota): number {
    const now = this.#clock.now().getTime();
    const bucket = this.#buckets.get(account) ?? { tokens: quota.burst, filledAt: now };
    const refill = (Math.max(now - bucket.filledAt, 0) / 1000) * quota.perSecond;
    bucket.tokens = Math.min(quota.burst, bucket.tokens + refill);
    bucket.filledAt = now;
    this.#buckets.set(account, bucket);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - bucket.tokens) / quota.perSecond) * 1000);
  }

  /** Gives back a request that was taken and not sent. */
  giveBack(account: string): void {
    const bucket = this.#buckets.get(account);
    if (bucket) bucket.tokens += 1;
  }
}
