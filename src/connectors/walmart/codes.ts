import type { Order, Return } from '../../model/index.ts';

const SENT = new Set(['Shipped', 'Delivered', 'Refund']);

/** What the statuses of all lines come to. Cancelled lines say nothing where others live; a refund follows a shipment. */
export function orderStatus(words: readonly string[]): Order['status'] {
  const living = words.filter((word) => word !== 'Cancelled');
  if (living.length === 0) return words.length > 0 ? 'cancelled' : 'other';
  if (!living.every((word) => SENT.has(word) || word === 'Created' || word === 'Acknowledged'))
    return 'other';
  const sent = living.filter((word) => SENT.has(word)).length;
  if (sent > 0) return sent === living.length ? 'fulfilled' : 'partially_fulfilled';
  return living.every((word) => word === 'Acknowledged') ? 'confirmed' : 'open';
}

/** Whether the warehouse is done with a line. */
export function isSent(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => SENT.has(word));
}

const BACK = new Set(['DELIVERED', 'COMPLETED']);

/** What the statuses of a return's lines come to. */
export function returnStatus(
  lines: readonly { status: string | null; delivery: string | null }[],
): Return['status'] {
  if (lines.length === 0) return 'other';
  const back = lines.filter(({ status }) => BACK.has(status ?? '')).length;
  if (back === lines.length) return 'received';
  if (!lines.every(({ status }) => BACK.has(status ?? '') || status === 'INITIATED')) return 'other';
  if (back > 0) return 'receiving';
  return lines.some(({ delivery }) => delivery === 'RETURN_IN_TRANSIT' || delivery === 'IN_TRANSIT')
    ? 'in-transit'
    : 'open';
}

/** Whether the words for where a returned line is say that it has arrived. All of them are published nowhere. */
export function hasArrived(status: string | null, delivery: string | null): boolean {
  return status === 'DELIVERED' || delivery === 'DELIVERED' || delivery === 'RETURN_DELIVERED';
}
