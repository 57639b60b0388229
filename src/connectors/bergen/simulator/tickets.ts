import { Calendar } from '../../kit/simulator/calendar.ts';
import { LONGEST_LIFE_MS, type Step } from './life.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');
const MOST_KEPT = 20_000;

/** A ticket as it stands at an instant. */
export interface Ticket {
  number: number;
  born: number;
  /** Up to now. */
  steps: readonly Step[];
  state: string;
  /** When its state was written last, in milliseconds since 1970. */
  changed: number;
  edited: boolean;
}

/** Tickets of one kind, which follow from seed and clock alone, and what was edited of them. */
export class Tickets {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #life: (seed: number, number: number, born: number) => Step[];
  readonly #lives = new Map<number, Step[]>();
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number, life: (seed: number, number: number, born: number) => Step[]) {
    this.#seed = seed;
    this.#life = life;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Those to which something may have happened in a stretch. */
  around(from: number, to: number, now: number): Ticket[] {
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, now + 1));
    const numbers = new Set([...births.map(({ number }) => number), ...this.#edits.keys()]);
    return [...numbers].map((number) => this.one(number, now)).filter((ticket) => ticket !== null);
  }

  one(number: number, now: number): Ticket | null {
    if (!Number.isInteger(number) || number < 0) return null;
    const all = this.#lifeOf(number);
    const steps = all.filter(({ at }) => at <= now);
    const last = steps.at(-1);
    if (!last) return null;
    const edit = this.#edits.get(number) ?? 0;
    const changed = Math.max(last.at, edit);
    return { number, born: all[0]!.at, steps, state: last.state, changed, edited: edit > 0 };
  }

  edit(number: number, now: number): void {
    this.#edits.set(number, now);
  }

  #lifeOf(number: number): Step[] {
    const known = this.#lives.get(number);
    if (known) return known;
    const life = this.#life(this.#seed, number, this.#calendar.at(number));
    if (this.#lives.size > MOST_KEPT) this.#lives.clear();
    this.#lives.set(number, life);
    return life;
  }
}
