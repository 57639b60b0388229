import { Calendar } from '../../kit/simulator/calendar.ts';
import { diceOf } from '../../kit/simulator/draws.ts';
import { WallClock } from '../../kit/simulator/wall-clock.ts';
import type { Held } from '../../kit/simulator.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');
const HOUR = 3600_000;
const LONGEST = 60 * HOUR;
const LATEST = 90_000;

/** An order as a list has it now. */
export interface Listed {
  number: number;
  born: number;
  /** Null while it is not fulfilled, and of those that were cancelled. */
  fulfilled: number | null;
  cancelled: number | null;
  /** The last change. */
  changed: number;
  edits: number;
}

interface Filter {
  fulfilled: boolean | null;
  /** Days, both excluded. */
  min: string | null;
  max: string | null;
}

/** Every order there is, as a function of the seed and the clock. */
export class OrderBook {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #wall = new WallClock('America/Los_Angeles');
  readonly #edits = new Map<number, { at: number; times: number }>();
  #cancelled: { number: number; at: number }[] = [];
  #lookedUntil = SINCE.getTime();

  constructor({ seed, perDay }: { seed: number; perDay: number }) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** By the last change, the newest first. */
  list(now: number, { fulfilled, min, max }: Filter): Listed[] {
    const found: Listed[] = [];
    if (fulfilled !== false) {
      const from = min === null ? SINCE.getTime() : Date.parse(min) - 24 * HOUR;
      const to = max === null ? now + 1 : Date.parse(max) + 24 * HOUR;
      for (const one of this.#between(from, to, now)) {
        const day = new Date(this.#wall.at(one.fulfilled!)).toISOString();
        if ((min === null || day > `${min}T00:00:00.000Z`) && (max === null || day < `${max}T00:00:00.000Z`))
          found.push(one);
      }
    }
    if (fulfilled !== true && min === null && max === null) found.push(...this.#open(now));
    return found.sort((a, b) => b.changed - a.changed || b.number - a.number);
  }

  truth(now: number, window?: { from: Date; to: Date }): Held[] {
    const [from, to] = window ? [window.from.getTime(), window.to.getTime()] : [SINCE.getTime(), now + 1];
    const held: Held[] = this.#between(from, to, now).map(({ number, fulfilled }) => ({
      id: String(number),
      at: new Date(fulfilled!),
    }));
    if (!window) held.push(...this.#open(now).map(({ number }) => ({ id: String(number), at: null })));
    return held;
  }

  edit(id: string, now: number): boolean {
    const number = Number(id);
    this.#edits.set(number, { at: now, times: (this.#edits.get(number)?.times ?? 0) + 1 });
    return true;
  }

  /** Those fulfilled within [from, to), of which that shows by now. */
  #between(from: number, to: number, now: number): Listed[] {
    return this.#calendar
      .between(from - LONGEST, Math.min(to, now))
      .map(({ number, at }) => this.#listed(number, at, now))
      .filter(({ fulfilled }) => fulfilled !== null && fulfilled >= from && fulfilled < to);
  }

  #open(now: number): Listed[] {
    for (const { number, at } of this.#calendar.between(this.#lookedUntil, now + 1))
      if (this.#fate(number, at).cancelled !== null) this.#cancelled.push({ number, at });
    this.#lookedUntil = Math.max(this.#lookedUntil, now + 1);
    const recent = now - LONGEST - LATEST;
    const old = this.#cancelled.filter(({ at }) => at < recent);
    return [...old, ...this.#calendar.between(recent, now + 1)]
      .map(({ number, at }) => this.#listed(number, at, now))
      .filter(({ fulfilled }) => fulfilled === null);
  }

  #listed(number: number, born: number, now: number): Listed {
    const fate = this.#fate(number, born);
    const fulfilled = fate.fulfilled !== null && fate.shows <= now ? fate.fulfilled : null;
    const cancelled = fate.cancelled !== null && fate.cancelled <= now ? fate.cancelled : null;
    const edit = this.#edits.get(number);
    const changed = Math.max(born, fulfilled ?? 0, cancelled ?? 0, edit?.at ?? 0);
    return { number, born, fulfilled, cancelled, changed, edits: edit?.times ?? 0 };
  }

  /** What becomes of an order: one in two hundred is cancelled, and whole waves are fulfilled in the same second. */
  #fate(number: number, born: number): { fulfilled: number | null; shows: number; cancelled: number | null } {
    const own = diceOf(this.#seed, 'fate', number);
    if (own.chance(0.005))
      return { fulfilled: null, shows: 0, cancelled: born + own.between(60, 40_000) * 1000 };
    const wave = diceOf(this.#seed, 'wave', number - (number % 8 === 7 ? 1 : 0));
    const fulfilled = born + wave.between(4 * 3600, 60 * 3600) * 1000;
    return { fulfilled, shows: fulfilled + (own.chance(0.25) ? own.below(LATEST) : 0), cancelled: null };
  }
}
