import { describe, expect, test } from 'vitest';
import {
  facets,
  filtersOf,
  findFunction,
  functionsOf,
  type IntegrationType,
  resourceByName,
  resourceOfFunction,
  resources,
} from '../../src/model/index.ts';
import { examples } from './examples.ts';
import { plain, unwrap } from './flatten.ts';

const types: IntegrationType[] = ['wms', 'cart', 'carrier'];
const functions = types.flatMap((type) => functionsOf(type));

describe('functions', () => {
  test('each resource has one, and the two catalogues agree', () => {
    expect(functions.map((one) => one.resource)).toEqual(resources.map((one) => one.name));
    for (const one of functions) {
      const resource = resourceByName(one.resource);
      expect([resource.type, resource.functionName]).toEqual([one.type, one.name]);
      expect(resourceOfFunction(one.type, one.name)).toBe(resource);
      expect(findFunction(one.type, one.name)).toBe(one);
    }
  });

  test('a shared name means another resource in another type', () => {
    expect(resourceOfFunction('wms', 'get_orders').name).toBe('order');
    expect(resourceOfFunction('cart', 'get_orders').name).toBe('cart_order');
  });

  test('what does not exist is not found', () => {
    expect(findFunction('carrier', 'get_orders')).toBeUndefined();
    expect(findFunction('wms', 'toString')).toBeUndefined();
    expect(() => resourceOfFunction('cart', 'get_bills')).toThrow('cart has no function called get_bills');
    expect(() => resourceByName('parcel' as 'order')).toThrow('no resource called parcel');
  });

  test('on demand there are six for warehouses, one for carriers, none for carts', () => {
    expect(functions.filter((one) => one.onDemand).map((one) => `${one.type} ${one.name}`)).toEqual([
      'wms get_orders',
      'wms get_products',
      'wms get_inventory_ledger',
      'wms get_inbound_shipments',
      'wms get_returns',
      'wms get_bills',
      'carrier get_invoice_line_items',
    ]);
    // A window means nothing to a run that always reads everything.
    for (const one of functions) expect(one.onDemand && one.nature !== 'windowed').toBe(false);
  });

  test('frequencies and what is off at first are the documented ones', () => {
    const named = (keep: (one: (typeof functions)[number]) => boolean) =>
      functions.filter(keep).map((one) => one.resource);
    expect(named((one) => one.frequencySeconds === 12 * 3600)).toEqual([
      'warehouse',
      'warehouse_location',
      'warehouse_customer',
      'shipping_method',
      'order_channel',
      'supplier',
      'cart_warehouse',
    ]);
    expect(named((one) => one.frequencySeconds === 24 * 3600)).toEqual(['invoice_line_item']);
    expect(named((one) => one.frequencySeconds === 3600)).toHaveLength(9);
    expect(named((one) => !one.onByDefault)).toEqual(['inventory_ledger', 'bill']);
    expect(named((one) => one.nature === 'snapshot')).toEqual(['inventory']);
  });
});

describe('filters', () => {
  test.each(resources.map((one) => [one.name, one] as const))(
    'facets of %s hold each filterable field',
    (name, one) => {
      const values = facets(one, examples[name]);
      expect(Object.keys(values)).toEqual(Object.keys(one.filters));
      // The examples fill every field, so a null here would be a filter that can never match.
      for (const [field, value] of Object.entries(values)) expect(value, field).not.toBeNull();
    },
  );

  test('facets are the values, with dates that sort as text', () => {
    expect(facets(resourceByName('order'), { ...examples.order, type: null })).toEqual({
      status: 'partially_fulfilled',
      type: null,
      warehouse_customer_id: 'mer-1',
      channel: 'ch-1',
      order_number: '#1001',
      reference_id: 'shop-1001',
      required_ship_date: '2026-01-07T00:00:00.000Z',
    });
    expect(facets(resourceByName('inventory'), examples.inventory)).toMatchObject({
      active: true,
      sku: 'CUP',
    });
  });

  test('an owner without a field of its own comes from the additional fields, or is null', () => {
    const ledger = resourceByName('inventory_ledger');
    expect(facets(ledger, examples.inventory_ledger).warehouse_customer_id).toBe('mer-1');
    for (const additional_fields of [{}, null, 'x', { warehouse_customer_id: 7 }])
      expect(
        facets(ledger, { ...examples.inventory_ledger, additional_fields }).warehouse_customer_id,
      ).toBeNull();
    // A field of the record is never overruled.
    const order = {
      ...examples.order,
      warehouse_customer_id: null,
      additional_fields: { warehouse_customer_id: 'x' },
    };
    expect(facets(resourceByName('order'), order).warehouse_customer_id).toBeNull();
  });

  test('all lists take four dates, those of taggable resources tags', () => {
    for (const one of resources) {
      const filters = filtersOf(one);
      for (const date of ['created_date', 'updated_date', 'trackstar_created_date', 'trackstar_updated_date'])
        expect(filters[date]?.operators).toEqual(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin']);
      expect('trackstar_tags' in filters).toBe(one.taggable);
    }
    expect(filtersOf(resourceByName('order')).trackstar_tags?.operators).toEqual([
      'contains',
      'not_contains',
    ]);
  });
});

test('of a charge only what some carriers leave out can be null', () => {
  const { properties } = resourceByName('invoice_line_item').schema;
  const nullable = Object.entries(properties).filter(([, schema]) => unwrap(plain(schema)).nullable);
  expect(nullable.map(([field]) => field)).toEqual([
    'transaction_date',
    'account_id',
    'invoice_id',
    'tracking_number',
    'gross_cost',
    'charge_description',
  ]);
});

test('tags are taken by the ten documented resources', () => {
  expect(resources.filter((one) => one.taggable).map((one) => one.path)).toEqual([
    '/wms/orders',
    '/wms/products',
    '/wms/inventory',
    '/wms/inbound-shipments',
    '/wms/returns',
    '/wms/warehouses',
    '/cart/orders',
    '/cart/products',
    '/cart/warehouses',
    '/carrier/invoice-line-items',
  ]);
});

test('events are the documented ones', () => {
  const pairs = resources.flatMap(({ events }) => (events ? [events.created, events.updated] : []));
  const prefixes = pairs.map((type) => type.replace(/\.(created|updated)$/, ''));
  expect([...new Set(prefixes)]).toEqual([
    'order',
    'product',
    'inventory',
    'inventory_ledger',
    'inbound-shipment',
    'return',
    'bill',
    'warehouse',
    'warehouse-location',
    'warehouse-customer',
    'shipping-method',
    'cart-order',
    'cart-product',
    'cart-warehouse',
    'carrier-invoice-line-item',
  ]);
  expect(resources.flatMap(({ events }) => events?.also ?? [])).toEqual([
    { type: 'order.shipment.created', list: 'shipments', key: 'shipment_id' },
    { type: 'inbound-shipment.receipt.created', list: 'receipts', key: 'id' },
    { type: 'cart-order.cart-shipment.created', list: 'shipments', key: 'shipment_id' },
  ]);
  for (const one of resources)
    for (const { list, key } of one.events?.also ?? [])
      expect((examples[one.name][list] as object[])[0]).toHaveProperty(key);
});
