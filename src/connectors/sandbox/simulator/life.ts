import { Dice } from '../../kit/simulator/dice.ts';
import { Calendar, DAY_MS, dayOf, ORIGIN } from './calendar.ts';
import { type Moment, onRecord, type Range } from './moment.ts';
import { mix } from './random.ts';
import { SAMPLE_NUMBER, sampleLife } from './samples.ts';

/** The seeded schedule of one thing: which states it takes, and when. Independent of the clock. */
export interface Life {
  number: number;
  states: readonly string[];
  /** Instants of the states, in whole seconds; the first is the creation. */
  times: number[];
}

/** One way a life can go. */
export interface Script {
  weight: number;
  states: readonly string[];
  /** Shortest and longest wait before each state after the first, in minutes. */
  waits: readonly (readonly [number, number])[];
}

/** No life takes longer, so whatever changed in a window was created at most this long before it. */
const LIFE_DAYS = 10;
/** Lives are cheap to make again; this bounds what is kept of them. */
const DAYS_KEPT = 3000;

/** Things that come into being by a calendar and then live through one of several scripts. */
export class LifeStream {
  readonly calendar: Calendar;
  #salt: number;
  #scripts: readonly Script[];
  #weight: number;
  #sample: readonly string[];
  #kept = new Map<string, Life[]>();

  /** @param sample the states that the one of the documented samples went through */
  constructor(
    seed: number,
    salt: number,
    perDay: number,
    scripts: readonly Script[],
    sample: readonly string[],
  ) {
    this.calendar = new Calendar(mix(seed, salt), perDay);
    this.#salt = salt;
    this.#scripts = scripts;
    this.#sample = sample;
    this.#weight = scripts.reduce((sum, script) => sum + script.weight, 0);
  }

  /** Everything that can have changed in a range, whatever the instant it is looked at. */
  *candidates(moment: Moment, range: Range): Generator<Life> {
    const first = Math.max(dayOf(Math.max(range.after, ORIGIN)) - LIFE_DAYS, 0);
    const last = dayOf(Math.min(range.before + moment.grain, moment.now));
    for (let day = first; day <= last; day++) yield* this.ofDay(moment.base, day);
    yield sampleLife(this.#sample, moment.now);
  }

  /** All lives that begin on a day. */
  ofDay(base: number, day: number): Life[] {
    const key = `${base}.${day}`;
    let lives = this.#kept.get(key);
    if (lives) return lives;
    const first = this.calendar.first(day);
    lives = Array.from({ length: this.calendar.count(day) }, (_, place) =>
      this.live(base, first + place, this.calendar.instant(base, day, place)),
    );
    if (this.#kept.size >= DAYS_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, lives);
    return lives;
  }

  /** The life with a running number; null when it has not begun by `now`. */
  find(base: number, number: number, now: number): Life | null {
    if (number === SAMPLE_NUMBER) return sampleLife(this.#sample, now);
    const day = this.calendar.dayOfNumber(number, dayOf(now));
    if (day === null) return null;
    const life = this.ofDay(base, day)[number - this.calendar.first(day)]!;
    return life.times[0]! <= now ? life : null;
  }

  /** The schedule that a thing created at an instant follows. */
  live(base: number, number: number, created: number): Life {
    const dice = new Dice(mix(base, number, this.#salt));
    let ticket = dice.below(this.#weight);
    const script = this.#scripts.find((candidate) => {
      ticket -= candidate.weight;
      return ticket < 0;
    })!;
    const times = [created];
    let at = created;
    for (const [shortest, longest] of script.waits) {
      at += dice.between(shortest * 60, longest * 60) * 1000;
      times.push(Math.min(at, created + LIFE_DAYS * DAY_MS - 60_000));
    }
    return { number, states: script.states, times };
  }
}

/** Index of the newest state that is on record; -1 while the thing does not exist. */
export function newestStep(moment: Moment, life: Life): number {
  let step = life.times.length - 1;
  while (step >= 0 && !onRecord(moment, life.times[step]!, life.number, step)) step--;
  return step;
}

/** What has happened so far, oldest first. */
export interface Step {
  at: number;
  state: string;
}

/** The steps of a life up to and including one of them. */
export function stepsTo(life: Life, step: number): Step[] {
  return life.states.slice(0, step + 1).map((state, index) => ({ at: life.times[index]!, state }));
}

/** When a state was first reached; null when it was not. */
export function reached(steps: readonly Step[], ...states: string[]): number | null {
  return steps.find((step) => states.includes(step.state))?.at ?? null;
}
