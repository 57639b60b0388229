import { Calendar } from '../../kit/simulator/calendar.ts';
import { type Life, LONGEST_LIFE_MS } from './life.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');
const MOST_KEPT = 20_000;

/** A thing as it stands at an instant. */
export interface Thing extends Life {
  stage: string;
  /** Its own last change, in milliseconds since 1970. */
  changed: number;
  edited: boolean;
}

/** Things of one kind, which follow from seed and clock alone, and what was edited of them. */
export class Things {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #life: (seed: number, number: number, born: number) => Life;
  readonly #lives = new Map<number, Life>();
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number, life: (seed: number, number: number, born: number) => Life) {
    this.#seed = seed;
    this.#life = life;
    // Its clock is finer than a second.
    this.#calendar = new Calendar({ seed, perDay, since: SINCE, grainMs: 10 });
  }

  /** Those to which something may have happened in a stretch. */
  around(from: number, to: number, now: number): Thing[] {
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, now + 1));
    const numbers = new Set([...births.map(({ number }) => number), ...this.#edits.keys()]);
    return [...numbers].map((number) => this.one(number, now)).filter((thing) => thing !== null);
  }

  one(number: number, now: number): Thing | null {
    if (!Number.isInteger(number) || number < 0) return null;
    const life = this.#lifeOf(number);
    const last = life.steps.filter(({ at }) => at <= now).at(-1);
    if (!last) return null;
    const edit = this.#edits.get(number) ?? 0;
    const moved = life.moved.filter(({ at }) => at <= now);
    return { ...life, moved, stage: last.stage, changed: Math.max(last.at, edit), edited: edit > 0 };
  }

  edit(number: number, now: number): void {
    this.#edits.set(number, now);
  }

  #lifeOf(number: number): Life {
    const known = this.#lives.get(number);
    if (known) return known;
    const life = this.#life(this.#seed, number, this.#calendar.at(number));
    if (this.#lives.size > MOST_KEPT) this.#lives.clear();
    this.#lives.set(number, life);
    return life;
  }
}
