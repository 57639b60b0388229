import { expect, test } from 'vitest';
import { checkDisabled, disabledFunctions, functionsOf } from '../../src/model/index.ts';

const WMS = functionsOf('wms').map(({ name }) => name);
const check = (names: string[], present: string[] = WMS) => checkDisabled('wms', names, 'disabled', present);

test('the connection says, else its organization, else what is off until somebody turns it on', () => {
  expect(disabledFunctions('wms', null, null)).toEqual(['get_inventory_ledger', 'get_bills']);
  expect(disabledFunctions('wms', null, [])).toEqual([]);
  expect(disabledFunctions('wms', null, ['get_orders'])).toEqual(['get_orders']);
  expect(disabledFunctions('wms', [], ['get_orders'])).toEqual([]);
  expect(disabledFunctions('wms', ['get_returns'], ['get_orders'])).toEqual(['get_returns']);
  expect(disabledFunctions('cart', null, null)).toEqual([]);
  expect(disabledFunctions('carrier', null, null)).toEqual([]);
});

test('a list is kept once each, in the order of the catalogue', () => {
  expect(check(['get_bills', 'get_orders', 'get_bills'])).toEqual(['get_orders', 'get_bills']);
  expect(check([])).toEqual([]);
  // The same list fits all warehouses, whichever functions their connectors have.
  expect(check(['get_bills'], ['get_orders'])).toEqual(['get_bills']);
});

test('what is no function, and what is left without what it needs, is refused by name', () => {
  expect(() => check(['get_order'])).toThrow('disabled: get_order is not a function of the type wms.');
  expect(() => check(['get_invoice_line_items'])).toThrow('get_invoice_line_items is not a function');
  expect(() => check(['get_warehouses'])).toThrow(
    'disabled: get_warehouse_locations needs get_warehouses: disable both of them, or neither.',
  );
  expect(check(['get_warehouses', 'get_warehouse_locations'])).toHaveLength(2);
  expect(check(['get_warehouse_locations'])).toHaveLength(1);
  expect(check(['get_warehouses'], ['get_warehouses', 'get_orders'])).toEqual(['get_warehouses']);
});
