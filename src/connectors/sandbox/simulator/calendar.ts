import { mix } from './random.ts';

/** The first day for which the vendor has anything. */
export const ORIGIN = Date.UTC(2020, 0, 1);
export const DAY_MS = 86_400_000;

/** Days since the origin. */
export function dayOf(instant: number): number {
  return Math.floor((instant - ORIGIN) / DAY_MS);
}

/** Monday to Sunday; the mean is 1. */
const WEEKLY = [1.25, 1.2, 1.1, 1.05, 1.1, 0.7, 0.6];

/**
 * How many of something come into being on each day, and so which running number falls on which day: busy
 * weekdays, quiet Sundays, a peak before the turn of the year. One calendar serves all accounts of a seed.
 */
export class Calendar {
  #seed: number;
  #perDay: number;
  /** Running number of the first thing of each day. */
  #firsts: number[] = [0];

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#perDay = perDay;
  }

  /** Running number of the first thing of a day. */
  first(day: number): number {
    while (this.#firsts.length <= day) {
      this.#firsts.push(this.#firsts.at(-1)! + this.#volume(this.#firsts.length - 1));
    }
    return this.#firsts[Math.max(day, 0)]!;
  }

  count(day: number): number {
    return day < 0 ? 0 : this.first(day + 1) - this.first(day);
  }

  /** The day a running number falls on; null when it lies after `lastDay`. */
  dayOfNumber(number: number, lastDay: number): number | null {
    if (number < 0 || number >= this.first(lastDay + 1)) return null;
    let low = 0;
    let high = lastDay;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.first(middle) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** When, at one account, the thing at a place of a day comes into being; whole seconds, growing with the place. */
  instant(base: number, day: number, place: number): number {
    const jitter = mix(base, this.first(day) + place, 1) / 4294967296;
    const fraction = (place + jitter) / this.count(day);
    // Bends an even spread towards the middle of the day.
    const bent = fraction + 0.12 * Math.sin(2 * Math.PI * fraction);
    return ORIGIN + day * DAY_MS + Math.floor(bent * 86_399) * 1000;
  }

  #volume(day: number): number {
    const weekday = (day + 2) % 7; // the origin was a Wednesday
    const season = 1 + 0.3 * Math.cos((2 * Math.PI * (day - 340)) / 365.25);
    const noise = 0.9 + (mix(this.#seed, day, 2) % 2001) / 10_000;
    return Math.max(1, Math.round(this.#perDay * WEEKLY[weekday]! * season * noise));
  }
}
