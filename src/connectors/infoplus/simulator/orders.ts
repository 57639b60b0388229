import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { mayFit, stretchOf, type Term, valuesOf } from './filter.ts';
import { contentJson, orderJson, orderNoOf, shipmentJson } from './order-json.ts';
import { type Change, change, DAY, HOUR, lastSeen, MINUTE, type Row, SINCE } from './rows.ts';

/** An order with all that will become of it; instants in milliseconds since 1970. */
export interface Life {
  number: number;
  created: number;
  changes: readonly (Change & { status: string })[];
  /** What becomes of its parcels; empty where none is sent. */
  sent: readonly Change[];
  parcels: number;
}

/** No life takes longer than this. */
const LONGEST_MS = 20 * DAY;

/** Orders, their shipments, and what is in the cartons, as functions of seed and clock; and what was edited. */
export class Orders {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  orders(terms: readonly Term[], now: number): Row[] | null {
    return (
      this.#lives(terms, now)?.flatMap((life) => {
        const modified = this.#modified(life, now);
        if (!mayFit(terms, 'modifyDate', modified)) return [];
        const { status } = lastSeen(life.changes, now)!;
        return [orderJson(this.#seed, life, { status, modified, edited: this.#edits.has(life.number) })];
      }) ?? null
    );
  }

  shipments(terms: readonly Term[], now: number): Row[] | null {
    const shown = (life: Life) =>
      parcelsOf(life, now).filter(({ modified }) => mayFit(terms, 'modifyDate', modified));
    return this.#lives(terms, now)?.flatMap((life) => shown(life).map(shipmentJson)) ?? null;
  }

  contents(terms: readonly Term[], now: number): Row[] | null {
    return (
      this.#lives(terms, now)?.flatMap((life) =>
        parcelsOf(life, now).flatMap((parcel) => contentJson(this.#seed, parcel)),
      ) ?? null
    );
  }

  /** By the last date of an order or of a shipment of it. */
  held(from: number, to: number, now: number): Held[] {
    return this.#between(from, to, now)
      .map((life) => ({ life, at: Math.max(this.#modified(life, now), lastSeen(life.sent, now)?.at ?? 0) }))
      .filter(({ at }) => at >= from && at < to)
      .map(({ life, at }) => ({ id: String(orderNoOf(life.number)), at: new Date(at) }));
  }

  edit(id: string, now: number): void {
    this.#edits.set(Number(id) - orderNoOf(0), now);
  }

  #modified(life: Life, now: number): number {
    return Math.max(lastSeen(life.changes, now)?.at ?? 0, this.#edits.get(life.number) ?? 0);
  }

  /** Those that the terms may mean; null where they mean too much to be looked through. */
  #lives(terms: readonly Term[], now: number): Life[] | null {
    const named = valuesOf(terms, 'orderNo');
    if (named) {
      const numbers = named.map((one) => Number(one) - orderNoOf(0)).filter((number) => number >= 0);
      return this.#known(numbers, now);
    }
    const stretch = stretchOf(terms, 'modifyDate');
    return stretch && this.#between(stretch.from, stretch.to, now);
  }

  #between(from: number, to: number, now: number): Life[] {
    const births = this.#calendar.between(from - LONGEST_MS, Math.min(to, now + 1));
    return this.#known([...new Set([...births.map(({ number }) => number), ...this.#edits.keys()])], now);
  }

  #known(numbers: readonly number[], now: number): Life[] {
    return numbers
      .map((number) => lifeOf(this.#seed, number, this.#calendar.at(number)))
      .filter((life) => lastSeen(life.changes, now) !== null);
  }
}

/** A parcel that lists show. */
export interface Parcel {
  life: Life;
  place: number;
  modified: number;
  delivered: boolean;
}

function parcelsOf(life: Life, now: number): Parcel[] {
  const last = lastSeen(life.sent, now);
  if (!last) return [];
  const delivered = last !== life.sent[0];
  return Array.from({ length: life.parcels }, (_, place) => ({ life, place, modified: last.at, delivered }));
}

function lifeOf(seed: number, number: number, created: number): Life {
  const dice = new Dice(mixed(seed, number, 1));
  let at = created;
  const changes = [{ ...change(number, at), status: 'Pending' }];
  const then = (status: string, least: number, most: number) => {
    at += Math.floor(dice.between(least, most) / 1000) * 1000;
    changes.push({ ...change(number, at), status });
    return at;
  };
  const fate = dice.fraction();
  then('On Order', MINUTE, DAY);
  if (fate < 0.08) then(fate < 0.03 ? 'Error' : 'Cancelled', MINUTE, 2 * DAY);
  else {
    if (fate < 0.16) then('Back Order', HOUR, DAY);
    then('Processed', HOUR, 2 * DAY);
    then('Shipped', HOUR, 2 * DAY);
  }
  if (fate < 0.08) return { number, created, changes, sent: [], parcels: 0 };
  // The carrier's word comes days later, and changes nothing of the order.
  const arrived = at + Math.floor(dice.between(DAY, 5 * DAY) / 1000) * 1000;
  const sent = [change(number, at), ...(number % 3 === 0 ? [] : [change(number, arrived)])];
  return { number, created, changes, sent, parcels: number % 9 === 0 ? 2 : 1 };
}
