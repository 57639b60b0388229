import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { SOURCE_LIMITS } from '../connectors/kit/http.ts';
import type { Connector, Quota, QuotaSaid } from '../connectors/kit/manifest.ts';
import { countConnections } from '../store/queries/account-connections.ts';
import { giveQuotaBack, holdQuota, lowerQuota, pauseAccount } from '../store/queries/change-quota.ts';
import { type AccountRow, type Filling, takeQuota, USED } from '../store/queries/take-quota.ts';
import type { Sealer } from '../store/seal.ts';
import type { Clock } from './clock.ts';
import { type Known, KnownAccounts } from './known-accounts.ts';

/** Who a share of the quota is for: `fresh` are scheduled runs, which may use the reserve; `any` is whatever comes next. */
export type QuotaUse = 'any' | 'fresh';

/** An account that is not to be asked before an instant of the source clock, and why. */
export interface Pause {
  until: Date;
  reason: string;
}

/** How an account's budget stands. Amounts are requests, or credits where the source counts those. */
export interface QuotaState {
  /** What the bucket holds at most, and what comes in each second: as declared, or less where the source said so. */
  burst: number;
  perSecond: number;
  left: number;
  /** What is kept for schedules; 0 where one connection has the account for itself. */
  reserve: number;
  pause: Pause | null;
  /** Connections that use the account, this one included. */
  connections: number;
}

/** How long a count of the connections that share an account is believed, in milliseconds. */
const COUNTED_FOR_MS = 10_000;
/** What was taken longer ago than this, in milliseconds, is not sent: the lock it was taken for is lost as well. */
const HELD_MOST_MS = 2000;
/** What is given back waits this long for the next take to carry it along, in milliseconds. */
const OWED_FOR_MS = 100;
const NO_DIFFERENCE = 1e-9;

/**
 * The sources' rate limits as budgets of accounts, kept in the database: every connection of one account, in every
 * process and organization, draws on the same. Promise 11.
 *
 * Has sessions of its own, whose statements are short and wait for nothing but each other: a take must neither wait
 * for a session that a page is written with, nor be one.
 */
export class Quotas {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #reserve: number;
  readonly #log: Logger;
  readonly #accounts: KnownAccounts;

  constructor(parts: {
    pool: Pool;
    clock: Clock;
    sealer: Sealer;
    /** The share of a shared account's bucket that is kept for schedules, from 0 to 1. */
    reserve: number;
    log: Logger;
  }) {
    this.#pool = parts.pool;
    this.#clock = parts.clock;
    this.#accounts = new KnownAccounts(parts.sealer);
    this.#reserve = parts.reserve;
    this.#log = parts.log;
  }

  /** The name under which an account stands in the database; tells nothing about it without our key. */
  hashOf(account: string): Buffer {
    return this.#accounts.get(account).hash;
  }

  /**
   * Takes a request (or what it costs, where the source counts credits) out of an account's budget. Never called
   * while a connection's lock is held, and as short as can be before the request is sent.
   *
   * @param use `any` leaves the reserve, `fresh` may use it and is for scheduled runs only
   * @returns 0 when it was taken, else after how many milliseconds to ask again (nothing was taken)
   * @throws the database's errors
   */
  async take(account: string, quota: Quota, cost: number, use: QuotaUse): Promise<number> {
    const known = this.#accounts.get(account);
    const reserve = use === 'any' ? await this.#reserveOf(known) : 0;
    const at = performance.now();
    const row = await this.#ask(known, quota, cost, reserve);
    Object.assign(known, { row, at, pause: this.#pauseIn(row) });
    if (row.taken) return 0;
    return Math.max(Math.ceil(row.wait_ms), Math.ceil(row.paused_ms ?? 0), 1);
  }

  /** Whether the last take, which got nothing, would have got it out of the reserve; not where the account is paused. */
  reserveHas(account: string, cost: number): boolean {
    const { row } = this.#accounts.get(account);
    return (
      !!row && !row.taken && row.paused_ms === null && row.left >= Math.min(cost, row.burst * USED) - 1e-9
    );
  }

  /**
   * Called as what was taken is sent; waits for nothing, since the request starts under the connection's lock. The
   * bucket may have filled up while it was held, and must not be full beside it.
   *
   * @returns false where it was held so long that it must not be sent: this process was frozen
   */
  send(account: string, quota: Quota, cost: number): boolean {
    const known = this.#accounts.get(account);
    const { row } = known;
    if (!row || this.#clock.databaseNow) return true;
    if (performance.now() - known.at > HELD_MOST_MS) return false;
    // Where it cannot have come near the brim, also by what others gave back, there is nothing to write.
    if (row.left + this.#gained(row, known.at) + cost >= row.burst / 2)
      void this.#quietly(holdQuota(this.#pool, this.#filling(known, quota), cost), 'send');
    return true;
  }

  /** Gives back what was taken and not spent; a negative amount takes what was spent beyond it. Never throws. */
  giveBack(account: string, _quota: Quota, amount: number): void {
    if (Math.abs(amount) < NO_DIFFERENCE) return;
    const known = this.#accounts.get(account);
    const first = known.owed === 0;
    known.owed += amount;
    if (first) setTimeout(() => this.#writeOwed(known), OWED_FOR_MS).unref();
  }

  /** The source said not to ask for this account before `until`, by the source clock. Never throws. */
  pause(account: string, until: Date, reason = 'The source asked us to wait.'): Promise<void> {
    const known = this.#accounts.get(account);
    const ms = Math.min(until.getTime() - this.#clock.now().getTime(), SOURCE_LIMITS.longestWaitMs);
    if (ms <= 0) return Promise.resolve();
    known.pause = { until, reason };
    return this.#quietly(pauseAccount(this.#pool, this.#filling(known), ms, reason), 'pause');
  }

  /** Until when this process last heard the account is paused; null where it is not, by the source clock. */
  pauseOf(account: string): Pause | null {
    const { pause } = this.#accounts.get(account);
    return pause && pause.until > this.#clock.now() ? pause : null;
  }

  /**
   * Follows what the source says of the account's limit: never above what the manifest declares. Never throws.
   */
  heed(account: string, quota: Quota, said: QuotaSaid): Promise<void> {
    const known = this.#accounts.get(account);
    const burst = lower(said.burst, quota.burst);
    const perSecond = lower(said.perSecond, quota.perSecond);
    const remaining = said.remaining !== undefined && said.remaining >= 0 ? said.remaining : null;
    if (remaining !== null && remaining < 1 && said.resetAt)
      return this.pause(account, said.resetAt, 'The source said that its limit is used up until then.');
    const limits = JSON.stringify([burst, perSecond]);
    const { row } = known;
    // What the source has left beside what we think is left: mostly more, since ours counts what is on its way.
    const lowers = remaining !== null && (!row || remaining < row.left + this.#gained(row, known.at));
    if (!lowers && (limits === known.said || (burst === null && perSecond === null && known.said === '')))
      return Promise.resolve();
    known.said = limits;
    const words = { remaining, burst, perSecond };
    return this.#quietly(lowerQuota(this.#pool, this.#filling(known, quota), words), 'heed');
  }

  /** How an account's budget stands. @throws the database's errors */
  async state(account: string, quota: Quota): Promise<QuotaState> {
    const known = this.#accounts.get(account);
    const connections = await countConnections(this.#pool, known.hash);
    const row = await this.#ask(known, quota, 0, 0);
    return {
      burst: row.burst,
      perSecond: row.per_second,
      left: row.left,
      reserve: connections > 1 ? this.#reserve * row.burst : 0,
      pause: this.#pauseIn(row),
      connections: Math.max(connections, 1),
    };
  }

  /** Takes along what is given back here, so that this process finds it at once. */
  async #ask(known: Known, quota: Quota, cost: number, reserve: number): Promise<AccountRow> {
    // What is on its way back is counted, or this process would wait for what it has not spent.
    await known.giving;
    const given = known.owed;
    known.owed = 0;
    try {
      return await takeQuota(this.#pool, this.#filling(known, quota), { cost, given, reserve });
    } catch (error) {
      known.owed += given;
      throw error;
    }
  }

  #filling({ hash: account }: Known, { burst, perSecond }: Quota = { burst: 1, perSecond: 1 }): Filling {
    const clock = this.#clock;
    return { account, burst, perSecond, now: clock.databaseNow?.() ?? null, rate: clock.rate };
  }

  /** What has come in at most since then. */
  #gained(row: AccountRow, at: number): number {
    if (this.#clock.databaseNow) return row.burst;
    return ((performance.now() - at) / 1000) * this.#clock.rate * row.per_second;
  }

  async #reserveOf(known: Known): Promise<number> {
    if (this.#reserve === 0) return 0;
    if (known.countedAt === 0 || performance.now() - known.countedAt > COUNTED_FOR_MS) {
      known.connections = await countConnections(this.#pool, known.hash);
      known.countedAt = performance.now();
    }
    return known.connections > 1 ? this.#reserve : 0;
  }

  #pauseIn({ paused_ms, paused_reason }: AccountRow): Pause | null {
    if (paused_ms === null) return null;
    const until = new Date(this.#clock.now().getTime() + paused_ms);
    return { until, reason: paused_reason ?? 'The source asked us to wait.' };
  }

  #writeOwed(known: Known): void {
    const amount = known.owed;
    known.owed = 0;
    if (amount !== 0)
      known.giving = this.#quietly(giveQuotaBack(this.#pool, known.hash, amount), 'give back');
  }

  async #quietly(work: Promise<void>, doing: string): Promise<void> {
    await work.catch((err: Error) => this.#log.warn({ err, doing }, 'the quota met an error and goes on'));
  }
}

/** What the source says, where it is a number that lowers what is declared. */
function lower(said: number | undefined, declared: number): number | null {
  return said !== undefined && said > 0 && said <= declared ? said : null;
}

/** Names the account whose budget a connection draws on. */
export function accountKey(connector: Connector, credentials: Readonly<Record<string, string>>): string {
  return `${connector.type}/${connector.name}/${connector.account(credentials)}`;
}
