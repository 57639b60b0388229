import { hash } from 'node:crypto';
import type { InvoiceLineItem } from '../../model/index.ts';

/** What part of a sales order a line is. */
export interface Share {
  /** From 1; the first has the id that the whole order has while nobody knows its items. */
  nth: number;
  tracking: string | null;
  /** Of how many equal parts of the order, which of them on: `first` is the index from 0. */
  of: number;
  first: number;
  count: number;
  allocation: 'whole_order' | 'item' | 'rest' | 'more_numbers_than_items';
}

/**
 * Divides a sales order over the tracking numbers that are known of it. Lines only become more as numbers come in, so
 * that what was stored before is corrected and never stands beside its own parts.
 *
 * @param numbers in a fixed order, each once
 * @param volume how many items the order has; null where it does not say
 */
export function sharesOf(numbers: readonly string[], volume: number | null): Share[] {
  const items = Math.max(volume ?? numbers.length, 1);
  const whole: Share = { nth: 1, tracking: null, of: 1, first: 0, count: 1, allocation: 'whole_order' };
  if (numbers.length === 0) return [whole];
  // They contradict each other, so nothing is divided; what was divided before comes to nothing.
  if (numbers.length > items)
    return Array.from({ length: items }, (_, index) => ({
      ...whole,
      nth: index + 1,
      count: index === 0 ? 1 : 0,
      allocation: 'more_numbers_than_items',
    }));
  const shares: Share[] = numbers.map((tracking, index) => ({
    nth: index + 1,
    tracking,
    of: items,
    first: index,
    count: 1,
    allocation: 'item',
  }));
  const rest = items - numbers.length;
  if (rest > 0)
    shares.push({
      nth: numbers.length + 1,
      tracking: null,
      of: items,
      first: numbers.length,
      count: rest,
      allocation: 'rest',
    });
  return shares;
}

/** The id of a share, by that of its whole order. */
export function idOfShare(orderId: string, { nth }: Share): string {
  return nth === 1 ? orderId : hash('sha256', `${orderId}/${nth}`).slice(0, 40);
}

/** The line of a share, by that of its whole order. */
export function lineOfShare(order: InvoiceLineItem, share: Share): InvoiceLineItem {
  const { tracking, allocation, count } = share;
  return {
    ...order,
    id: idOfShare(order.id, share),
    tracking_number: tracking,
    net_cost: partOf(order.net_cost ?? 0, share),
    gross_cost: partOf(order.gross_cost ?? 0, share),
    additional_fields: {
      ...order.additional_fields,
      allocation,
      items: allocation === 'whole_order' ? null : count,
    },
  };
}

/** Equal parts to the penny; those that come first have a penny more where it does not divide. */
function partOf(amount: number, { of, first, count }: Share): number {
  if (of === 1) return amount * count;
  const pence = Math.round(amount * 100);
  const size = Math.trunc(pence / of);
  const extra = Math.abs(pence % of);
  const withExtra = Math.max(Math.min(extra - first, count), 0);
  return (size * count + Math.sign(pence) * withExtra) / 100;
}
