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

/** Of no more orders than this the text is kept; those of larger accounts are written anew for each page. */
const KEPT_ORDERS = 25_000;

/** One account of the source: orders made of their numbers, so that two million of them take no room. */
export class Account {
  readonly settings: AccountSettings;
  seen: AccountSeen = { requests: 0, refused: 0, firstAt: null, lastAt: null };
  #texts: string[] = [];
  #tokens: number;
  #filledAt = Date.now();

  constructor(settings: AccountSettings) {
    this.settings = settings;
    this.#tokens = settings.burst;
    this.#write();
  }

  /** Changes how it behaves and forgets what it has seen. */
  change(changes: Partial<AccountSettings>): void {
    const { revision, orders } = this.settings;
    Object.assign(this.settings, changes);
    if (this.settings.revision !== revision || this.settings.orders !== orders) this.#write();
    this.seen = { requests: 0, refused: 0, firstAt: null, lastAt: null };
    this.#tokens = this.settings.burst;
    this.#filledAt = Date.now();
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
   * A page of the orders modified in (after, before], oldest first.
   *
   * @param from number of the page's first order, from the cursor; null at the start
   */
  page(after: number, before: number, from: number | null): string {
    const { orders, pageSize, stepMs } = this.settings;
    const oldest = this.#oldest;
    const first = from ?? Math.max(0, Math.floor((after - oldest) / stepMs) + 1);
    const last = Math.min(orders - 1, Math.floor((before - oldest) / stepMs));
    const to = Math.min(first + pageSize - 1, last);
    const data = [];
    for (let number = first; number <= to; number++) data.push(this.#texts[number] ?? this.#text(number));
    return `{"data":[${data.join(',')}],"next_cursor":${to < last ? `"${to + 1}"` : null}}`;
  }

  get #oldest(): number {
    return this.settings.end - (this.settings.orders - 1) * this.settings.stepMs;
  }

  /** Writes the orders beforehand, so that what is measured is who reads them. */
  #write(): void {
    const { orders } = this.settings;
    this.#texts = Array.from({ length: orders <= KEPT_ORDERS ? orders : 0 }, (_, number) =>
      this.#text(number),
    );
  }

  #text(number: number): string {
    const { stepMs, revision } = this.settings;
    return JSON.stringify(vendorOrder(number, revision, new Date(this.#oldest + number * stepMs)));
  }
}
