import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { type Life, LONGEST_LIFE_MS, lifeOf } from './life.ts';
import { channelOf, ORDER_BASE, orderJson } from './order-json.ts';

/** The dates a list can be asked by, in milliseconds since 1970. */
export interface Dates {
  created: number;
  /** The last change that a shipment tells of; null before the first. A new order is none, nor is a carrier's word. */
  updated: number | null;
  tracked: number | null;
  hasTracking: boolean;
}

export interface Row extends Dates {
  life: Life;
}

const SINCE = new Date('2024-01-01T00:00:00Z');
const MOST_KEPT = 60_000;

/** All orders, as a function of seed and clock, and what was edited. */
export class Orders {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #lives = new Map<number, Life>();
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Orders of which any date may lie in a window; it is for the caller to look. In no order. */
  around(from: number, to: number, now: number): Row[] {
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, now + 1));
    const numbers = new Map(births.map(({ number, at }) => [number, at]));
    for (const number of this.#edits.keys()) numbers.set(number, this.#calendar.at(number));
    return [...numbers]
      .filter(([, born]) => born <= now)
      .map(([number, born]) => this.#rowOf(this.#life(number, born), now));
  }

  /** @returns what a row's order looks like now */
  json({ life }: Row, now: number): Record<string, unknown> {
    return orderJson(this.#seed, life, now, this.#edits.get(life.number) ?? null);
  }

  channel({ life }: Row): number {
    return channelOf(this.#seed, life.number).id;
  }

  /** By the latest of its dates. */
  held(from: number, to: number, now: number): Held[] {
    return this.around(from, to, now)
      .map((row) => ({ row, at: Math.max(row.created, row.updated ?? 0, row.tracked ?? 0) }))
      .filter(({ at }) => at >= from && at < to)
      .map(({ row, at }) => ({ id: String(ORDER_BASE + row.life.number), at: new Date(at) }));
  }

  /** Writes a note on the first shipment. @returns false where there is none yet */
  edit(id: string, now: number): boolean {
    const number = Number(id) - ORDER_BASE;
    if (this.#life(number, this.#calendar.at(number)).accepted > now) return false;
    this.#edits.set(number, Math.floor(now / 1000) * 1000);
    return true;
  }

  #rowOf(life: Life, now: number): Row {
    const there = life.accepted <= now ? life.sendings : [];
    const steps = there.flatMap((one) => one.steps).filter(({ at }) => at <= now);
    const changes = [...steps.map(({ at }) => at), this.#edits.get(life.number) ?? 0];
    const tracked = there.flatMap((one) => one.tracked).filter((at) => at <= now);
    return {
      life,
      created: life.born,
      updated: Math.max(...changes) || null,
      tracked: tracked.length > 0 ? Math.max(...tracked) : null,
      hasTracking: steps.some(({ status }) => status === 'LabeledCreated'),
    };
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
