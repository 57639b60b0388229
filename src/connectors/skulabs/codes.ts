/** The vendor's words and ours. What no table knows becomes `other`, beside the word itself. */
import type { Order } from '../../model/index.ts';
import { known } from './values.ts';

const orderStatuses: Readonly<Record<string, Order['status']>> = {
  pending: 'open',
  unstarted: 'open',
  'awaiting fulfillment': 'confirmed',
  in_progress: 'processing',
  'partially cleared': 'processing',
  cleared: 'packed',
  'partially shipped': 'partially_fulfilled',
  shipped: 'fulfilled',
  delayed: 'exception',
  stopped: 'exception',
  cancelled: 'cancelled',
};

/** Archived orders have no other status any more: they were sent if anything of them was. */
export function orderStatus(word: unknown, wasSent: boolean): Order['status'] {
  if (word === 'archived' && wasSent) return 'fulfilled';
  return known(orderStatuses, word) ?? 'other';
}

/** Of these all lines have been scanned. */
export function isCleared(word: unknown): boolean {
  return word === 'cleared' || word === 'shipped';
}
