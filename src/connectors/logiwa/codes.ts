/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { InboundShipment, InventoryLedgerEntry, Order } from '../../model/index.ts';

const orderStatuses: Readonly<Record<string, Order['status']>> = {
  entered: 'open',
  approved: 'confirmed',
  started: 'processing',
  shipped: 'fulfilled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

const receiptStatuses: Readonly<Record<string, InboundShipment['status']>> = {
  entered: 'open',
  approved: 'open',
  'in transit': 'in-transit',
  started: 'receiving',
  completed: 'received',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

const orderTypes: Readonly<Record<string, NonNullable<Order['type']>>> = {
  b2b: 'b2b',
  wholesale: 'b2b',
  b2c: 'd2c',
  d2c: 'd2c',
  dropship: 'dropship',
  'drop ship': 'dropship',
  transfer: 'transfer',
};

/** Kinds of movement by words that stand in the vendor's, which each account may have its own of. */
const movements: readonly [RegExp, InventoryLedgerEntry['event_type']][] = [
  [/adjust|count/i, 'adjustment'],
  [/return/i, 'return_receipt'],
  [/receipt|receiv/i, 'inbound_receipt'],
  [/ship/i, 'order_shipment'],
  [/mov|transfer|replenish|put|pick/i, 'movement'],
];

/** Ours of the word alone; null where no table knows it. */
export function orderStatusOf(word: string | null): Order['status'] | null {
  return known(orderStatuses, word);
}

/** Of a receipt order, also of one for a return. */
export function receiptStatus(word: string | null): InboundShipment['status'] {
  return known(receiptStatuses, word) ?? 'other';
}

export function orderType(word: string | null): Order['type'] {
  return known(orderTypes, word);
}

export function movementOf(words: readonly (string | null)[]): InventoryLedgerEntry['event_type'] {
  const said = words.filter((word) => word !== null).join(' ');
  return movements.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}

/** Whether the words say that units are taken away, where their count does not. */
export function takesAway(words: readonly (string | null)[]): boolean {
  const said = words.filter((word) => word !== null).join(' ');
  return /\b(out|decrease|minus|removal|remove|ship\w*)\b/i.test(said);
}

function known<T>(table: Readonly<Record<string, T>>, word: string | null): T | null {
  const lower = word?.toLowerCase() ?? '';
  return Object.hasOwn(table, lower) ? table[lower]! : null;
}
