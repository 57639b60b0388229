import { describe, expect, test } from 'vitest';
import { resourceByName, validateRecord } from '../../src/model/index.ts';
import { examples } from './examples.ts';

const order = resourceByName('order');
const withId = (id: unknown) => validateRecord(order, { ...examples.order, id });

describe('ids', () => {
  test('are 1 to 512 characters of text', () => {
    expect(withId('x')).toEqual([]);
    expect(withId('x'.repeat(512))).toEqual([]);
    expect(withId('')).toEqual(['id: must be at least 1 characters long']);
    expect(withId('x'.repeat(513))).toEqual(['id: must be at most 512 characters long']);
    expect(withId(7)).toEqual(['id: must be string']);
  });

  test('hold nothing that a database would refuse or change', () => {
    expect(withId('a\0b')).toEqual(['id: must be text that a database can hold']);
    expect(withId('a\ud800')).toEqual(['id: must be text that a database can hold']);
    expect(withId('Zürich 📦')).toEqual([]);
  });

  test('of what is announced by itself may not be empty either', () => {
    const [shipment] = examples.order.shipments as object[];
    const record = { ...examples.order, shipments: [shipment, { ...shipment, shipment_id: '' }] };
    expect(validateRecord(order, record)).toEqual([
      'shipments.1.shipment_id: must be at least 1 characters long',
    ]);
  });
});

test.each([null, undefined, 'text', 7, []])('%s is no record', (value) => {
  expect(validateRecord(order, value)).toEqual(['record: must be object']);
});

test('several problems are told together, values are not repeated', () => {
  const found = validateRecord(order, {
    ...examples.order,
    type: 'secret',
    total_tax: 'secret',
    warehouse_id: 4,
  });
  expect(found).toEqual([
    'warehouse_id: must be string or null',
    'type: must be one of d2c, b2b, dropship, transfer or null',
    'total_tax: must be number or null',
  ]);
});

test('a mistake inside an object that may be null is told of the field, not of the object', () => {
  const record = { ...examples.order, channel_object: { channel_name: null } };
  expect(validateRecord(order, record)).toEqual(['channel_object.channel_id: is missing']);
});

test('a record wrong in a thousand places gives a short list', () => {
  const shipments = Array.from({ length: 1000 }, () => ({}));
  const extra = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, index]));
  expect(validateRecord(order, { ...examples.order, shipments }).length).toBeLessThanOrEqual(50);
  expect(validateRecord(order, { ...examples.order, ...extra }).length).toBeLessThanOrEqual(50);
});

test('maps with unknown keys are checked by value', () => {
  const inventory = resourceByName('inventory');
  const record = { ...examples.inventory, inventory_by_warehouse_id: { 'wh/9': { onhand: 1 } } };
  expect(validateRecord(inventory, record)).toContain('inventory_by_warehouse_id.wh/9.awaiting: is missing');
});
