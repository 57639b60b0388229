/** The vendor's words and ours. What no table knows becomes `other`. */
import type { InboundShipment, Order } from '../../model/index.ts';

type Shipment = Order['shipments'][number];

/** The words that a client of the vendor's tells apart, in small letters; there is no list of the vendor's own. */
const orderStatuses: Readonly<Record<string, Order['status']>> = {
  pending: 'open',
  'on order': 'confirmed',
  processed: 'processing',
  shipped: 'fulfilled',
  'back order': 'backordered',
  cancelled: 'cancelled',
  error: 'exception',
};

const CANCELLED = /cancel|void/i;

export function orderStatus(word: string | null): Order['status'] {
  const known = word?.toLowerCase() ?? '';
  return Object.hasOwn(orderStatuses, known) ? orderStatuses[known]! : 'other';
}

/** Whether a parcel has left is a field of its own, which says more than words that nobody lists. */
export function shipmentStatus(word: string | null, shipped: boolean | null): Shipment['status'] {
  if (word !== null && CANCELLED.test(word)) return 'cancelled';
  return shipped === null ? 'other' : shipped ? 'shipped' : 'open';
}

/** Words of ASNs and returns are listed nowhere: beside a cancellation the counts tell how far they are. */
export function receivedStatus(
  word: string | null,
  lines: readonly { expected: number; received: number }[],
): InboundShipment['status'] {
  if (word !== null && CANCELLED.test(word)) return 'cancelled';
  if (lines.every(({ received }) => received <= 0)) return 'open';
  return lines.every(({ expected, received }) => received >= expected) ? 'received' : 'receiving';
}
