import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { DAY } from './lives.ts';
import { KINDS, skuOf } from './people.ts';

const HOUR = 3600_000;
const HEADER = [
  'Date',
  'FNSKU',
  'ASIN',
  'MSKU',
  'Title',
  'Event Type',
  'Reference ID',
  'Quantity',
  'Fulfillment Center',
  'Disposition',
  'Reason',
  'Country',
  'Reconciled Quantity',
  'Unreconciled Quantity',
  'Date and Time',
];
const EVENTS = ['Shipments', 'Receipts', 'CustomerReturns', 'WhseTransfers', 'Adjustments', 'VendorReturns'];
const SINCE = Date.UTC(2024, 0, 2);
const KEPT = 547 * DAY;

/**
 * Movements, a day at a time, the day being that of the Pacific coast. A day is issued half a day after its end, and a
 * day later once more: some rows have gone by then, others have come, and some have another quantity.
 */
export class Ledger {
  readonly #seed: number;
  readonly #perDay: number;

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#perDay = Math.max(Math.round(perDay), 1);
  }

  /** As the file stood at an instant; null where nothing is in it. */
  file(from: number, to: number, at: number): string[][] | null {
    const rows = daysIn(from, to + 1).flatMap((day) => this.#day(day, at).map((row) => row.cells));
    return rows.length === 0 ? null : [HEADER, ...rows];
  }

  held(from: number, to: number, now: number): Held[] {
    const days = daysIn(Math.max(from, now - KEPT), to);
    // Amazon has no name for a row.
    return days.flatMap((day) => this.#day(day, now).map(() => ({ id: null, at: new Date(startOf(day)) })));
  }

  #day(day: number, at: number): { cells: string[] }[] {
    const end = startOf(day) + DAY;
    if (at < end + 12 * HOUR) return [];
    const final = at >= end + 36 * HOUR;
    return Array.from({ length: this.#perDay }, (_, place) => place)
      .filter((place) => (final ? place % 25 !== 13 : place % 25 !== 19))
      .map((place) => ({ cells: this.#cells(day, place, final) }));
  }

  #cells(day: number, place: number, final: boolean): string[] {
    const dice = new Dice(mixed(this.#seed, day / DAY, place % 40 === 36 ? place - 1 : place, 9));
    const { sku, asin, fnsku, title } = skuOf(dice.below(KINDS));
    const event = dice.pick(EVENTS);
    const quantity = (event === 'Shipments' || event === 'VendorReturns' ? -1 : 1) * dice.between(1, 5);
    const date = new Date(day).toISOString().slice(0, 10);
    const [year, month, dayOfMonth] = date.split('-');
    return [
      `${month}/${dayOfMonth}/${year}`,
      fnsku,
      asin,
      sku,
      title,
      event,
      event === 'Receipts' ? `FBA15SIM${dice.below(900)}` : '',
      String(place % 25 === 7 && !final ? quantity + 1 : quantity),
      dice.pick(['PHX7', 'RNO1']),
      'SELLABLE',
      event === 'Adjustments' ? 'M' : '',
      'US',
      '0',
      '0',
      `${date}T00:00:00${offsetOn(day)}`,
    ];
  }
}

/** Days of which the beginning lies in [from, to), each by its midnight as if it were one of UTC. */
function daysIn(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = Math.max(Math.floor(from / DAY) * DAY - DAY, SINCE); day < to; day += DAY)
    if (startOf(day) >= from && startOf(day) < to) days.push(day);
  return days;
}

function startOf(day: number): number {
  return day - Number.parseInt(offsetOn(day), 10) * 36_000;
}

const offsets = new Map<number, string>();
const format = new Intl.DateTimeFormat('en', { timeZone: 'America/Los_Angeles', timeZoneName: 'longOffset' });

/** `-0700`: what the clocks of the coast show at the beginning of a day. */
function offsetOn(day: number): string {
  const known = offsets.get(day);
  if (known) return known;
  const part = format.formatToParts(day + 8 * HOUR).find(({ type }) => type === 'timeZoneName')!.value;
  const offset = part.replace('GMT', '').replace(':', '');
  offsets.set(day, offset);
  return offset;
}
