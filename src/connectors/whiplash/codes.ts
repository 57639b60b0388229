import type { Order } from '../../model/index.ts';

const STATUSES: ReadonlyMap<number, Order['status']> = new Map([
  [30, 'fulfilled'],
  [35, 'open'],
  [40, 'cancelled'],
  [45, 'cancelled'],
  [50, 'open'],
  [80, 'open'],
  [90, 'exception'],
  [95, 'backordered'],
  [100, 'confirmed'],
  [120, 'processing'],
  [140, 'processing'],
  [150, 'picked'],
  [155, 'packed'],
  [160, 'packed'],
  [200, 'packed'],
  [250, 'packed'],
  [300, 'fulfilled'],
  [325, 'fulfilled'],
  [350, 'fulfilled'],
]);

const SHIPPED = new Set([300, 325, 350]);

export function orderStatus(code: unknown): Order['status'] {
  return STATUSES.get(code as number) ?? 'other';
}

/** Whether goods have left the warehouse. */
export function isShipped(code: unknown): boolean {
  return SHIPPED.has(code as number);
}

/** Whether all of the order has been taken off the shelf, whatever its lines say. */
export function isPicked(code: unknown): boolean {
  return ['picked', 'packed'].includes(orderStatus(code)) || isShipped(code);
}

const TYPES: ReadonlyMap<string, Order['type']> = new Map([
  ['retail', 'b2b'],
  ['wholesale', 'b2b'],
  ['direct_to_consumer', 'd2c'],
  ['dropship', 'dropship'],
  ['transfer', 'transfer'],
]);

/** Null for services, and for words that are not known. */
export function orderType(word: string | null): Order['type'] {
  return TYPES.get(word ?? '') ?? null;
}
