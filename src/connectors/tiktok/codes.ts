import type { Order } from '../../model/index.ts';

const STATUSES: ReadonlyMap<string, Order['status']> = new Map([
  ['UNPAID', 'open'],
  ['ON_HOLD', 'open'],
  ['AWAITING_SHIPMENT', 'confirmed'],
  ['PARTIALLY_SHIPPING', 'partially_fulfilled'],
  ['AWAITING_COLLECTION', 'packed'],
  ['IN_TRANSIT', 'fulfilled'],
  ['DELIVERED', 'fulfilled'],
  ['COMPLETED', 'fulfilled'],
  ['CANCELLED', 'cancelled'],
]);

export function orderStatus(word: string | null): Order['status'] {
  return STATUSES.get(word ?? '') ?? 'other';
}
