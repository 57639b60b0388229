import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { idOf, numberIn, saleJson, shipmentsJson } from './json.ts';
import { type Life, LONGEST_LIFE_MS, lifeOf } from './life.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');

/** All sales, as a function of seed and clock, and what was edited. Times are in milliseconds since 1970. */
export class Sales {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Those of which a date lies in [from, to], both included: of the sale, or of its last change. */
  between(field: 'Sale' | 'Modified', from: number, to: number, now: number): Life[] {
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, now) + 1);
    const numbers = new Map(births.map(({ number, at }) => [number, at]));
    for (const number of this.#edits.keys()) numbers.set(number, this.#calendar.at(number));
    return [...numbers]
      .map(([number, sold]) => lifeOf(this.#seed, number, sold))
      .filter((life) => life.known <= now)
      .filter((life) => {
        const at = field === 'Sale' ? life.sold : this.#modified(life, now);
        return at >= from && at <= to;
      });
  }

  json(life: Life, now: number): Record<string, unknown> {
    return saleJson(this.#seed, life, now, this.#edits.has(life.number));
  }

  shipments(ids: readonly string[], now: number): Record<string, unknown>[] {
    const numbers = ids.map(numberIn).filter((number) => Number.isInteger(number));
    return numbers.flatMap((number) =>
      shipmentsJson(this.#seed, lifeOf(this.#seed, number, this.#calendar.at(number)), now),
    );
  }

  held(from: number, to: number, now: number): Held[] {
    return this.between('Sale', from, to - 1, now).map(({ number, sold }) => ({
      id: idOf(number),
      at: new Date(sold),
    }));
  }

  edit(id: string, now: number): void {
    this.#edits.set(numberIn(id), now);
  }

  #modified(life: Life, now: number): number {
    const changes = life.changes.map(({ at }) => at).filter((at) => at <= now);
    return Math.max(...changes, this.#edits.get(life.number) ?? 0);
  }
}
