import { findBills } from './bills.ts';
import { findCartOrders, findCartProducts } from './cart.ts';
import { findProducts } from './goods.ts';
import { findInbound } from './inbound.ts';
import { findInventory } from './inventory.ts';
import { findInvoiceLines } from './invoices.ts';
import { findLedger } from './ledger.ts';
import type { Moment, Range, Row } from './moment.ts';
import { findOrders } from './orders.ts';
import {
  findChannels,
  findMerchants,
  findMethods,
  findShelves,
  findSites,
  findSuppliers,
} from './reference-lists.ts';
import { findReturns } from './returns.ts';

/** One list of the API. */
export interface Collection {
  /** Path below `/v1/`. */
  path: string;
  /** What the `forbidden` knob calls it. */
  function: string;
  /** Names the window's parameters: `updated_after`, `updated_before`; null for a list without a window. */
  window: 'updated' | 'posted' | 'booked' | 'issued' | null;
  /** Rows in a range, in no particular order; one without a window gives all it has. */
  find: (moment: Moment, range: Range) => Row[];
}

const all: readonly Collection[] = [
  { path: 'orders', function: 'get_orders', window: 'updated', find: findOrders },
  { path: 'products', function: 'get_products', window: 'updated', find: findProducts },
  { path: 'inbound', function: 'get_inbound_shipments', window: 'updated', find: findInbound },
  { path: 'returns', function: 'get_returns', window: 'updated', find: findReturns },
  { path: 'charges', function: 'get_bills', window: 'posted', find: findBills },
  { path: 'ledger', function: 'get_inventory_ledger', window: 'booked', find: findLedger },
  { path: 'inventory', function: 'get_inventory', window: null, find: findInventory },
  { path: 'sites', function: 'get_warehouses', window: null, find: findSites },
  { path: 'shelves', function: 'get_warehouse_locations', window: null, find: findShelves },
  { path: 'merchants', function: 'get_warehouse_customers', window: null, find: findMerchants },
  { path: 'methods', function: 'get_shipping_methods', window: null, find: findMethods },
  { path: 'channels', function: 'get_order_channels', window: null, find: findChannels },
  { path: 'suppliers', function: 'get_suppliers', window: null, find: findSuppliers },
  { path: 'cart/orders', function: 'get_orders', window: 'updated', find: findCartOrders },
  { path: 'cart/products', function: 'get_products', window: 'updated', find: findCartProducts },
  { path: 'cart/sites', function: 'get_warehouses', window: null, find: findSites },
  {
    path: 'carrier/invoice-lines',
    function: 'get_invoice_line_items',
    window: 'issued',
    find: findInvoiceLines,
  },
];

/** All lists of the API by path. */
export const collections: ReadonlyMap<string, Collection> = new Map(all.map((one) => [one.path, one]));

/** The collection's rows in the order it lists them: by date, then by reference. */
export function sortedRows(collection: Collection, moment: Moment, range: Range): Row[] {
  return collection.find(moment, range).sort(byPlace);
}

/** Order of two places in a list. */
export function byPlace(one: { at: number; ref: string }, other: { at: number; ref: string }): number {
  return one.at - other.at || (one.ref < other.ref ? -1 : one.ref > other.ref ? 1 : 0);
}
