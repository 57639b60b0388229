/** The vendor's words and ours. A code or title that no table knows becomes `other`, beside the word itself. */
import type { Order, Return } from '../../model/index.ts';

type OrderStatus = Order['status'];

/**
 * Codes are state, stage and detail, two digits each. The longest beginning of a code that stands here decides, so
 * that a new detail of a known stage keeps its meaning and a new stage of a known state that of no other.
 */
const orderCodes: Readonly<Record<string, OrderStatus>> = {
  '0101': 'open',
  '0102': 'confirmed',
  '0103': 'exception',
  '010301': 'backordered',
  '0104': 'exception',
  '0105': 'exception',
  '0106': 'exception',
  '0107': 'exception',
  '010801': 'backordered',
  '010802': 'exception',
  '0109': 'processing',
  '0201': 'exception',
  '0202': 'processing',
  // Voided postage and a departure hold share one code, and one meaning to us; raw_status has the names.
  '0203': 'exception',
  '0204': 'processing',
  '0205': 'exception',
  '0206': 'processing',
  '0207': 'processing',
  '0208': 'processing',
  '0209': 'packed',
  '0210': 'packed',
  '03': 'fulfilled',
  // Goods that came back: no status of ours says so; the return itself is a record of get_returns.
  '04': 'other',
  '05': 'cancelled',
  '06': 'other',
};

/** A six-digit status code in our words. */
export function orderStatus(code: string | null): OrderStatus {
  if (code === null || !/^\d{6}$/.test(code)) return 'other';
  for (const length of [6, 4, 2]) {
    const status = orderCodes[code.slice(0, length)];
    if (status) return status;
  }
  return 'other';
}

/** Whether an order with this code has been picked: from the verified label on, and whatever was shipped. */
export function isPicked(code: string | null): boolean {
  return code !== null && /^(0209|0210|03|04)/.test(code);
}

const returnTitles: Readonly<Record<string, Return['status']>> = {
  open: 'open',
  'in transit': 'in-transit',
  'in-transit': 'in-transit',
  receiving: 'receiving',
  received: 'received',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

/** The vendor lists no titles, so only those are understood that are our own words; see README.md. */
export function returnStatus(title: string | null): Return['status'] {
  const word = title?.trim().toLowerCase() ?? '';
  return Object.hasOwn(returnTitles, word) ? returnTitles[word]! : 'other';
}
