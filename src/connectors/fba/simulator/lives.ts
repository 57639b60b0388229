import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';

/** Something that becomes of a thing. */
export interface Step {
  at: number;
  word: string;
}

/** A thing as it stands: what has become of it so far, the birth first. */
export interface Row {
  number: number;
  steps: Step[];
  /** The last change. */
  at: number;
}

const SINCE = new Date('2024-01-01T00:00:00Z');
export const DAY = 86_400_000;
/** No life takes longer than this from its first step to its last. */
const LONGEST_LIFE_MS = 25 * DAY;

/** What is changed shows in lists so much later: "most updated data are available two minutes after". */
const COMMIT_MS = 110_000;

/** Things that are born, change, and are listed by their last change: a function of seed and clock, and of what was edited. */
export class Lives {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #write: (dice: Dice, born: number) => Step[];
  readonly #edits = new Map<number, Step>();

  /** @param write what becomes of one, in the order of time, the birth first */
  constructor(seed: number, perDay: number, write: (dice: Dice, born: number) => Step[]) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
    this.#write = write;
  }

  /** Changed last in [from, to], the newest change first: the list moves as long as it is read. */
  between(from: number, to: number, now: number): Row[] {
    const seen = now - COMMIT_MS;
    const births = this.#calendar.between(from - LONGEST_LIFE_MS, Math.min(to, seen) + 1);
    const numbers = new Set([...births.map(({ number }) => number), ...this.#edits.keys()]);
    return [...numbers]
      .map((number) => this.#row(number, seen))
      .filter((row) => row !== null)
      .filter(({ at }) => at >= from && at <= to)
      .sort((a, b) => b.at - a.at || a.number - b.number);
  }

  /** @returns null for one that is not there yet */
  find(number: number, now: number): Row | null {
    return Number.isSafeInteger(number) && number >= 0 ? this.#row(number, now - COMMIT_MS) : null;
  }

  held(from: number, to: number, now: number, id: (number: number) => string): Held[] {
    return this.between(from, to - 1, now).map(({ number, at }) => ({ id: id(number), at: new Date(at) }));
  }

  edit(number: number, word: string, now: number): boolean {
    if (!this.find(number, now)) return false;
    this.#edits.set(number, { at: Math.floor(now / 1000) * 1000, word });
    return true;
  }

  #row(number: number, seen: number): Row | null {
    const lived = this.#write(new Dice(mixed(this.#seed, number, 1)), this.#calendar.at(number));
    const edit = this.#edits.get(number);
    // What a person does ends what would have come of itself.
    const steps = (edit ? [...lived.filter(({ at }) => at < edit.at), edit] : lived).filter(
      ({ at }) => at <= seen,
    );
    return steps.length > 0 ? { number, steps, at: steps.at(-1)!.at } : null;
  }
}

/** Whole seconds between two spans of time. */
export function later(dice: Dice, least: number, most: number): number {
  return dice.between(Math.floor(least / 1000), Math.floor(most / 1000)) * 1000;
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
