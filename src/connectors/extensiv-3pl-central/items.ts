/** Items are listed by customer: first all customers are, then the items of one after the other. */
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askList, type Hal } from './ask.ts';
import type { Scope } from './credentials.ts';
import { lastModified } from './facts.ts';
import { part } from './values.ts';
import { type Place, walk } from './walk.ts';

/** Rows asked for at a time, of either list; the vendor's largest is 100. */
export const ROWS = 50;
const MOST_TRIES = 20;

/** Where a walk stands: customers still to be listed, or those whose items are still to be read. */
export type ItemsPlace = { listing: Listing | null; customers: number[]; at: Place | null };

type Listing = { page: number; total: number | null; tries: number };

/** Where to begin. */
export function firstItems({ customer }: Scope): ItemsPlace {
  if (customer !== null) return { listing: null, customers: [customer], at: null };
  return { listing: { page: 1, total: null, tries: 1 }, customers: [], at: null };
}

/**
 * One step: a page of customers, which gives no items, or a page of the items of one of them.
 *
 * @param window as the vendor's clocks show it: items whose last change lies in it
 */
export async function walkItems(
  ctx: Context,
  place: ItemsPlace,
  window: { from: string; to: string },
): Promise<{ items: Hal[]; next: ItemsPlace | null } | 'capped'> {
  if (place.listing) return { items: [], next: await listCustomers(ctx, place, place.listing) };
  const [customer, ...others] = place.customers;
  if (customer === undefined) return { items: [], next: null };
  const list = {
    ...lastModified,
    path: `/customers/${customer}/items`,
    rel: 'customers/item',
    rows: ROWS,
    where: [],
    idOf: (row: Hal) => row.itemId ?? part(row.readOnly).itemId,
  };
  const made = await walk(ctx, list, place.at ?? { ...window, tie: null });
  if (made === 'capped') return 'capped';
  if (made.next) return { items: made.rows, next: { ...place, at: made.next } };
  return { items: made.rows, next: others.length > 0 ? { ...place, customers: others, at: null } : null };
}

/** Whole when as many different customers were seen as there are, and there were as many throughout. */
async function listCustomers(ctx: Context, place: ItemsPlace, listing: Listing): Promise<ItemsPlace | null> {
  const { page, tries } = listing;
  const query = { pgnum: page, sort: 'ReadOnly.CustomerId' };
  const { total, rows } = await askList(ctx, '/customers', 'customers/customer', ROWS, query);
  const found = rows.map((row) => part(row.readOnly).customerId).filter(Number.isSafeInteger);
  const customers = [...new Set([...place.customers, ...(found as number[])])];
  const same = listing.total === null || listing.total === total;
  if (same && customers.length === total) return total === 0 ? null : { listing: null, customers, at: null };
  if (same && rows.length > 0) return { ...place, listing: { page: page + 1, total, tries }, customers };
  if (tries >= MOST_TRIES) throw new Retryable('The list of customers at Extensiv was never whole.');
  return { listing: { page: 1, total: null, tries: tries + 1 }, customers: [], at: null };
}
