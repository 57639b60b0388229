import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { ORDER_BASE, orderJson } from './json.ts';
import { type Life, LONGEST_LIFE_MS, lifeOf, type Sending } from './life.ts';

/** One sending of an order, and its place among them. */
export interface Sent {
  life: Life;
  sent: Sending;
  place: number;
}

const SINCE = new Date('2024-01-01T00:00:00Z');
const MOST_KEPT = 60_000;

/** All orders, as a function of seed and clock, and what was edited. Times are in milliseconds since 1970. */
export class Orders {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #lives = new Map<number, Life>();
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    // Its clock is finer than a second.
    this.#calendar = new Calendar({ seed, perDay, since: SINCE, grainMs: 10 });
  }

  /** Orders to which something may have happened in a stretch. In no order. */
  around(from: number, to: number, now: number): Life[] {
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, now + 1));
    const numbers = new Map(births.map(({ number, at }) => [number, at]));
    for (const number of this.#edits.keys()) numbers.set(number, this.#calendar.at(number));
    return [...numbers].filter(([, born]) => born <= now).map(([number, born]) => this.#life(number, born));
  }

  one(id: number, now: number): Life | null {
    const number = id - ORDER_BASE;
    if (!Number.isInteger(number) || number < 0) return null;
    const born = this.#calendar.at(number);
    return born <= now ? this.#life(number, born) : null;
  }

  modified(life: Life, now: number): number {
    const changes = life.changes.map(({ at }) => at).filter((at) => at <= now);
    return Math.max(...changes, this.#edits.get(life.number) ?? 0);
  }

  json(life: Life, now: number): Record<string, unknown> {
    return orderJson(this.#seed, life, now, this.modified(life, now), this.#edits.has(life.number));
  }

  sent(lives: readonly Life[], now: number, marked: boolean): Sent[] {
    return lives.flatMap((life) =>
      life.sendings
        .map((sent, place) => ({ life, sent, place }))
        .filter(({ sent }) => sent.at <= now && (sent.kind === 'mark') === marked),
    );
  }

  /** By the latest of the order's own date and of those at which labels were voided. */
  held(from: number, to: number, now: number): Held[] {
    return this.around(from, to, now)
      .map((life) => {
        const voids = life.sendings.map(({ voided }) => voided ?? 0).filter((at) => at <= now);
        return { id: String(ORDER_BASE + life.number), at: Math.max(this.modified(life, now), ...voids) };
      })
      .filter(({ at }) => at >= from && at < to)
      .map(({ id, at }) => ({ id, at: new Date(at) }));
  }

  /** Writes a note on an order. */
  edit(id: string, now: number): void {
    this.#edits.set(Number(id) - ORDER_BASE, now);
  }

  #life(number: number, born: number): Life {
    const known = this.#lives.get(number);
    if (known) return known;
    const life = lifeOf(this.#seed, number, born);
    if (this.#lives.size > MOST_KEPT) this.#lives.clear();
    this.#lives.set(number, life);
    return life;
  }
}
