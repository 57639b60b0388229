import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { fn } from './support.ts';

type Row = Record<string, unknown>;
const FIXTURE = new URL(
  '../../../src/connectors/fulfillment/fixtures/get_returns.vendor.json',
  import.meta.url,
);
const first: Row = JSON.parse(readFileSync(FIXTURE, 'utf8'))[0];

/** The record of the first fixture with some fields changed, which must fit the model. */
function changed(change: Row): Row {
  const record = fn('get_returns').map({ ...structuredClone(first), ...change });
  expect(validateRecord(resourceOfFunction('wms', 'get_returns'), record)).toEqual([]);
  return record;
}

test('titles are understood that are our words, and no others', () => {
  const word = (title: unknown) => changed({ status: { id: 1, title } }).status;
  expect(['Received', ' RECEIVING ', 'Open', 'In Transit', 'Canceled'].map(word)).toEqual([
    'received',
    'receiving',
    'open',
    'in-transit',
    'cancelled',
  ]);
  expect(['Closed', 'Restocked', 'constructor', '', null, undefined].map(word)).toEqual(
    Array(6).fill('other'),
  );
});

test('the reason stands for the units that were not put back', () => {
  const item = { id: 3, sku: 'MUG-1' };
  const found = (quantityReturned: number, quantityRestocked: number, title: string | null) => {
    const nonRestockedReason = title === null ? null : { id: 1, title };
    const rmaItems = [{ item, quantityReturned, quantityRestocked, nonRestockedReason }];
    return changed({ rmaItems }).shipments as { line_items: Row[] }[];
  };
  expect(found(3, 1, 'Damaged')[0]!.line_items[0]!.receiving_details).toEqual([
    { quantity: 2, condition: 'Damaged', disposition: null },
  ]);
  expect(found(3, 3, 'Damaged')[0]!.line_items[0]!.receiving_details).toEqual([]);
  expect(found(3, 1, null)[0]!.line_items[0]!.receiving_details).toEqual([]);
  expect(found(0, 0, null)).toEqual([]);
});
