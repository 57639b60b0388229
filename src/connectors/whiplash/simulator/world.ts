import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { LONGEST_LIFE_MS, lifeOf, type Step } from './life.ts';
import { CUSTOMER, dated, orderId, orderJson, orderNumber } from './order-json.ts';
import type { Row } from './search.ts';

/** What becomes of an order shows in lists so much later. */
const COMMIT_MS = 60_000;
/** More than a page of what the connector asks for at a time. */
const ITEMS = 25;
const HOUR_MS = 3600_000;
const SINCE = new Date('2024-01-01T00:00:00Z');

/** A customer's orders and items, which follow from seed and clock alone. */
export class World {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, Step>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Orders whose last change may lie in [from, to). */
  orders(from: number, to: number, now: number): Row[] {
    const seen = now - COMMIT_MS;
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, seen + 1));
    return [...new Set([...births.map(({ number }) => number), ...this.#edits.keys()])].flatMap((number) => {
      const lived = lifeOf(this.#seed, number, this.#calendar.at(number));
      const edit = this.#edits.get(number);
      // What a person does ends what would have come of itself.
      const steps = (edit ? [...lived.filter(({ at }) => at < edit.at), edit] : lived).filter(
        ({ at }) => at <= seen,
      );
      const last = steps.at(-1);
      if (!last || last.at < from || last.at >= to) return [];
      return [{ id: orderId(number), updated_at: last.at, json: () => orderJson(this.#seed, number, steps) }];
    });
  }

  truth(from: number, to: number, now: number): Held[] {
    return this.orders(from, to, now).map(({ id, updated_at }) => ({
      id: String(id),
      at: new Date(updated_at),
    }));
  }

  /** A person asks for a replacement. */
  edit(id: string, now: number): void {
    this.#edits.set(orderNumber(Number(id)), { at: Math.floor(now / 1000) * 1000, code: 410 });
  }

  items(): Row[] {
    return Array.from({ length: ITEMS }, (_, at) => {
      const id = at + 1;
      const updated_at = SINCE.getTime() + at * HOUR_MS;
      const date = dated(updated_at);
      const json = {
        id,
        sku: `SKU-${id}`,
        title: `Thing ${id}`,
        created_at: date,
        updated_at: date,
        customer_id: CUSTOMER,
        quantity: 100,
        weight: '19.68',
        price: '47.09',
        packaging: false,
        active: id % 7 !== 0,
        is_bundle: false,
      };
      return { id, updated_at, json: () => json };
    });
  }

  /** An item's counts, which change from hour to hour. */
  quantities(id: number, now: number): object[] {
    return [3, 4].map((warehouse) => {
      const dice = new Dice(mixed(this.#seed, id, warehouse, Math.floor(now / HOUR_MS)));
      const quantity = dice.between(10, 300);
      const sellable_quantity = quantity - dice.between(0, 9);
      return {
        id: warehouse,
        name: `Warehouse ${warehouse}`,
        timezone_raw: 'America/New_York',
        quantity,
        projected_quantity: quantity + 20,
        sellable_quantity,
      };
    });
  }
}
