import type { Connector, Quota } from '../connectors/kit/manifest.ts';
import type { Clock } from './clock.ts';

/** Who a share of the quota is for: `fresh` are scheduled runs, which may use the reserve; `any` is whatever comes next. */
export type QuotaUse = 'any' | 'fresh';

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
   * Takes a request (or what it costs, where the source counts credits) out of an account's budget.
   *
   * Never called while a connection's lock is held.
   *
   * @param use `any` leaves the reserve, `fresh` may use it and is for scheduled runs only
   * @returns 0 when it was taken, else after how many milliseconds to ask again (nothing was taken)
   * @throws the database's errors
   */
  async take(account: string, quota: Quota, cost: number, _use: QuotaUse): Promise<number> {
    const now = this.#clock.now().getTime();
    const bucket = this.#buckets.get(account) ?? { tokens: quota.burst, filledAt: now };
    const refill = (Math.max(now - bucket.filledAt, 0) / 1000) * quota.perSecond;
    bucket.tokens = Math.min(quota.burst, bucket.tokens + refill);
    bucket.filledAt = now;
    this.#buckets.set(account, bucket);
    // More than the bucket holds can never be there; such a request goes when the bucket is full.
    const needed = Math.min(cost, quota.burst);
    if (bucket.tokens >= needed) {
      bucket.tokens -= cost;
      return 0;
    }
    return Math.ceil(((needed - bucket.tokens) / quota.perSecond) * 1000);
  }

  /** Gives back what was taken and not spent; a negative amount takes what was spent beyond it. Never throws. */
  giveBack(account: string, _quota: Quota, amount: number): void {
    const bucket = this.#buckets.get(account);
    if (bucket) bucket.tokens += amount;
  }

  /** The source said not to ask for this account before `until`, by the source clock. Never throws. */
  pause(_account: string, _until: Date): void {}
}

/** Names the account whose budget a connection draws on. */
export function accountKey(connector: Connector, credentials: Readonly<Record<string, string>>): string {
  return `${connector.type}/${connector.name}/${connector.account(credentials)}`;
}
