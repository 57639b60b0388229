import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { LONGEST_LIFE_MS, lifeOf, type Step } from './life.ts';
import { orderId, orderJson, orderNumber } from './order-json.ts';

/** What becomes of an order shows in lists so much later. */
const COMMIT_MS = 60_000;

export interface Row {
  number: number;
  at: number;
  isProcessed: boolean;
  json: () => object;
}

/** An account's orders, which follow from seed and clock alone. */
export class World {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, Step>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: new Date('2024-01-01T00:00:00Z') });
  }

  /** Orders whose last change lies in [from, to), that which is longest ago first. */
  orders(from: number, to: number, now: number): Row[] {
    const seen = now - COMMIT_MS;
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, seen + 1));
    const numbers = new Set([...births.map(({ number }) => number), ...this.#edits.keys()]);
    const rows = [...numbers].flatMap((number) => {
      const lived = lifeOf(this.#seed, number, this.#calendar.at(number));
      const edit = this.#edits.get(number);
      // What a person does ends what would have come of itself.
      const known = edit ? [...lived.filter(({ at }) => at < edit.at), edit] : lived;
      const steps = known.filter(({ at }) => at <= seen);
      const last = steps.at(-1);
      if (!last || last.at < from || last.at >= to) return [];
      const isProcessed = last.to === 'PROCESSED' || last.to === 'CANCELLED';
      return [{ number, at: last.at, isProcessed, json: () => orderJson(this.#seed, number, steps) }];
    });
    return rows.sort((a, b) => a.at - b.at || a.number - b.number);
  }

  truth(from: number, to: number, now: number): Held[] {
    return this.orders(from, to, now).map(({ number, at }) => ({ id: orderId(number), at: new Date(at) }));
  }

  /** Somebody cancels an order. */
  edit(id: string, now: number): void {
    this.#edits.set(orderNumber(id), { at: Math.floor(now / 1000) * 1000, to: 'CANCELLED' });
  }
}
