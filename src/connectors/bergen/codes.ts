/** The vendor's words and ours. What no table knows becomes `other`, or null where that is no status. */
import type { InboundShipment, Order } from '../../model/index.ts';

/** All states of pick tickets that its WSDL lists. */
const orderStatuses: Readonly<Record<string, Order['status']>> = {
  'new - pending printing': 'open',
  'printed - pending picking': 'processing',
  'picking in process': 'processing',
  'picked - pending qa check': 'picked',
  'qa in progress': 'picked',
  'qa pass - pending packing': 'picked',
  'qa pass-incorrect items-pending packing': 'picked',
  'qa pass-too many items-pending packing': 'picked',
  'qa pass-missing items-pending packing': 'picked',
  'packing in progress': 'picked',
  'packed - pending shipping': 'packed',
  'packed - pending invoice': 'packed',
  'pending shipping': 'packed',
  'pending ups processing': 'packed',
  'pending ups upload': 'packed',
  'ups label done': 'packed',
  'ups upload done': 'packed',
  'world ship': 'packed',
  'world ship - import': 'packed',
  'billing info received': 'packed',
  'payment done': 'packed',
  'approved - partially shipped': 'partially_fulfilled',
  'partial delivery': 'partially_fulfilled',
  'shipped complete': 'fulfilled',
  'shipped via truck': 'fulfilled',
  'package in transit': 'fulfilled',
  delivered: 'fulfilled',
  'cross-docked': 'fulfilled',
  'warehouse transfer done': 'fulfilled',
  'csr - no stock': 'backordered',
  'qa failed - too many items': 'exception',
  'qa failed - missing items': 'exception',
  'qa failed - incorrect items': 'exception',
  'ups upload failed': 'exception',
  'ups upload done with warning': 'exception',
  'short pt - pending picker check': 'exception',
  'csr - pending csr check': 'exception',
  'csr hold- per customer request': 'exception',
  cancelled: 'cancelled',
};

/** In the order in which a ticket goes through them; a ticket that moves on while they are walked is met again. */
export const RECEIVING_STATES = [
  'Draft',
  'PendingCSR',
  'PendingPrinting',
  'PrintedPendingCount',
  'CountingInProgress',
  'PendingPutaway',
  'PutAwayInProgress',
  'AddedToInventory',
  'Cancelled',
] as const;

const receivingStatuses: Readonly<Record<string, InboundShipment['status']>> = {
  draft: 'open',
  pendingcsr: 'open',
  pendingprinting: 'open',
  printedpendingcount: 'receiving',
  countinginprogress: 'receiving',
  pendingputaway: 'receiving',
  putawayinprogress: 'receiving',
  addedtoinventory: 'received',
  cancelled: 'cancelled',
};

const orderTypes: Readonly<Record<string, NonNullable<Order['type']>>> = {
  b2b: 'b2b',
  wholesale: 'b2b',
  b2c: 'd2c',
  d2c: 'd2c',
  ecommerce: 'd2c',
  'e-commerce': 'd2c',
  dropship: 'dropship',
  transfer: 'transfer',
};

const weightUnits: Readonly<Record<string, 'kg' | 'oz' | 'lb'>> = {
  kg: 'kg',
  kgs: 'kg',
  lb: 'lb',
  lbs: 'lb',
  oz: 'oz',
};

export function orderStatus(word: string | null): Order['status'] {
  return known(orderStatuses, word) ?? 'other';
}

export function receivingStatus(word: string | null): InboundShipment['status'] {
  return known(receivingStatuses, word) ?? 'other';
}

export function orderType(word: string | null): Order['type'] {
  return known(orderTypes, word);
}

export function weightUnit(word: string | null): 'kg' | 'oz' | 'lb' | null {
  return known(weightUnits, word);
}

/** Whether freight is on somebody else's account; null where the word does not say. */
export function isThirdPartyFreight(word: string | null): boolean | null {
  const lower = word?.toLowerCase() ?? '';
  if (lower === 'third party') return true;
  return lower === 'prepaid' || lower === 'sender' ? false : null;
}

function known<T>(table: Readonly<Record<string, T>>, word: string | null): T | null {
  const lower = word?.toLowerCase() ?? '';
  return Object.hasOwn(table, lower) ? table[lower]! : null;
}
