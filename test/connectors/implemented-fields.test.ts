import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  filledFields,
  type Implemented,
  implementedFields,
} from '../../src/connectors/catalogue/implemented-fields.ts';
import { connectors } from '../../src/connectors/index.ts';
import { resourceByName, resourceOfFunction } from '../../src/model/index.ts';
import { flatten, plain } from '../model/flatten.ts';
import { PaperSource } from '../support/paper-source.ts';

const registered = connectors({ sandboxUrl: 'http://127.0.0.1' });
const OURS = ['trackstar_created_date', 'trackstar_updated_date'];

/** The fields said to be filled, as `flatten` writes paths. */
function paths(value: Implemented, path = ''): string[] {
  if (value === true) return [path];
  if (value === false) return [];
  if (Array.isArray(value)) return paths(value[0], `${path}[]`);
  return Object.entries(value).flatMap(([name, inner]) =>
    paths(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** Every path of a record that holds a value, found without the schema. */
function filledPaths(value: unknown, path: string): string[] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') return [path];
  if (Array.isArray(value)) return value.flatMap((item) => filledPaths(item, `${path}[]`));
  return Object.entries(value!).flatMap(([name, inner]) =>
    filledPaths(inner, path === '' ? name : `${path}.${name}`),
  );
}

describe.each(registered.map((connector) => [`${connector.type} ${connector.name}`, connector] as const))(
  '%s',
  (_, connector) => {
    test.each(connector.functions.map((fn) => [fn.name]))('%s says what it fills in', (name) => {
      const said = implementedFields(connector, name);
      const resource = resourceOfFunction(connector.type, name);
      expect(Object.keys(said).toSorted()).toEqual(
        [...Object.keys(resource.schema.properties), ...OURS].toSorted(),
      );
      const known = [...flatten(plain(resource.schema)).keys()].map((path) => path.replaceAll('{}', '.key'));
      for (const path of paths(said)) expect([...known, ...OURS]).toContain(path);
    });
  },
);

describe('sandbox wms', () => {
  const wms = registered.find((one) => one.type === 'wms' && one.name === 'sandbox')!;
  const records = (name: string): Record<string, unknown>[] => {
    const file = `../../src/connectors/sandbox/fixtures/wms/${name}.unified.json`;
    return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  };

  test.each(['get_orders', 'get_inbound_shipments', 'get_returns', 'get_bills'] as const)(
    '%s: what is said to be filled in is what some record has, no more and no less',
    (name) => {
      const seen = records(name).flatMap((record) => filledPaths(record, ''));
      // Two fields hold what the model does not know the inside of: lists of words, and the free map.
      const tidy = (all: string[]) =>
        [
          ...new Set(
            all.map((path) => path.replace(/^(\w+)\[\]$/, '$1').replace(/^(additional_fields)\..*/, '$1')),
          ),
        ]
          .filter((path) => !OURS.includes(path))
          .toSorted();
      expect(tidy(paths(implementedFields(wms, name)))).toEqual(tidy(seen));
    },
  );

  test('counts by warehouse are shown under one key', () => {
    const said = implementedFields(wms, 'get_inventory');
    expect(said.inventory_by_warehouse_id).toMatchObject({ key: { onhand: true } });
  });
});

test('of a function without examples nothing is said', () => {
  expect(implementedFields(new PaperSource(() => new Date()).connector(), 'get_orders')).toEqual({});
});

test('one value in one record is enough; what never has one is not implemented, whatever it is made of', () => {
  const nothing = {
    reference_id: '',
    status: null,
    line_items: [],
    ship_to_address: null,
    tags: [],
    shipments: [],
  };
  const said = filledFields(resourceByName('order'), [
    { ...nothing, saturday_delivery: null, total_tax: null, additional_fields: {} },
    { ...nothing, saturday_delivery: false, total_tax: 0, ship_to_address: { city: null, state: '' } },
    { ...nothing, shipments: [{ shipment_id: null }, { shipment_id: 's', packages: [] }], tags: ['a'] },
  ]);
  expect(said).toMatchObject({
    reference_id: false,
    status: false,
    line_items: false,
    ship_to_address: false,
    additional_fields: false,
    saturday_delivery: true,
    total_tax: true,
    tags: true,
    shipments: [{ shipment_id: true, packages: false }],
  });
  const stock = (inventory_by_warehouse_id: unknown) =>
    filledFields(resourceByName('inventory'), [{ inventory_by_warehouse_id }]).inventory_by_warehouse_id;
  expect(stock({})).toBe(false);
  expect(stock({ w1: { onhand: null }, w2: { onhand: 4 } })).toMatchObject({
    key: { onhand: true, committed: false },
  });
});
