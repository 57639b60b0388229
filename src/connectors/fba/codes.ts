/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { InventoryLedgerEntry, Order, Return } from '../../model/index.ts';
import { known } from '../kit/readings.ts';

type Shipment = Order['shipments'][number];

const orderStatuses: Readonly<Record<string, Order['status']>> = {
  PENDING_AVAILABILITY: 'open',
  PENDING: 'open',
  UNSHIPPED: 'confirmed',
  PARTIALLY_SHIPPED: 'partially_fulfilled',
  SHIPPED: 'fulfilled',
  CANCELLED: 'cancelled',
  UNFULFILLABLE: 'exception',
};

const packageStatuses: Readonly<Record<string, Shipment['status']>> = {
  PENDING: 'open',
  IN_TRANSIT: 'shipped',
  SHIPPED: 'shipped',
  DELIVERED: 'shipped',
  UNDELIVERABLE: 'shipped',
  CANCELLED: 'cancelled',
};

/** In small letters: the model and its own examples spell them differently. */
const multiChannelStatuses: Readonly<Record<string, Order['status']>> = {
  new: 'open',
  received: 'open',
  planning: 'processing',
  processing: 'processing',
  complete: 'fulfilled',
  completepartialled: 'partially_fulfilled',
  complete_partialled: 'partially_fulfilled',
  cancelled: 'cancelled',
  unfulfillable: 'exception',
  invalid: 'exception',
};

const multiChannelShipments: Readonly<Record<string, Shipment['status']>> = {
  pending: 'open',
  shipped: 'shipped',
  cancelled_by_fulfiller: 'cancelled',
  cancelled_by_seller: 'cancelled',
};

/** Every row is of units that have come back; other words say what is being done about them. */
const returnStatuses: Readonly<Record<string, Return['status']>> = {
  'unit returned to inventory': 'received',
  reimbursed: 'received',
  'pending repackaging': 'received',
  'repackaged successfully': 'received',
};

/** Met in client code; Amazon publishes no list. */
const movements: Readonly<Record<string, InventoryLedgerEntry['event_type']>> = {
  shipments: 'order_shipment',
  receipts: 'inbound_receipt',
  customerreturns: 'return_receipt',
  vendorreturns: 'supplier_return',
  whsetransfers: 'movement',
  adjustments: 'adjustment',
};

export function orderStatus(word: string | null): Order['status'] {
  return known(orderStatuses, word) ?? 'other';
}

/** What a firm buys from a business account; everybody else is a consumer. */
export function orderType(programs: readonly string[]): Order['type'] {
  return programs.includes('AMAZON_BUSINESS') ? 'b2b' : 'd2c';
}

/** `word`: of one of the parcels that a seller sends. */
export function packageStatus(word: string | null): Shipment['status'] {
  return known(packageStatuses, word) ?? 'other';
}

export function multiChannelStatus(word: string | null): Order['status'] {
  return known(multiChannelStatuses, word?.toLowerCase() ?? null) ?? 'other';
}

export function multiChannelShipment(word: string | null): Shipment['status'] {
  return known(multiChannelShipments, word?.toLowerCase() ?? null) ?? 'other';
}

export function returnStatus(word: string | null): Return['status'] {
  return known(returnStatuses, word?.toLowerCase() ?? null) ?? 'other';
}

/** Blanks and underscores do not count. */
export function movement(word: string | null): InventoryLedgerEntry['event_type'] {
  return known(movements, word?.toLowerCase().replace(/[\s_-]/g, '') ?? null) ?? 'other';
}
