import { DAY_MS } from './calendar.ts';
import type { Edits } from './order-edits.ts';
import { mix } from './random.ts';
import type { World } from './world.ts';

/** One account as its data stands at one instant; whatever is listed is a function of this alone. */
export interface Moment {
  world: World;
  /** Of seed and API key: what makes accounts differ. */
  base: number;
  /** The vendor's clock, in milliseconds. */
  now: number;
  /** Coarseness of the dates shown, in milliseconds. */
  grain: number;
  lateSeconds: number;
  poisonEvery: number;
  edits: Edits;
  /** Days of the stock ledger that were cut anew, and how often. */
  reissued: ReadonlyMap<number, number>;
}

/** One row of a list: the date it is filtered and sorted by, its reference, and how to make the rest of it. */
export interface Row {
  at: number;
  ref: string;
  json: () => Record<string, unknown>;
}

/** The part of a list asked for: after `after`, up to and including `before`, in milliseconds. */
export interface Range {
  after: number;
  before: number;
}

/** A date as the vendor shows it and filters by it. */
export function shown(moment: Moment, instant: number): number {
  return Math.floor(instant / moment.grain) * moment.grain;
}

export function within(range: Range, at: number): boolean {
  return at > range.after && at <= range.before;
}

/** Whether something that happened is on record yet; with late commits a third of it comes later. */
export function onRecord(moment: Moment, instant: number, salt: number, step: number): boolean {
  if (instant > moment.now) return false;
  if (moment.lateSeconds === 0) return true;
  const draw = mix(moment.base ^ salt, Math.floor(instant / 1000), step);
  const delay = draw % 3 === 0 ? (draw >>> 4) % (moment.lateSeconds + 1) : 0;
  return instant + delay * 1000 <= moment.now;
}

/** `2026-01-31T12:00:00Z`: the vendor shows whole seconds. */
export function iso(instant: number): string {
  const day = Math.floor(instant / DAY_MS);
  const second = Math.floor((instant - day * DAY_MS) / 1000);
  return `${dayText(day)}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}Z`;
}

// A page writes a thousand dates of a few days, and Date.toISOString was a fifth of its cost.
const dayTexts = new Map<number, string>();

function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (!text) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (dayTexts.size > 10_000) dayTexts.clear();
    dayTexts.set(day, text);
  }
  return text;
}

const two = (number: number) => (number < 10 ? `0${number}` : String(number));
