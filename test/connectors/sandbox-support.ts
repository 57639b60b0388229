/** A Sandbox vendor on a real socket, and a reader that walks its lists as the engine would. */
import { connectors } from '../../src/connectors/index.ts';
import type { Ask, Context, Cursor, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { functionOf, Registry } from '../../src/connectors/kit/registry.ts';
import {
  type Knobs,
  type SandboxVendor,
  startSandboxVendor,
} from '../../src/connectors/sandbox/simulator/index.ts';
import { connectorContext } from '../support/connector-context.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const SECOND = 1000;
export const DAY = 24 * 3600 * SECOND;
export const KEY = 'sbx_test';

/** The three manifests; each test's context says where its own vendor is. */
export const sandboxes = connectors({ sandboxUrl: 'http://127.0.0.1:1' }).filter(
  ({ name }) => name === 'sandbox',
);
const registry = new Registry(sandboxes);

/** A function of the Sandbox connector; the type is wms unless told. */
export function fn(name: string, type = 'wms'): SourceFunction<Record<string, unknown>> {
  return functionOf(registry.find(type, 'sandbox')!, name)! as SourceFunction<Record<string, unknown>>;
}

/** The path of each function's list at the vendor. */
export const PATHS: Readonly<Record<string, string>> = {
  'wms get_orders': 'orders',
  'wms get_products': 'products',
  'wms get_inbound_shipments': 'inbound',
  'wms get_returns': 'returns',
  'wms get_bills': 'charges',
  'wms get_inventory_ledger': 'ledger',
  'wms get_inventory': 'inventory',
  'wms get_warehouses': 'sites',
  'wms get_warehouse_locations': 'shelves',
  'wms get_warehouse_customers': 'merchants',
  'wms get_shipping_methods': 'methods',
  'wms get_order_channels': 'channels',
  'wms get_suppliers': 'suppliers',
  'cart get_orders': 'cart/orders',
  'cart get_products': 'cart/products',
  'cart get_warehouses': 'cart/sites',
  'carrier get_invoice_line_items': 'carrier/invoice-lines',
};

/** A vendor whose clock stands still until told otherwise. */
export interface Bench {
  vendor: SandboxVendor;
  /** Moves the vendor's clock. */
  at(instant: number): void;
  context(key?: string, timeoutMs?: number): Context;
  close(): Promise<void>;
}

export async function startBench(defaults: Partial<Knobs> = {}, seed = 7): Promise<Bench> {
  let now = NOON;
  // A bucket refilled by a clock that stands still would run dry.
  const knobs = { quota_burst: 1e6, ...defaults };
  const vendor = await startSandboxVendor({ seed, clock: () => new Date(now), defaults: knobs });
  return {
    vendor,
    at: (instant) => {
      now = instant;
    },
    context: (key = KEY, timeoutMs = 5000) => contextOf(vendor.url, key, timeoutMs),
    close: () => vendor.close(),
  };
}

export function contextOf(url: string, key: string, timeoutMs: number): Context {
  return connectorContext(url, { api_key: key }, { now: () => new Date(NOON), timeoutMs });
}

export const ask = (from: number, to: number): Ask => ({
  from: new Date(from),
  to: new Date(to),
  newest: false,
});
export const WEEK: Ask = ask(NOON - 9 * DAY, NOON - 2 * DAY);

/** Every row of a list, page after page, and the cursors between the pages. */
export async function walk(
  context: Context,
  source: SourceFunction<Record<string, unknown>>,
  window: Ask,
  from: Cursor | null = null,
) {
  const rows: Record<string, unknown>[] = [];
  const cursors: Cursor[] = [];
  let cursor = from;
  do {
    const page = await source.page(context, window, cursor);
    if (page.kind !== 'page') throw new Error(`the walk met ${page.kind}`);
    rows.push(...page.records);
    cursor = page.next;
    if (cursor !== null) cursors.push(cursor);
  } while (cursor !== null && cursors.length < 500);
  return { rows, cursors };
}

/** What the vendor really holds. */
export function truth(bench: Bench, path: string, window: Ask, key = KEY): Record<string, unknown>[] {
  return bench.vendor
    .account(key)
    .truth(path, { after: window.from!, before: window.to! })
    .map((row) => row.json());
}
