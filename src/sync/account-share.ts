import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Paid } from './choose-next.ts';
import type { Engine } from './engine.ts';
import { accountKey, type QuotaUse } from './quota.ts';
import type { TakenConnection } from './take-connection.ts';

/** What one connection takes of its account's quota, which it shares with all others of the account. */
export class AccountShare {
  readonly #engine: Engine;
  readonly #connector: TakenConnection['connector'];
  readonly #account: string;
  /** What the dearest of the connector's functions costs. */
  readonly dearest: number;

  constructor(
    engine: Engine,
    { connector, credentials }: Pick<TakenConnection, 'connector' | 'credentials'>,
  ) {
    this.#engine = engine;
    this.#connector = connector;
    this.#account = accountKey(connector, credentials);
    this.dearest = Math.max(...connector.functions.map((fn: SourceFunction) => fn.cost ?? 1));
  }

  /**
   * Before it is known what is asked for next, enough is taken for whatever it may be.
   *
   * @returns null where not even the reserve has enough. `waitMs`: when there may be enough for any
   */
  async pay(): Promise<{ paid: Paid | null; waitMs: number }> {
    const waitMs = await this.take('any');
    if (waitMs === 0) return { paid: 'any', waitMs };
    const reserved = this.#engine.quotas.reserveHas(this.#account, this.dearest);
    return { paid: reserved ? 'none' : null, waitMs };
  }

  /** @returns 0 when enough was taken for whatever may be asked, else when to try again, in milliseconds */
  take(use: QuotaUse): Promise<number> {
    return this.#engine.quotas.take(this.#account, this.#connector.quota, this.dearest, use);
  }

  /** @returns false where what was taken is too old by now to be sent on, because the process stood still */
  send(cost: number): boolean {
    return this.#engine.quotas.send(this.#account, this.#connector.quota, cost);
  }

  /** Gives back what was taken and not asked for: all of it, or so much. */
  giveBack(amount: number = this.dearest): void {
    this.#engine.quotas.giveBack(this.#account, this.#connector.quota, amount);
  }

  /** Until when the account rests, and why; undefined when it does not. */
  pause(): ReturnType<Engine['quotas']['pauseOf']> {
    return this.#engine.quotas.pauseOf(this.#account);
  }
}
