import { Calendar } from './calendar.ts';
import { LifeStream, type Script } from './life.ts';
import { mix } from './random.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const soon = [5, 2 * HOUR] as const;
const sameDay = [1 * HOUR, 10 * HOUR] as const;
const packing = [10, 90] as const;
const pickup = [30, 6 * HOUR] as const;
const transit = [1 * DAY, 4 * DAY] as const;

const usual = ['ALLOCATED', 'PICKING', 'PACKED', 'SHIPPED'];
const usualWaits = [soon, sameDay, packing, pickup];

// GIFT_WRAP, CUSTOMS_REVIEW, YARD_HOLD and LAB_TEST are states our tables do not know, as every real vendor has.
const orderScripts: readonly Script[] = [
  { weight: 60, states: ['NEW', ...usual, 'DELIVERED'], waits: [...usualWaits, transit] },
  { weight: 24, states: ['NEW', ...usual], waits: usualWaits },
  {
    weight: 4,
    states: ['NEW', 'HELD', ...usual],
    waits: [soon, [6 * HOUR, 2 * DAY], ...usualWaits.slice(1)],
  },
  {
    weight: 4,
    states: ['NEW', 'BACKORDER', ...usual],
    waits: [soon, [2 * DAY, 6 * DAY], ...usualWaits.slice(1)],
  },
  { weight: 2, states: ['NEW', 'VOID'], waits: [[20, DAY]] },
  { weight: 1, states: ['NEW', 'ALLOCATED', 'VOID'], waits: [soon, [2 * HOUR, 2 * DAY]] },
  {
    weight: 3,
    states: ['NEW', 'ALLOCATED', 'PICKING', 'PACKED', 'PART_SHIPPED', 'SHIPPED'],
    waits: [...usualWaits, [12 * HOUR, 2 * DAY]],
  },
  {
    weight: 1,
    states: ['NEW', 'ALLOCATED', 'PICKING', 'GIFT_WRAP', 'PACKED', 'SHIPPED'],
    waits: [soon, sameDay, [1 * HOUR, DAY], packing, pickup],
  },
  { weight: 1, states: ['NEW', 'ALLOCATED', 'CUSTOMS_REVIEW'], waits: [soon, [3 * HOUR, 3 * DAY]] },
];

const inboundScripts: readonly Script[] = [
  {
    weight: 16,
    states: ['ANNOUNCED', 'EN_ROUTE', 'COUNTING', 'STOCKED'],
    waits: [[2 * HOUR, 2 * DAY], transit, [2 * HOUR, DAY]],
  },
  { weight: 2, states: ['ANNOUNCED', 'WITHDRAWN'], waits: [[4 * HOUR, 3 * DAY]] },
  {
    weight: 2,
    states: ['ANNOUNCED', 'EN_ROUTE', 'YARD_HOLD', 'COUNTING', 'STOCKED'],
    waits: [[2 * HOUR, 2 * DAY], transit, [4 * HOUR, DAY], [2 * HOUR, DAY]],
  },
];

const returnScripts: readonly Script[] = [
  {
    weight: 17,
    states: ['REGISTERED', 'ON_ITS_WAY', 'INSPECTING', 'CLOSED'],
    waits: [[4 * HOUR, 2 * DAY], transit, [2 * HOUR, 2 * DAY]],
  },
  { weight: 2, states: ['REGISTERED', 'LAPSED'], waits: [[7 * DAY, 9 * DAY]] },
  {
    weight: 1,
    states: ['REGISTERED', 'ON_ITS_WAY', 'LAB_TEST'],
    waits: [[4 * HOUR, 2 * DAY], transit],
  },
];

/** What all accounts of a seed share: the calendars and scripts their data follows. */
export interface World {
  seed: number;
  orders: LifeStream;
  inbound: LifeStream;
  returns: LifeStream;
  bills: Calendar;
  ledger: Calendar;
}

/**
 * Makes the world of a seed; 63 orders a day come to about 23,000 in twelve months.
 *
 * @param perDay of everything alike, in place of what a middling customer has
 */
export function makeWorld(seed: number, perDay?: number): World {
  return {
    seed,
    orders: new LifeStream(seed, 11, perDay ?? 63, orderScripts, ['NEW']),
    inbound: new LifeStream(seed, 12, perDay ?? 2, inboundScripts, ['ANNOUNCED', 'EN_ROUTE']),
    returns: new LifeStream(seed, 13, perDay ?? 4, returnScripts, ['REGISTERED', 'ON_ITS_WAY']),
    bills: new Calendar(mix(seed, 14), perDay ?? 20),
    ledger: new Calendar(mix(seed, 15), perDay ?? 40),
  };
}
