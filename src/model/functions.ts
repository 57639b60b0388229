/** The catalogue of what can be fetched, from the contract's action names, frequencies and on-demand list. */
import type { FunctionName, IntegrationType, ResourceName } from './names.ts';

/**
 * How much of the source one run reads.
 * - `windowed`: the records whose basis date lies in a window.
 * - `snapshot`: always everything, since only the present state exists (stock counts).
 * - `reference`: always everything, a short list that seldom changes (warehouses, shipping methods).
 */
export type FunctionNature = 'windowed' | 'snapshot' | 'reference';

/** One function of one integration type. */
export interface FunctionDefinition {
  readonly type: IntegrationType;
  readonly name: FunctionName;
  readonly resource: ResourceName;
  readonly nature: FunctionNature;
  /** Time between two scheduled runs unless the connection says otherwise, in seconds. */
  readonly frequencySeconds: number;
  /** Whether any integration can offer it on demand; which ones do is data of the operator. */
  readonly onDemand: boolean;
  /** False for what stays off until somebody turns it on. */
  readonly onByDefault: boolean;
  /** What its records refer to and cannot be read without: it is not synced unless that is. */
  readonly needs?: FunctionName;
}

const HOUR = 3600;
const HALF_DAY = 12 * HOUR;
const DAY = 24 * HOUR;

const windowed = { nature: 'windowed', frequencySeconds: HOUR, onDemand: true, onByDefault: true } as const;
const offAtFirst = { ...windowed, onByDefault: false } as const;
// The founding page offers no cart function on demand.
const cartWindowed = { ...windowed, onDemand: false } as const;
const snapshot = { ...windowed, nature: 'snapshot', onDemand: false } as const;
const reference = { ...snapshot, nature: 'reference', frequencySeconds: HALF_DAY } as const;

const catalogue: readonly FunctionDefinition[] = [
  { type: 'wms', name: 'get_orders', resource: 'order', ...windowed },
  { type: 'wms', name: 'get_products', resource: 'product', ...windowed },
  { type: 'wms', name: 'get_inventory', resource: 'inventory', ...snapshot },
  { type: 'wms', name: 'get_inventory_ledger', resource: 'inventory_ledger', ...offAtFirst },
  { type: 'wms', name: 'get_inbound_shipments', resource: 'inbound_shipment', ...windowed },
  { type: 'wms', name: 'get_returns', resource: 'return', ...windowed },
  { type: 'wms', name: 'get_bills', resource: 'bill', ...offAtFirst },
  { type: 'wms', name: 'get_warehouses', resource: 'warehouse', ...reference },
  {
    type: 'wms',
    name: 'get_warehouse_locations',
    resource: 'warehouse_location',
    ...reference,
    needs: 'get_warehouses',
  },
  { type: 'wms', name: 'get_warehouse_customers', resource: 'warehouse_customer', ...reference },
  { type: 'wms', name: 'get_shipping_methods', resource: 'shipping_method', ...reference },
  { type: 'wms', name: 'get_order_channels', resource: 'order_channel', ...reference },
  { type: 'wms', name: 'get_suppliers', resource: 'supplier', ...reference },
  { type: 'cart', name: 'get_orders', resource: 'cart_order', ...cartWindowed },
  { type: 'cart', name: 'get_products', resource: 'cart_product', ...cartWindowed },
  { type: 'cart', name: 'get_warehouses', resource: 'cart_warehouse', ...reference },
  {
    type: 'carrier',
    name: 'get_invoice_line_items',
    resource: 'invoice_line_item',
    ...windowed,
    frequencySeconds: DAY,
  },
];

/** All functions of an integration type. */
export function functionsOf(type: IntegrationType): readonly FunctionDefinition[] {
  return catalogue.filter((candidate) => candidate.type === type);
}

/** A function by type and name; undefined when the type has none of that name. */
export function findFunction(type: IntegrationType, name: string): FunctionDefinition | undefined {
  return catalogue.find((candidate) => candidate.type === type && candidate.name === name);
}
