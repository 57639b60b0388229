/** The vendor's words and ours. What no table knows becomes `other`, beside the word itself. */
import type { InboundShipment, InventoryLedgerEntry, Order } from '../../model/index.ts';

/** What tells more about a pending order than its status does. */
export interface OrderProgress {
  held: boolean;
  ordered: number;
  shipped: number;
  allocated: number;
  backordered: number;
  /** Whether every unit that is not shipped yet lies in a tote. */
  picked: boolean;
}

/**
 * An order's status. Accounts can name statuses of their own, and those say nothing to us; `pending` covers everything
 * from received to packed, and the quantities tell the rest.
 */
export function orderStatus(word: unknown, progress: OrderProgress): Order['status'] {
  const status = plain(word);
  if (status === 'fulfilled') return 'fulfilled';
  if (status === 'canceled' || status === 'cancelled') return 'cancelled';
  if (status !== 'pending') return 'other';
  const { held, ordered, shipped, allocated, backordered, picked } = progress;
  if (held) return 'exception';
  if (shipped > 0) return 'partially_fulfilled';
  if (picked) return 'picked';
  if (backordered > 0 && allocated === 0) return 'backordered';
  if (ordered > 0 && allocated >= ordered) return 'confirmed';
  return 'open';
}

/** A purchase order's status, and how much of it has come in. */
export function inboundStatus(word: unknown, received: number): InboundShipment['status'] {
  const status = plain(word);
  if (status === 'closed') return 'received';
  if (status === 'canceled' || status === 'cancelled') return 'cancelled';
  if (status === 'pending') return received > 0 ? 'receiving' : 'open';
  return 'other';
}

/** Labels that were taken back: nothing travels with them. */
export function isVoid(word: unknown): boolean {
  return ['void', 'voided', 'refunded', 'canceled', 'cancelled'].includes(plain(word));
}

/** Who pays customs duty, from the terms of trade. */
export function dutyPayer(incoterms: unknown): Order['international_duty_paid_by'] {
  const terms = plain(incoterms);
  if (terms === 'ddp') return 'sender';
  return terms === 'ddu' || terms === 'dap' ? 'recipient' : null;
}

/**
 * The reasons of stock changes are sentences, and nobody has a list of them: the first pattern that fits decides, the
 * narrower ones first ("return to vendor" is no return of a customer, "purchase order" no order).
 */
const reasons: readonly (readonly [RegExp, InventoryLedgerEntry['event_type']])[] = [
  [/\breturn(ed)? to (the )?(vendor|supplier)\b/, 'supplier_return'],
  [/\b(transfer(red)?|moved?|relocat\w*|replenish\w*|put ?away)\b/, 'movement'],
  [/\b(returns?|returned|rma|restock\w*)\b/, 'return_receipt'],
  [/\b(purchase order|po|received|receiving|inbound)\b/, 'inbound_receipt'],
  [/\b(cycle count\w*|counted|count|adjust\w*|manual\w*|correct\w*|damaged?|lost|found)\b/, 'adjustment'],
  [/\bkit\w*\b/, 'other'],
  [/\b(shipped|shipment|packed|order)\b/, 'order_shipment'],
];

/** A reason is a sentence; of what is longer only this much is looked at, for patterns take their time over megabytes. */
const LOOKED_AT = 1000;

/** What kind of movement a reason tells of. */
export function movementType(reason: unknown): InventoryLedgerEntry['event_type'] {
  const words = plain(reason);
  return reasons.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** The number that a reason names, and of what: `Order S-1001 shipped`. */
export function referenceIn(reason: unknown): { kind: 'order' | 'purchase_order'; number: string } | null {
  if (typeof reason !== 'string') return null;
  const words = reason.slice(0, LOOKED_AT);
  const purchase = /\b(?:purchase order|PO)\s*[:#]?\s*([\w./-]*\d[\w./-]*)/i.exec(words);
  if (purchase) return { kind: 'purchase_order', number: purchase[1]! };
  const order = /\border\s*[:#]?\s*([\w./-]*\d[\w./-]*)/i.exec(words);
  return order ? { kind: 'order', number: order[1]! } : null;
}

function plain(word: unknown): string {
  return typeof word === 'string' ? word.slice(0, LOOKED_AT).trim().toLowerCase() : '';
}
