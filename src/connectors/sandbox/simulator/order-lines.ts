import { Dice } from '../../kit/simulator/dice.ts';
import { type Good, goodAt, PRODUCTS, sampleGoods } from './goods.ts';
import { mix } from './random.ts';
import { SAMPLE_NUMBER, SAMPLE_SITE } from './samples.ts';

/** One product of an order. */
export interface OrderLine {
  good: Good;
  quantity: number;
  discount: number;
}

/** What was ordered: the same for the warehouse, the shop, the returns desk and the carrier. */
export function orderLines(base: number, number: number, atLeast = 1): OrderLine[] {
  if (number === SAMPLE_NUMBER)
    return sampleGoods(base).map((good, at) => ({ good, quantity: 2 - at, discount: 0 }));
  const dice = new Dice(mix(base, number, 41));
  const count = Math.max(dice.pick([1, 1, 1, 2, 2, 3, 4]), atLeast);
  return Array.from({ length: count }, () => {
    const good = goodAt(base, dice.below(PRODUCTS));
    const quantity = dice.pick([1, 1, 1, 2, 3]);
    return { good, quantity, discount: dice.chance(0.2) ? cents(good.price * quantity * 0.1) : 0 };
  });
}

/** What the buyer paid. */
export function orderMoney(lines: readonly OrderLine[]) {
  const goods = cents(lines.reduce((sum, line) => sum + line.good.price * line.quantity, 0));
  const discount = cents(lines.reduce((sum, line) => sum + line.discount, 0));
  const tax = cents((goods - discount) * 0.08);
  const shipping = goods > 75 ? 0 : 6.9;
  return { goods, discount, tax, shipping, total: cents(goods - discount + tax + shipping) };
}

/** Two orders in three use a parcel service, the big ones a pallet. */
export function methodOf(base: number, number: number, lines: readonly OrderLine[]): number {
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return units > 9 ? 5 : mix(base, number, 42) % 5;
}

/** The site that an order is sent from. */
export function siteRef(base: number, number: number): string {
  return number === SAMPLE_NUMBER ? SAMPLE_SITE : `warehouse_id_${mix(base, number, 43) % 3}`;
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
