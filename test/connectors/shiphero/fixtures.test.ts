import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shiphero } from '../../../src/connectors/shiphero/index.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { fn, type Raw } from './bench.ts';

const FOLDER = new URL('../../../src/connectors/shiphero/fixtures/', import.meta.url);

function fixture(name: string, side: 'vendor' | 'unified'): Raw[] {
  return JSON.parse(readFileSync(new URL(`${name}.${side}.json`, FOLDER), 'utf8'));
}

describe.each(shiphero.functions.map(({ name }) => name))('%s', (name) => {
  test('maps what has nothing in it but an id and its dates', () => {
    const dates = {
      created_at: '2026-05-01T00:00:00',
      updated_at: '2026-05-01T00:00:00',
      order_date: '2026-05-01',
    };
    const fields = Object.keys(fixture(name, 'vendor')[0]!);
    const bare = { ...Object.fromEntries(fields.map((field) => [field, null])), id: 'x', ...dates };
    expect(validateRecord(resourceOfFunction('wms', name), fn(name).map(bare))).toEqual([]);
  });

  test('refuses what is no date, and can still name the record', () => {
    const field = name === 'get_inventory' || name === 'get_inventory_ledger' ? 'created_at' : 'updated_at';
    const date = name === 'get_inbound_shipments' ? 'created_at' : field;
    for (const value of ['yesterday', '2026-13-01T00:00:00', 7, {}]) {
      const raw: Raw = { ...fixture(name, 'vendor')[0]!, [date]: value };
      expect(() => fn(name).map(raw), String(value)).toThrow(RangeError);
      expect(fn(name).idOf(raw)).toBe(raw.id);
    }
  });
});

test('every function has its fixtures and there are no others', () => {
  const names = shiphero.functions.flatMap(({ name }) => [`${name}.unified.json`, `${name}.vendor.json`]);
  expect(readdirSync(FOLDER).toSorted()).toEqual(names.toSorted());
});

const order = () => structuredClone(fixture('get_orders', 'vendor')[0]!);
interface Line {
  quantity: number;
  quantity_shipped: number;
  quantity_allocated: number;
  backorder_quantity: number;
  tote_picks: { picked_quantity: number }[];
}

describe('the status of an order', () => {
  function status(word: unknown, line: Partial<Line>, held = false): unknown {
    const raw = order();
    const calm = {
      quantity: 2,
      quantity_shipped: 0,
      quantity_allocated: 0,
      backorder_quantity: 0,
      tote_picks: [],
    };
    const edges = [{ node: { id: 'l', sku: 'S', ...calm, ...line } }];
    raw.line_items = { pageInfo: { hasNextPage: false, endCursor: null }, edges };
    return fn('get_orders').map({ ...raw, fulfillment_status: word, holds: { fraud_hold: held } }).status;
  }

  test.each([
    ['pending', {}, false, 'open'],
    ['pending', { quantity_allocated: 2 }, false, 'confirmed'],
    ['pending', { quantity_allocated: 1 }, false, 'open'],
    ['pending', { quantity_allocated: 2, tote_picks: [{ picked_quantity: 2 }] }, false, 'picked'],
    ['pending', { quantity_allocated: 2, tote_picks: [{ picked_quantity: 1 }] }, false, 'confirmed'],
    ['pending', { backorder_quantity: 1 }, false, 'backordered'],
    ['pending', { backorder_quantity: 1, quantity_allocated: 1 }, false, 'open'],
    ['pending', { quantity_shipped: 1 }, false, 'partially_fulfilled'],
    ['pending', { quantity_allocated: 2 }, true, 'exception'],
    ['Pending', {}, false, 'open'],
    ['fulfilled', { quantity_shipped: 2 }, false, 'fulfilled'],
    ['canceled', {}, true, 'cancelled'],
    ['cancelled', {}, false, 'cancelled'],
    ['Wholesale - on dock', { quantity_allocated: 2 }, false, 'other'],
    ['constructor', {}, false, 'other'],
    ['', {}, false, 'other'],
    [null, {}, false, 'other'],
  ] as const)('%s, %j, held %s: %s', (word, line, held, expected) => {
    expect(status(word, line as Partial<Line>, held)).toBe(expected);
  });
});

test('money that is no number is no reason to put a record aside', () => {
  for (const total_price of ['', 'free', '12,50', 'NaN', '1e999', null, {}, []]) {
    const record = fn('get_orders').map({ ...order(), total_price });
    expect(record.total_price).toBeNull();
    expect(validateRecord(resourceOfFunction('wms', 'get_orders'), record)).toEqual([]);
  }
  expect(fn('get_orders').map({ ...order(), total_price: '-3.5' }).total_price).toBe(-3.5);
});

test('dates are UTC where they say nothing else', () => {
  const updated = (updated_at: string) => fn('get_orders').map({ ...order(), updated_at }).updated_date;
  expect(updated('2026-05-03T12:00:00')).toBe('2026-05-03T12:00:00Z');
  expect(updated('2026-05-03 12:00:00')).toBe('2026-05-03T12:00:00Z');
  expect(updated('2026-05-03')).toBe('2026-05-03T00:00:00Z');
  expect(updated('2026-05-03T12:00:00.250')).toBe('2026-05-03T12:00:00.250Z');
  expect(updated('2026-05-03T12:00:00+02:00')).toBe('2026-05-03T10:00:00Z');
});

test('labels that were taken back are no parcels, and a shipment with no others is cancelled', () => {
  const raw = order();
  const [shipment] = raw.shipments as { refunded: boolean; shipping_labels: Raw[] }[];
  const [label] = shipment!.shipping_labels;
  const mapped = (labels: Raw[], refunded = false) => {
    const shipments = [{ ...shipment, refunded, shipping_labels: labels }];
    const record = fn('get_orders').map({ ...raw, shipments }) as never as Mapped;
    return [record.shipments[0]!.status, record.shipments[0]!.packages.length];
  };
  expect(mapped([label!])).toEqual(['shipped', 1]);
  expect(mapped([label!, { ...label, id: '2', status: 'Voided' }])).toEqual(['shipped', 1]);
  expect(mapped([{ ...label, refunded: true }])).toEqual(['cancelled', 0]);
  expect(mapped([label!], true)[0]).toBe('cancelled');
  // Shipped outside of ShipHero: nothing was printed.
  expect(mapped([])).toEqual(['shipped', 0]);
});

interface Mapped {
  shipments: { status: string; packages: unknown[] }[];
}

test.each([
  ['Order S-1001 shipped', 'order_shipment', { kind: 'order', number: 'S-1001' }],
  ['Received on Purchase Order PO-77', 'inbound_receipt', { kind: 'purchase_order', number: 'PO-77' }],
  ['Return received', 'return_receipt', undefined],
  ['Returned to vendor', 'supplier_return', undefined],
  ['Moved from A-1 to A-2', 'movement', undefined],
  ['Cycle count', 'adjustment', undefined],
  ['Manual', 'adjustment', undefined],
  ['Kit built', 'other', undefined],
  ['Etwas anderes', 'other', undefined],
  [null, 'other', undefined],
])('the reason %s is of the type %s', (reason, type, reference) => {
  const record = fn('get_inventory_ledger').map({ ...fixture('get_inventory_ledger', 'vendor')[0]!, reason });
  expect(record).toMatchObject({ event_type: type, reason, raw_event_type: reason });
  expect((record.additional_fields as { reference?: unknown }).reference).toEqual(reference);
});

test.each([
  ['pending', 0, 'open'],
  ['pending', 4, 'receiving'],
  ['closed', 4, 'received'],
  ['canceled', 0, 'cancelled'],
  ['On a boat', 0, 'other'],
  [null, 0, 'other'],
])('a purchase order that is %s with %i received is %s', (fulfillment_status, received, expected) => {
  const raw = structuredClone(fixture('get_inbound_shipments', 'vendor')[0]!);
  const { edges } = raw.line_items as { edges: { node: Raw }[] };
  for (const { node } of edges) node.quantity_received = received;
  const record = fn('get_inbound_shipments').map({ ...raw, fulfillment_status });
  expect(record).toMatchObject({ status: expected, raw_status: fulfillment_status });
});

test('the functions of the founding page are offered on demand, and no others', () => {
  const offered = shiphero.functions.filter((source) => source.onDemand).map(({ name }) => name);
  expect(offered.toSorted()).toEqual([
    'get_inbound_shipments',
    'get_inventory_ledger',
    'get_orders',
    'get_products',
  ]);
});
