import { type Draws, draws } from './random.ts';
import type { Shop } from './shop.ts';
import { DAY, HOUR, OPENED } from './time.ts';

export type Happening =
  | 'placed'
  | 'held'
  | 'released'
  | 'allocated'
  | 'backordered'
  | 'picked'
  | 'part_shipped'
  | 'shipped'
  | 'cancelled'
  | 'tagged';

/** An order's fate, decided when it is placed. */
export interface OrderLife {
  number: number;
  lines: number;
  happenings: readonly { at: number; what: Happening }[];
}

/** Nothing happens to an order later than this after it was placed, in seconds. */
export const LONGEST_LIFE = 9 * DAY;
/** More orders in one day than any shop here has. */
const NUMBERS_A_DAY = 10_000;
const KEPT_DAYS = 90;

/** The orders of a shop, day by day; a few days are kept, the others are made again when they are asked for. */
export class OrderLives {
  readonly #shop: Shop;
  readonly #days = new Map<number, OrderLife[]>();

  constructor(shop: Shop) {
    this.#shop = shop;
  }

  /** All that were placed from one second to another, both included. */
  *placed(from: number, to: number): Generator<OrderLife> {
    const first = Math.max(Math.floor((from - OPENED) / DAY), 0);
    for (let day = first; OPENED + day * DAY <= to; day++) {
      for (const life of this.#day(day)) {
        const at = life.happenings[0]!.at;
        if (at >= from && at <= to) yield life;
      }
    }
  }

  /** The order of a number; undefined where there never was one. */
  find(number: number): OrderLife | undefined {
    return this.#day(Math.floor(number / NUMBERS_A_DAY)).find((life) => life.number === number);
  }

  #day(day: number): OrderLife[] {
    const known = this.#days.get(day);
    if (known) return known;
    const { seed, ordersPerDay } = this.#shop;
    const dice = draws(seed, 1, day);
    // Between half and one and a half times as many as on an average day.
    const count = Math.round(ordersPerDay * (0.5 + dice.fraction()));
    const made = Array.from({ length: count }, (_, index) => lifeOf(seed, day, index)).sort(
      (a, b) => a.happenings[0]!.at - b.happenings[0]!.at,
    );
    if (this.#days.size >= KEPT_DAYS) this.#days.delete(this.#days.keys().next().value!);
    this.#days.set(day, made);
    return made;
  }
}

function lifeOf(seed: number, day: number, index: number): OrderLife {
  const number = day * NUMBERS_A_DAY + index;
  const dice = draws(seed, 2, number);
  const placed = OPENED + day * DAY + dice.between(0, DAY - 1);
  return { number, lines: lineCount(dice), happenings: happenings(dice, placed) };
}

function lineCount(dice: Draws): number {
  const draw = dice.fraction();
  if (draw < 0.005) return dice.between(55, 130);
  return draw < 0.07 ? dice.between(4, 14) : dice.between(1, 3);
}

function happenings(dice: Draws, placed: number): OrderLife['happenings'] {
  const steps: { at: number; what: Happening }[] = [{ at: placed, what: 'placed' }];
  let at = placed;
  const then = (what: Happening, from: number, to: number) => {
    at += dice.between(from, to);
    steps.push({ at, what });
  };
  const fate = dice.fraction();
  if (fate < 0.05) {
    then('cancelled', 600, DAY);
    return steps;
  }
  if (fate < 0.1) {
    then('held', 30, 300);
    then('released', HOUR, 2 * DAY);
  }
  if (fate > 0.95) then('backordered', 60, 900);
  then('allocated', fate > 0.95 ? DAY : 60, fate > 0.95 ? 3 * DAY : HOUR);
  then('picked', HOUR, DAY);
  if (fate > 0.85 && fate < 0.92) then('part_shipped', HOUR, DAY);
  then('shipped', HOUR, DAY);
  // Notes and tags of people move the date as well.
  if (dice.chance(0.1)) then('tagged', 60, DAY);
  return steps;
}
