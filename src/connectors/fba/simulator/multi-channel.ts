import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Asked } from '../../kit/simulator/server.ts';
import { DAY, iso, Lives, later, type Row, type Step } from './lives.ts';
import { instantIn, pageOf } from './pages.ts';
import { KINDS, person, skuOf } from './people.ts';
import { failure } from './tokens.ts';

const HOUR = 3600_000;
const PAGE = 50;

export function multiChannelOf(seed: number, perDay: number): Lives {
  return new Lives(seed + 7, perDay, life);
}

function life(dice: Dice, born: number): Step[] {
  const steps = [{ at: born, word: 'Received' }];
  let at = born;
  const then = (word: string, least: number, most: number) => {
    at += later(dice, least, most);
    steps.push({ at, word });
  };
  then('Planning', 60_000, HOUR);
  const fate = dice.fraction();
  if (fate < 0.08) then('Cancelled', HOUR, DAY);
  else if (fate < 0.12) then('Unfulfillable', HOUR, DAY);
  else {
    then('Processing', HOUR, DAY);
    then(fate < 0.2 ? 'CompletePartialled' : 'Complete', HOUR, 3 * DAY);
  }
  return steps;
}

export function multiChannelId(number: number): string {
  return `SHOP/${number}`;
}

/** `GET /fba/outbound/2020-07-01/fulfillmentOrders`: it has a start and no end. */
export function listFulfillmentOrders({ query }: Asked, orders: Lives, seed: number, now: number): object {
  const token = query.get('nextToken');
  // The token has the start in it, and stands alone.
  const [start, place] = token === null ? [instantIn(query, 'queryStartDate'), null] : split(token);
  const rows = orders.between(Number.isNaN(start) ? now - 2 * DAY : start, now, now);
  const { page, next } = pageOf(rows, place, PAGE, now, DAY);
  return {
    payload: {
      ...(next && { nextToken: `${start}:${next}` }),
      fulfillmentOrders: page.map((row) => headJson(seed, row)),
    },
  };
}

/** `GET /fba/outbound/2020-07-01/fulfillmentOrders/{id}` */
export function getFulfillmentOrder(id: string, orders: Lives, seed: number, now: number): object {
  const row = orders.find(Number(/^SHOP\/(\d+)$/.exec(id)?.[1] ?? Number.NaN), now);
  if (!row) throw failure(404, 'NotFound', 'There is no such order.');
  const dice = new Dice(mixed(seed, row.number, 5));
  const items = Array.from({ length: dice.between(1, 2) }, (_, place) => ({
    sellerSku: skuOf(dice.below(KINDS)).sku,
    sellerFulfillmentOrderItemId: `line-${place + 1}`,
    quantity: dice.between(1, 4),
    cancelledQuantity: 0,
    unfulfillableQuantity: 0,
    ...(dice.chance(0.5) && { perUnitPrice: { currencyCode: 'USD', value: '12.50' } }),
  }));
  const step = row.steps.find(({ word }) => word === 'Processing');
  const done = row.steps.find(({ word }) => word.startsWith('Complete'));
  return {
    payload: {
      fulfillmentOrder: headJson(seed, row),
      fulfillmentOrderItems: items,
      fulfillmentShipments: step ? [shipmentJson(row.number, step.at, done?.at ?? null, items)] : [],
      returnItems: [],
      returnAuthorizations: [],
    },
  };
}

function headJson(seed: number, { number, steps, at }: Row): Record<string, unknown> {
  const born = steps[0]!.at;
  return {
    sellerFulfillmentOrderId: multiChannelId(number),
    marketplaceId: 'ATVPDKIKX0DER',
    displayableOrderId: `#${1000 + number}`,
    displayableOrderDate: iso(born - 120_000),
    displayableOrderComment: 'Thank you',
    shippingSpeedCategory: number % 3 === 0 ? 'Expedited' : 'Standard',
    destinationAddress: person(new Dice(mixed(seed, number, 6))),
    fulfillmentAction: 'Ship',
    receivedDate: iso(born),
    fulfillmentOrderStatus: steps.at(-1)!.word,
    statusUpdatedDate: iso(at),
  };
}

function shipmentJson(
  number: number,
  planned: number,
  left: number | null,
  items: readonly { sellerSku: string; sellerFulfillmentOrderItemId: string; quantity: number }[],
): object {
  return {
    amazonShipmentId: `D${number}`,
    fulfillmentCenterId: number % 2 === 0 ? 'PHX7' : 'RNO1',
    fulfillmentShipmentStatus: left === null ? 'PENDING' : 'SHIPPED',
    shippingDate: iso(left ?? planned + DAY),
    fulfillmentShipmentItem: items.map((item) => ({
      sellerSku: item.sellerSku,
      sellerFulfillmentOrderItemId: item.sellerFulfillmentOrderItemId,
      quantity: item.quantity,
      packageNumber: left === null ? 0 : 1,
    })),
    ...(left !== null && {
      fulfillmentShipmentPackage: [
        { packageNumber: 1, carrierCode: 'UPS', trackingNumber: `1ZMCF${number}` },
      ],
    }),
  };
}

function split(token: string): [number, string] {
  const [start = '', place = ''] = token.split(':');
  if (!/^\d+$/.test(start)) throw failure(400, 'InvalidInput', 'nextToken is invalid');
  return [Number(start), place];
}
