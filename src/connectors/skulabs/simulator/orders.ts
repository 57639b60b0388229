import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { STORES } from './goods.ts';
import { type Life, LONGEST_LIFE_MS, lifeOf } from './life.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');
const FIRST = 1000;

/** An order as far as it has come. */
export interface Row {
  number: number;
  placed: number;
  life: Life;
  store: string;
  orderNumber: string;
  /** When somebody last wrote a note; null if nobody did. */
  edited: number | null;
}

/** All orders, as a function of seed and clock, and what was edited. */
export class Orders {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Those placed between two instants that have come in, oldest first. */
  placed(from: number, to: number, now: number): Row[] {
    const births = this.#calendar.between(from, Math.min(to, now + 1));
    return births.map(({ number, at }) => this.#row(number, at, now)).filter((row) => row !== null);
  }

  /** Those of which a label was made between two instants. */
  sent(from: number, to: number, now: number): Row[] {
    return this.placed(from - LONGEST_LIFE_MS, to, now).filter(({ life }) =>
      life.labels.some((at) => at >= from && at < to),
    );
  }

  /** The one of a store and a number; null where there is none. */
  one(store: unknown, orderNumber: unknown, now: number): Row | null {
    const number = Number(/^S-(\d+)$/.exec(String(orderNumber))?.[1] ?? Number.NaN) - FIRST;
    if (!(number >= 0)) return null;
    const row = this.#row(number, this.#calendar.at(number), now);
    return row?.store === store ? row : null;
  }

  held(from: number, to: number, now: number): Held[] {
    return this.placed(from, to, now).map(({ store, orderNumber, placed }) => ({
      id: `${store}:${orderNumber}`,
      at: new Date(placed),
    }));
  }

  /** Writes a note. */
  edit(id: string, now: number): boolean {
    const [store, orderNumber] = id.split(':');
    const row = this.one(store, orderNumber, now);
    if (row) this.#edits.set(row.number, Math.floor(now / 1000) * 1000);
    return row !== null;
  }

  #row(number: number, placed: number, now: number): Row | null {
    const { steps, labels } = lifeOf(this.#seed, number, placed);
    const life = { steps: steps.filter(({ at }) => at <= now), labels: labels.filter((at) => at <= now) };
    if (life.steps.length === 0) return null;
    const store = STORES[number % 3 === 0 ? 1 : 0]!._id;
    const edited = this.#edits.get(number) ?? null;
    return { number, placed, life, store, orderNumber: `S-${FIRST + number}`, edited };
  }
}
