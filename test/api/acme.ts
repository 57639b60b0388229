import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { examples } from '../model/examples.ts';

/** A record of the made-up vendor: the unified example with some fields changed. */
type Row = {
  id: string;
  updated: string;
  /** The vendor shows it whatever window it was asked for. */
  always?: true;
} & Record<string, unknown>;

/** What the vendor has, by function; tests put rows here. One a test world. */
export type Shelves = Record<'orders' | 'products' | 'inventory', Row[]>;

/** A vendor in memory with three kinds of data: a windowed one, another, and a snapshot. */
export function acme(type: 'wms' | 'cart', name: string, displayName: string, shelves: Shelves): Connector {
  const example = type === 'wms' ? examples.order : examples.cart_order;
  const product = type === 'wms' ? examples.product : examples.cart_product;
  const functions = [
    windowed('get_orders', type === 'wms', () => shelves.orders, example),
    windowed('get_products', false, () => shelves.products, product),
  ];
  const snapshot: SourceFunction<Row> = {
    ...windowed('get_inventory', false, () => shelves.inventory, examples.inventory),
    basis: 'none',
    versionedBy: 'as_of',
  };
  return {
    type,
    name,
    displayName,
    baseUrl: 'http://acme.invalid',
    credentials: [{ name: 'api_key', label: 'Key', secret: true, required: true }],
    account: (credentials) => credentials.api_key ?? '',
    quota: { burst: 1e9, perSecond: 1e9 },
    timeoutMs: 5000,
    check: async () => null,
    functions: type === 'wms' ? [...functions, snapshot] : functions,
  };
}

function windowed(
  name: SourceFunction['name'],
  onDemand: boolean,
  rows: () => Row[],
  example: Record<string, unknown>,
): SourceFunction<Row> {
  return {
    name,
    basis: 'updated',
    evidence: 'own',
    mapperVersion: 1,
    edges: { from: 'inclusive', to: 'exclusive' },
    grainMs: 1000,
    lagMs: 0,
    order: 'immutable',
    versionedBy: 'updated_date',
    volatile: [],
    onDemand,
    page: async (_context, ask) => ({
      kind: 'page',
      records: rows().filter((row) => {
        const at = Date.parse(row.updated);
        if (row.always) return true;
        return (!ask.from || at >= ask.from.getTime()) && (!ask.to || at < ask.to.getTime());
      }),
      next: null,
    }),
    idOf: (row) => row.id,
    map: ({ updated, always: _, ...row }) => ({
      ...example,
      created_date: updated,
      updated_date: updated,
      ...row,
    }),
    basisDate: (record) => record.updated_date as string,
  };
}
