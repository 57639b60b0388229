/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { Order } from '../../model/index.ts';
import { known } from '../kit/readings.ts';

type Shipment = Order['shipments'][number];

const orderStatuses: Readonly<Record<string, Order['status']>> = {
  ImportReview: 'open',
  Processing: 'processing',
  Exception: 'exception',
  PartiallyFulfilled: 'partially_fulfilled',
  Fulfilled: 'fulfilled',
  Cancelled: 'cancelled',
};

const orderTypes: Readonly<Record<string, Order['type']>> = { DTC: 'd2c', DropShip: 'dropship', B2B: 'b2b' };

const shipmentStatuses: Readonly<Record<string, Shipment['status']>> = {
  None: 'open',
  ImportReview: 'open',
  Processing: 'open',
  Exception: 'open',
  OnHold: 'open',
  LabeledCreated: 'open',
  Completed: 'shipped',
  Cancelled: 'cancelled',
};

/** The vendor does not list the names of its details; these words are in its prose. */
const MISSING_STOCK = /out.?of.?stock|back.?order/i;

/** @param details names and descriptions of what its shipments say beside their status */
export function orderStatus(word: string | null, details: readonly string[]): Order['status'] {
  const status = known(orderStatuses, word) ?? 'other';
  return status === 'exception' && details.some((detail) => MISSING_STOCK.test(detail))
    ? 'backordered'
    : status;
}

export function orderType(word: string | null): Order['type'] {
  return known(orderTypes, word) ?? null;
}

/** A swept shipment is what was left over of an order and will never be sent: none of our words. */
export function shipmentStatus(word: string | null): Shipment['status'] {
  return known(shipmentStatuses, word) ?? 'other';
}
