/** The vendor's words and ours. What no table knows becomes `other`, beside the word itself. */
import type { Order } from '../../model/index.ts';

const orderStatuses: Readonly<Record<string, Order['status']>> = {
  DRAFT: 'open',
  AWAITING_STOCK: 'backordered',
  AWAITING_PICK_AND_PACK: 'confirmed',
  PACKING_IN_PROGRESS: 'processing',
  PICKED: 'picked',
  PACKED: 'packed',
  DISPATCHED: 'fulfilled',
  REJECTED: 'exception',
};

/** Of these all lines are picked. */
const PICKED: readonly unknown[] = ['PICKED', 'PACKED', 'DISPATCHED'];

export function orderStatus(word: unknown): Order['status'] {
  return typeof word === 'string' && Object.hasOwn(orderStatuses, word) ? orderStatuses[word]! : 'other';
}

export function isPicked(word: unknown): boolean {
  return PICKED.includes(word);
}

/** Whether stock of a status can be sent; of the statuses that are documented only one says so. */
export function canBeSent(productStatus: unknown): boolean {
  return productStatus === 'OK';
}
