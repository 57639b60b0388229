/** The vendor's words and ours. A word that no table knows becomes `other`, beside the word itself. */
import type { CartOrder, InboundShipment, InventoryLedgerEntry, Order, Return } from '../../model/index.ts';

type Words<T extends string> = Readonly<Record<string, T>>;

const orderStates: Words<Order['status']> = {
  NEW: 'open',
  ALLOCATED: 'confirmed',
  PICKING: 'processing',
  PICKED: 'picked',
  PACKED: 'packed',
  PART_SHIPPED: 'partially_fulfilled',
  SHIPPED: 'fulfilled',
  DELIVERED: 'fulfilled',
  HELD: 'exception',
  BACKORDER: 'backordered',
  VOID: 'cancelled',
};

const parcelStates: Words<Order['shipments'][number]['status']> = {
  LOADED: 'open',
  GONE: 'shipped',
  HANDED_OVER: 'shipped',
  RECALLED: 'cancelled',
};

const inboundStates: Words<InboundShipment['status']> = {
  ANNOUNCED: 'open',
  EN_ROUTE: 'in-transit',
  COUNTING: 'receiving',
  STOCKED: 'received',
  WITHDRAWN: 'cancelled',
};

const returnStates: Words<Return['status']> = {
  REGISTERED: 'open',
  ON_ITS_WAY: 'in-transit',
  INSPECTING: 'receiving',
  CLOSED: 'received',
  LAPSED: 'cancelled',
};

const bookings: Words<InventoryLedgerEntry['event_type']> = {
  DISPATCH: 'order_shipment',
  RECEIPT: 'inbound_receipt',
  RETURN_IN: 'return_receipt',
  COUNT: 'adjustment',
  MOVE: 'movement',
  TO_SUPPLIER: 'supplier_return',
};

const cartStates: Words<CartOrder['status']> = {
  PAID: 'open',
  ACCEPTED: 'confirmed',
  FULFILLING: 'processing',
  PART_SENT: 'partially_fulfilled',
  SENT: 'fulfilled',
  DISPUTED: 'exception',
  PREORDER: 'backordered',
  REFUNDED: 'cancelled',
};

const sendingStates: Words<NonNullable<CartOrder['shipments'][number]['status']>> = {
  OPEN: 'open',
  SENT: 'shipped',
  ARRIVED: 'delivered',
};

const orderTypes: Words<NonNullable<Order['type']>> = {
  CONSUMER: 'd2c',
  WHOLESALE: 'b2b',
  DROPSHIP: 'dropship',
  TRANSFER: 'transfer',
};

const dutyTerms: Words<NonNullable<Order['international_duty_paid_by']>> = {
  DDP: 'sender',
  DAP: 'recipient',
  THIRD: 'third_party',
};

const causes: Words<NonNullable<InventoryLedgerEntry['object_type']>> = {
  ORDER: 'order',
  NOTICE: 'inbound_shipment',
  RETURN: 'return',
};

const orOther =
  <T extends string>(words: Words<T>) =>
  (word: unknown): T | 'other' =>
    look(words, word) ?? 'other';

const orNull =
  <T extends string>(words: Words<T>) =>
  (word: unknown): T | null =>
    look(words, word) ?? null;

export const orderStatus = orOther(orderStates);
export const parcelStatus = orOther(parcelStates);
export const inboundStatus = orOther(inboundStates);
export const returnStatus = orOther(returnStates);
export const bookingType = orOther(bookings);
export const cartOrderStatus = orOther(cartStates);
export const sendingStatus = orOther(sendingStates);
export const orderType = orNull(orderTypes);
export const dutyPayer = orNull(dutyTerms);
export const causeType = orNull(causes);

// `constructor` and the like are words a vendor may send, too.
function look<T extends string>(words: Words<T>, word: unknown): T | undefined {
  return typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined;
}
