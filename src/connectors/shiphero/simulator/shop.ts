/** What everything in the shop is made from. */
export interface Shop {
  seed: number;
  ordersPerDay: number;
  /** How many different products there are. */
  products: number;
  /** How many customers the account works for as a 3PL; 1: it is a merchant's own. */
  customers: number;
}

/** Opaque ids, as the vendor makes them. */
export function idOf(kind: string, number: number | string): string {
  return Buffer.from(`${kind}:${number}`).toString('base64');
}

/** The number in an id of a kind; null when it is none. */
export function numberOf(kind: string, id: unknown): number | null {
  const text = typeof id === 'string' ? Buffer.from(id, 'base64').toString('latin1') : '';
  const number = text.startsWith(`${kind}:`) ? Number(text.slice(kind.length + 1)) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

export const WAREHOUSES = [idOf('Warehouse', 11), idOf('Warehouse', 12)] as const;

/** The customer that something belongs to. */
export function accountOf(shop: Shop, number: number): string {
  return idOf('Account', 700 + (number % shop.customers));
}

export function skuOf(product: number): string {
  return `SKU-${String(product).padStart(4, '0')}`;
}

export function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
