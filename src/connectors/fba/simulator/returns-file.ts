import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { DAY } from './lives.ts';
import { orderId } from './orders.ts';
import { KINDS, skuOf } from './people.ts';

const HEADER = [
  'return-date',
  'order-id',
  'sku',
  'asin',
  'fnsku',
  'product-name',
  'quantity',
  'fulfillment-center-id',
  'detailed-disposition',
  'reason',
  'status',
  'license-plate-number',
  'customer-comments',
];

/** Units that come back. The file is brought up to date once a day, so a day's returns are in it on the next. */
export class Returns {
  readonly #seed: number;
  readonly #calendar: Calendar;

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed: seed + 3, perDay, since: new Date('2024-01-01T00:00:00Z') });
  }

  /** As the file stood at an instant; null where nothing is in it. */
  file(from: number, to: number, at: number): string[][] | null {
    const births = this.#between(from, to + 1, at);
    return births.length === 0
      ? null
      : [HEADER, ...births.map(({ number, at: born }) => this.#row(number, born))];
  }

  held(from: number, to: number, now: number): Held[] {
    return this.#between(from, to, now).map(({ number, at }) => ({ id: plate(number), at: new Date(at) }));
  }

  #between(from: number, to: number, at: number) {
    return this.#calendar
      .between(from, to)
      .filter(({ at: born }) => Math.floor(born / DAY) * DAY + 1.4 * DAY <= at);
  }

  #row(number: number, born: number): string[] {
    const dice = new Dice(mixed(this.#seed, number, 8));
    const { sku, asin, fnsku, title } = skuOf(dice.below(KINDS));
    const sellable = dice.chance(0.7);
    return [
      new Date(born).toISOString().replace('.000Z', '+00:00'),
      orderId(dice.below(4000)),
      sku,
      asin,
      fnsku,
      title,
      '1',
      dice.pick(['PHX7', 'RNO1']),
      sellable ? 'SELLABLE' : 'CUSTOMER_DAMAGED',
      dice.pick(['UNWANTED_ITEM', 'DEFECTIVE']),
      sellable ? 'Unit returned to inventory' : 'Reimbursed',
      plate(number),
      dice.chance(0.2) ? 'A "nice" mug, but café noir' : '',
    ];
  }
}

function plate(number: number): string {
  return `LPNSIM${number}`;
}
