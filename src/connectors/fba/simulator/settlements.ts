import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { DAY } from './lives.ts';
import { orderId } from './orders.ts';
import { KINDS, skuOf } from './people.ts';

const HEADER = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'order-id',
  'merchant-order-id',
  'adjustment-id',
  'shipment-id',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'fulfillment-id',
  'posted-date',
  'posted-date-time',
  'order-item-code',
  'merchant-order-item-id',
  'merchant-adjustment-item-id',
  'sku',
  'quantity-purchased',
  'promotion-id',
];
const PERIOD = 14 * DAY;
const SINCE = Date.UTC(2025, 0, 6, 7);
const KEPT = 90 * DAY;

/** Settlements: Amazon writes one every other week, by itself, and keeps it for ninety days. */
export class Settlements {
  readonly #seed: number;
  readonly #charges: number;

  /** @param perDay not the charges of a day but about those of a settlement, so that none is larger than anyone wants to wait for */
  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#charges = Math.round(perDay * 1.08) + 3;
  }

  /** When those were written that are there still, by number. */
  written(now: number): { number: number; at: number }[] {
    const first = Math.max(Math.floor((now - KEPT - SINCE) / PERIOD) - 1, 0);
    return Array.from({ length: 10 }, (_, more) => ({
      number: first + more,
      at: writtenAt(first + more),
    })).filter(({ at }) => at <= now && at > now - KEPT);
  }

  held(from: number, to: number, now: number): Held[] {
    return this.written(now)
      .filter(({ at }) => at >= from && at < to)
      .flatMap(({ at }) => Array.from({ length: this.#charges }, () => ({ id: null, at: new Date(at) })));
  }

  file(number: number): string[][] {
    const start = SINCE + number * PERIOD;
    const id = String(19_000_000_001 + number);
    const euro = number % 2 === 1;
    const cells = (values: Record<string, string>) => HEADER.map((name) => values[name] ?? '');
    const rows = Array.from({ length: this.#charges }, (_, place) => this.#charge(number, place, euro));
    const head = {
      'settlement-start-date': written(start, euro),
      'settlement-end-date': written(start + PERIOD, euro),
      'deposit-date': written(start + PERIOD + 2 * DAY, euro),
      'total-amount': euro ? '1.812,40' : '1812.40',
      currency: euro ? 'EUR' : 'USD',
    };
    return [
      HEADER,
      cells({ 'settlement-id': id, ...head }),
      ...rows.flat().map((row) => cells({ 'settlement-id': id, ...row })),
    ];
  }

  /** A charge; every third belongs to an order, and what the buyer paid stands beside it. */
  #charge(number: number, place: number, euro: boolean): Record<string, string>[] {
    const dice = new Dice(mixed(this.#seed, number, place % 30 === 29 ? place - 1 : place, 11));
    const posted = SINCE + number * PERIOD + Math.floor(dice.fraction() * 13) * DAY;
    const { sku } = skuOf(dice.below(KINDS));
    const common = {
      'posted-date': written(posted, euro).split(' ')[0]!,
      'posted-date-time': written(posted, euro),
      'marketplace-name': euro ? 'Amazon.de' : 'Amazon.com',
    };
    if (place % 3 !== 0)
      return [
        {
          ...common,
          'transaction-type': 'other-transaction',
          'amount-type': 'other-transaction',
          'amount-description': dice.pick(['Storage Fee', 'FBAInboundTransportationFee']),
          amount: money(-dice.between(100, 9999), euro),
        },
      ];
    const order = {
      ...common,
      'transaction-type': 'Order',
      'order-id': orderId(dice.below(4000)),
      sku,
      'quantity-purchased': '1',
      'fulfillment-id': 'AFN',
    };
    return [
      {
        ...order,
        'amount-type': 'ItemPrice',
        'amount-description': 'Principal',
        amount: money(dice.between(500, 123_456), euro),
      },
      {
        ...order,
        'amount-type': 'ItemFees',
        'amount-description': 'FBAPerUnitFulfillmentFee',
        amount: money(-dice.between(200, 900), euro),
      },
    ];
  }
}

function writtenAt(number: number): number {
  return SINCE + (number + 1) * PERIOD + 6 * 3600_000 + 677;
}

/** As the country spells it. */
function written(at: number, euro: boolean): string {
  const [date, time] = new Date(at).toISOString().slice(0, 19).split('T') as [string, string];
  return `${euro ? date.split('-').toReversed().join('.') : date} ${time} UTC`;
}

function money(cents: number, euro: boolean): string {
  const text = (cents / 100).toFixed(2);
  return euro ? text.replace('.', ',').replace(/(\d)(\d{3}),/, '$1.$2,') : text;
}
