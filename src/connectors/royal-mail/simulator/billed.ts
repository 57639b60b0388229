import { isoDay, pickupDay } from '../../kit/simulator/billing-week.ts';
import type { Dice } from '../../kit/simulator/dice.ts';
import { diceOf } from '../../kit/simulator/draws.ts';

export const ACCOUNT = '0111111111';

/** What decides the invoices. */
export interface Terms {
  seed: number;
  /** How many sales orders there are a weekday. */
  perDay: number;
}

/** A confirmed posting of so many items of one product. Money in pence. */
export interface SalesOrder {
  number: string;
  day: string;
  productCode: string;
  productName: string;
  mailClass: string;
  volume: number;
  net: number;
  tax: number;
  /** The tracking numbers of its items, as far as the despatch system kept them. */
  tracking: string[];
}

const TRACKED = [
  ['TPS', 'Tracked 48', 'Tracked 48'],
  ['TPM', 'Tracked 24', 'Tracked 24'],
  ['TSS', 'Tracked Small Signed', 'Tracked 24'],
  ['MP7', 'International Tracked Packet', 'International'],
] as const;

export function invoiceNumber(week: number): string {
  return `90${String(week).padStart(8, '0')}`;
}

/** The sales orders of a week's invoice. */
export function ordersOf({ seed, perDay }: Terms, week: number): SalesOrder[] {
  const orders: SalesOrder[] = [];
  for (let weekday = 0; weekday < 5; weekday++)
    for (let nth = 0; nth < perDay; nth++) {
      const serial = ((week % 10_000) * 5 + weekday) * 1000 + nth;
      orders.push(orderOf(diceOf(seed, week, weekday, nth), serial, isoDay(pickupDay(week, weekday))));
    }
  return orders;
}

function orderOf(dice: Dice, serial: number, day: string): SalesOrder {
  const common = { number: String(2_000_000_000 + serial), day };
  const kind = dice.fraction();
  if (kind < 0.05)
    return {
      ...common,
      ...product('RXA', 'Sales Order Admin Charge', ''),
      volume: 1,
      net: 500,
      tax: 100,
      tracking: [],
    };
  // Letters are counted, not tracked, and exempt from VAT.
  if (kind < 0.15)
    return {
      ...common,
      ...product('STL1', '1st Class Letters', '1st Class'),
      volume: 1_250,
      net: 106_250,
      tax: 0,
      tracking: [],
    };
  // Given back by an order of its own.
  if (kind < 0.2)
    return {
      ...common,
      ...product('IBB', 'International Adjustment', ''),
      volume: 0,
      net: -735,
      tax: 0,
      tracking: [],
    };
  const volume = dice.between(1, 7);
  const net = volume * dice.between(280, 410) + dice.between(0, 5);
  // One in ten is not whole: a label was printed twice, or elsewhere.
  const kept = dice.chance(0.1) ? volume - 1 : volume;
  const numbers = Array.from(
    { length: kept },
    (_, item) => `AA${String(serial % 10_000_000).padStart(7, '0')}${String(item).padStart(2, '0')}GB`,
  );
  const [code, name, mailClass] = dice.pick(TRACKED);
  return {
    ...common,
    ...product(code, name, mailClass),
    volume,
    net,
    tax: Math.round(net * 0.2),
    tracking: dice.chance(0.1) ? [] : numbers,
  };
}

function product(productCode: string, productName: string, mailClass: string) {
  return { productCode, productName, mailClass };
}
