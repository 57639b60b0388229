import { vendorOrder } from './order.ts';

/** How an account of the source behaves. */
export interface AccountSettings {
  /** Orders it has, the newest modified at `end`, one every `stepMs`. */
  orders: number;
  /** Orders on a page. */
  pageSize: number;
  stepMs: number;
  /** Milliseconds since 1970; a whole second. */
  end: number;
  /** Grows to change every order; see vendorOrder. */
  revision: number;
  /** How long it thinks before each answer. */
  latencyMs: number;
  /** Requests it allows: a bucket of `burst`, refilled at `perSecond`; more are answered 429. null: any number. */
  perSecond: number | null;
  burst: number;
}

/** What an account has seen of us; instants in milliseconds since 1970, by this machine's clock. */
export interface AccountSeen {
  requests: number;
  refused: number;
  firstAt: number | null;
  lastAt: number | null;
}

const KEPT_PAGES = 600;

/** One account of the source: orders made of their numbers, so that two million of them take no room. */
export class Account {
  readonly settings: AccountSettings;
  seen: AccountSeen = { requests: 0, refused: 0, firstAt: null, lastAt: null };
  readonly #pages = new Map<string, Buffer>();
  #tokens: number;
  #filledAt = Date.now();

  constructor(settings: AccountSettings) {
    this.settings = settings;
    this.#tokens = settings.burst;
  }

  /** Changes how it behaves and forgets what it has seen. */
  change(changes: Partial<AccountSettings>): void {
    Object.assign(this.settings, changes);
    this.seen = { requests: 0, refused: 0, firstAt: null, lastAt: null };
    this.#tokens = this.settings.burst;
    this.#filledAt = Date.now();
    this.#pages.clear();
  }

  /** Notes a request. @returns whether it is within what the account allows */
  admit(): boolean {
    const now = Date.now();
    this.seen.requests += 1;
    this.seen.firstAt ??= now;
    this.seen.lastAt = now;
    const { perSecond, burst } = this.settings;
    if (perSecond === null) return true;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * perSecond) / 1000);
    this.#filledAt = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return true;
    }
    this.seen.refused += 1;
    return false;
  }

  /**
   * A page of the orders modified in (after, before], oldest first. Pages are written once and kept, so that what is
   * measured is who reads them.
   *
   * @param from number of the page's first order, from the cursor; null at the start
   */
  page(after: number, before: number, from: number | null): Buffer {
    const { orders, pageSize, stepMs, end, revision } = this.settings;
    const oldest = end - (orders - 1) * stepMs;
    const first = from ?? Math.max(0, Math.floor((after - oldest) / stepMs) + 1);
    const last = Math.min(orders - 1, Math.floor((before - oldest) / stepMs));
    const to = Math.min(first + pageSize - 1, last);
    const key = `${first}-${to}-${last}`;
    const kept = this.#pages.get(key);
    if (kept) return kept;
    const data = [];
    for (let number = first; number <= to; number++)
      data.push(vendorOrder(number, revision, new Date(oldest + number * stepMs)));
    const page = Buffer.from(JSON.stringify({ data, next_cursor: to < last ? String(to + 1) : null }));
    if (this.#pages.size < KEPT_PAGES) this.#pages.set(key, page);
    return page;
  }
}
