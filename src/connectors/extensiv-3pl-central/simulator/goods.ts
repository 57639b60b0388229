/** Customers, facilities and items, and what is drawn for a line. */
import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

export const ITEMS = 200;
export const CUSTOMERS = [101, 102, 103] as const;
export const FACILITIES = [
  { id: 1, name: 'East', code: 'E', city: 'Reno', zip: '89502', state: 'NV' },
  { id: 2, name: 'West', code: 'W', city: 'Ontario', zip: '91761', state: 'CA' },
] as const;

/** A line of whatever it is. */
export interface Line {
  place: number;
  item: number;
  qty: number;
}

export function customerOf(item: number): number {
  return CUSTOMERS[item % CUSTOMERS.length]!;
}

export function customerName(customer: number): string {
  return `Merchant ${customer}`;
}

export function skuOf(item: number): string {
  return `SKU-${item}`;
}

/** One to three lines with goods of one customer. */
export function linesOf(seed: number, number: number): { customer: number; facility: number; lines: Line[] } {
  const dice = new Dice(mixed(seed, number, 5));
  const first = dice.below(CUSTOMERS.length);
  const lines = Array.from({ length: dice.between(1, 3) }, (_, place) => {
    const item = first + CUSTOMERS.length * dice.between(1, 60);
    return { place, item, qty: dice.between(1, 9) };
  });
  return { customer: customerOf(first), facility: dice.pick(FACILITIES).id, lines };
}

/** Whose a transaction is, as every kind of it says. */
export function owners(customer: number, facility: number) {
  return {
    customerIdentifier: { externalId: `M${customer}`, name: customerName(customer), id: customer },
    facilityIdentifier: { name: FACILITIES.find(({ id }) => id === facility)!.name, id: facility },
  };
}
