/** The vendor's numbers and flags, and our words. A number that no table knows becomes `other`. */
import type { InboundShipment, InventoryLedgerEntry, Order, Return } from '../../model/index.ts';
import type { Hal } from './ask.ts';

/** Of orders, receivers and adjustments. */
const OPEN = 0;
export const CLOSED = 1;
export const CANCELLED = 2;

const FLAGS = [
  'onHoldDate',
  'isClosed',
  'packDoneDate',
  'pickDoneDate',
  'pickStarted',
  'pickTicketPrintDate',
  'fullyAllocated',
] as const;

/** The furthest that an order has come. */
const STEPS: readonly (readonly [flag: (typeof FLAGS)[number], status: Order['status']])[] = [
  ['onHoldDate', 'exception'],
  ['packDoneDate', 'packed'],
  ['pickDoneDate', 'picked'],
  ['pickStarted', 'processing'],
  ['pickTicketPrintDate', 'processing'],
  ['fullyAllocated', 'confirmed'],
];

/** The status of an order, from its number and its flags: between open and closed the vendor has no number. */
export function orderStatus(readOnly: Hal): Order['status'] {
  const { status } = readOnly;
  if (status === CANCELLED) return 'cancelled';
  if (status === CLOSED || readOnly.isClosed === true) return 'fulfilled';
  if (status !== OPEN && status !== null && status !== undefined) return 'other';
  return STEPS.find(([flag]) => isSet(readOnly[flag]))?.[1] ?? 'open';
}

/** What that status was read from: `0 fullyAllocated pickStarted`. */
export function rawOrderStatus(readOnly: Hal): string {
  const number = typeof readOnly.status === 'number' ? [String(readOnly.status)] : [];
  return [...number, ...FLAGS.filter((flag) => isSet(readOnly[flag]))].join(' ');
}

function isSet(flag: unknown): boolean {
  return flag === true || (typeof flag === 'string' && flag !== '');
}

/** Whether a receiver was confirmed. Before that its arrival date is when it should be, and its quantities may change. */
export function isConfirmed({ status }: Hal): boolean {
  return status === CLOSED;
}

/** The status of a receiver, be it of an inbound shipment or of a return. */
export function receiverStatus({ status }: Hal): InboundShipment['status'] & Return['status'] {
  if (status === CANCELLED) return 'cancelled';
  if (status === CLOSED) return 'received';
  return status === OPEN || status === null || status === undefined ? 'open' : 'other';
}

const ORDER_TYPES: ReadonlyMap<unknown, Order['type']> = new Map([
  ['B2B', 'b2b'],
  ['D2C', 'd2c'],
]);

export function orderType(word: unknown): Order['type'] {
  return ORDER_TYPES.get(word) ?? null;
}

/** How stock moved. */
export type Movement = 'adjustment' | 'receipt' | 'return' | 'shipment';

const MOVEMENTS: Readonly<Record<Movement, InventoryLedgerEntry['event_type']>> = {
  adjustment: 'adjustment',
  receipt: 'inbound_receipt',
  return: 'return_receipt',
  shipment: 'order_shipment',
};

/** Both sides of a transfer are adjustments of a subtype. */
export function movementType(kind: Movement, subType: unknown): InventoryLedgerEntry['event_type'] {
  if (!Object.hasOwn(MOVEMENTS, kind)) return 'other';
  return kind === 'adjustment' && (subType === 1 || subType === 2) ? 'movement' : MOVEMENTS[kind];
}
