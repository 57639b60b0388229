import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionsOf, resourceOfFunction, validateRecord } from '../../src/model/index.ts';
import { fn, sandboxes } from './sandbox-support.ts';

const FOLDER = new URL('../../src/connectors/sandbox/fixtures/', import.meta.url);

function fixture(type: string, name: string, side: 'vendor' | 'unified'): Record<string, unknown>[] {
  return JSON.parse(readFileSync(new URL(`${type}/${name}.${side}.json`, FOLDER), 'utf8'));
}

for (const { type, functions } of sandboxes) {
  describe(`sandbox ${type}`, () => {
    test('offers every function of its type once', () => {
      const offered = functions.map((source) => source.name).toSorted();
      expect(offered).toEqual(
        functionsOf(type)
          .map((known) => known.name)
          .toSorted(),
      );
    });
  });
}

const order = () => structuredClone(fixture('wms', 'get_orders', 'vendor')[0]!);

test('a state no table knows becomes other, beside the word itself', () => {
  for (const state of ['TELEPORTED', 'constructor', '']) {
    const record = fn('get_orders').map({ ...order(), state });
    expect(record).toMatchObject({ status: 'other', raw_status: state });
    expect(validateRecord(resourceOfFunction('wms', 'get_orders'), record)).toEqual([]);
  }
});

test('a field the mapper does not know is kept among the additional ones', () => {
  const record = fn('get_orders').map({ ...order(), loyalty: { points: 3 } });
  expect(record.additional_fields).toMatchObject({ loyalty: { points: 3 } });
});

test('what is no date is refused, never guessed, and the record can still be named', () => {
  for (const placed_at of ['yesterday', null, 0, '2026-01-01', undefined]) {
    const raw: Record<string, unknown> = { ...order(), placed_at };
    expect(() => fn('get_orders').map(raw)).toThrow(RangeError);
    expect(fn('get_orders').idOf(raw)).toBe(raw.order_ref);
  }
});

test('rows that are no rows have no id', () => {
  const odd = [null, undefined, 7, 'x', {}, { order_ref: 3 }, { order_ref: '' }];
  expect(odd.map((raw) => fn('get_orders').idOf(raw as never))).toEqual(odd.map(() => null));
});

test('parcels of one consignment make one shipment', () => {
  const raw = fixture('wms', 'get_orders', 'vendor').find((row) => (row.parcels as unknown[]).length > 0)!;
  const [parcel] = raw.parcels as Record<string, unknown>[];
  const parcels = [
    parcel,
    { ...parcel, parcel_ref: 'p2' },
    { ...parcel, parcel_ref: 'p3', consignment: 'c2' },
  ];
  const { shipments } = fn('get_orders').map({ ...raw, parcels }) as {
    shipments?: { packages: unknown[] }[];
  };
  expect(shipments!.map((shipment) => shipment.packages.length)).toEqual([2, 1]);
});

test('the functions of the founding page are offered on demand, and no others', () => {
  const offered = sandboxes.flatMap(({ type, functions }) =>
    functions.filter((source) => source.onDemand).map((source) => `${type} ${source.name}`),
  );
  expect(offered.toSorted()).toEqual([
    'carrier get_invoice_line_items',
    'wms get_bills',
    'wms get_inbound_shipments',
    'wms get_inventory_ledger',
    'wms get_orders',
    'wms get_products',
    'wms get_returns',
  ]);
});
