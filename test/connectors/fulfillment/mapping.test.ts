import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fulfillment } from '../../../src/connectors/fulfillment/index.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { fn } from './support.ts';

type Row = Record<string, unknown>;
const FOLDER = new URL('../../../src/connectors/fulfillment/fixtures/', import.meta.url);
const fixture = (name: string, side: 'vendor' | 'unified'): Row[] =>
  JSON.parse(readFileSync(new URL(`${name}.${side}.json`, FOLDER), 'utf8'));

/** The record of a row, which must fit the model. */
function mapped(name: string, raw: Row): Row {
  const record = fn(name).map(raw);
  expect(validateRecord(resourceOfFunction('wms', name as never), record)).toEqual([]);
  return record;
}

describe.each(fulfillment.functions.map(({ name }) => name))('%s', (name) => {
  const rows = fixture(name, 'vendor');

  test('maps its fixtures', () => {
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => mapped(name, row))).toEqual(fixture(name, 'unified'));
    expect(rows.map((row) => fn(name).idOf(row))).toEqual(fixture(name, 'unified').map((row) => row.id));
  });

  test('gives no id to what is no row', () => {
    for (const odd of [{}, { id: 'x' }, { id: 1.5 }, { row: {} }, { row: { item: { id: '' } } }])
      expect(fn(name).idOf(odd)).toBeNull();
  });

  test('keeps what it does not know', () => {
    const more = { loyalty: { points: 3 } };
    const raw =
      name === 'get_inventory' ? { ...rows[0], row: { ...(rows[0]!.row as Row), ...more } } : rows[0];
    expect(
      mapped(name, { ...raw, ...(name === 'get_inventory' ? {} : more) }).additional_fields,
    ).toMatchObject(more);
  });
});

const order = (change: Row = {}): Row => ({
  ...structuredClone(fixture('get_orders', 'vendor')[0]!),
  ...change,
});
const status = (code: unknown) => ({ currentStatus: { id: 1, status: { code } } });

describe('statuses of orders', () => {
  test.each([
    ['010101', 'open'],
    ['010102', 'open'],
    ['010201', 'confirmed'],
    ['010301', 'backordered'],
    ['010302', 'exception'],
    ['010307', 'exception'],
    ['010410', 'exception'],
    ['010501', 'exception'],
    ['010601', 'exception'],
    ['010705', 'exception'],
    ['010801', 'backordered'],
    ['010802', 'exception'],
    ['010901', 'processing'],
    ['020103', 'exception'],
    ['020201', 'processing'],
    ['020301', 'exception'],
    ['020401', 'processing'],
    ['020501', 'exception'],
    ['020601', 'processing'],
    ['020701', 'processing'],
    ['020801', 'processing'],
    ['020901', 'packed'],
    ['021001', 'packed'],
    ['030101', 'fulfilled'],
    ['030102', 'fulfilled'],
    ['030201', 'fulfilled'],
    ['040101', 'other'],
    ['050101', 'cancelled'],
    ['060101', 'other'],
  ])('%s is %s', (code, word) => {
    expect(mapped('get_orders', order(status(code)))).toMatchObject({ status: word, raw_status: code });
  });

  test('codes of no table become other, beside the code', () => {
    for (const code of ['010899', '011101', '070101', '0302011', '03', 'constructor', '__proto__'])
      expect(mapped('get_orders', order(status(code)))).toMatchObject({ status: 'other', raw_status: code });
    for (const none of [{ currentStatus: null }, { currentStatus: {} }, status(null), status('')])
      expect(mapped('get_orders', order(none))).toMatchObject({ status: 'other', raw_status: null });
  });

  test('lines are picked from the verified label on', () => {
    const picked = (code: string) =>
      (mapped('get_orders', order(status(code))).line_items as Row[]).map((line) => line.is_picked);
    for (const code of ['010101', '020801', '050101'])
      expect(new Set(picked(code))).toEqual(new Set([false]));
    for (const code of ['020901', '021001', '030201', '040101'])
      expect(new Set(picked(code))).toEqual(new Set([true]));
  });
});

describe('dates of orders', () => {
  test('updated is the latest of all that there are, whatever their offset', () => {
    const dates = {
      recordedOn: '2026-02-03T09:15:00+00:00',
      dispatchDate: '2026-02-03T23:00:00+09:00',
      departDate: '2026-02-03T13:30:00-05:00',
      currentStatus: { id: 1, date: '2026-02-03T18:29:59.5Z', status: { code: '030201' } },
    };
    expect(mapped('get_orders', order(dates))).toMatchObject({
      created_date: '2026-02-03T09:15:00Z',
      updated_date: '2026-02-03T18:30:00Z',
    });
    const bare = { ...dates, dispatchDate: null, departDate: null, currentStatus: null };
    expect(mapped('get_orders', order(bare))).toMatchObject({ updated_date: '2026-02-03T09:15:00Z' });
  });

  test('what is no instant, or has no zone, is refused and not guessed', () => {
    for (const recordedOn of ['yesterday', '', null, 0, '2026-02-03', '2026-02-03T09:15:00', undefined]) {
      const raw = order({ recordedOn });
      expect(() => fn('get_orders').map(raw)).toThrow(RangeError);
      expect(fn('get_orders').idOf(raw)).not.toBeNull();
    }
  });
});

describe('shipments', () => {
  const tracking = [
    { value: '1Z1', carrier: { id: 2, name: 'UPS', symbol: 'UPS' } },
    { value: null, barcodeScanValue: '420', carrier: { id: 5, name: 'Postal Service', symbol: 'USPS' } },
    {},
  ];
  const sent = { departDate: '2026-02-03T20:41:00Z', trackingNumbers: tracking };

  test('there is none before departure, for numbers may change until then', () => {
    const record = mapped('get_orders', order({ ...sent, departDate: null, dispatchDate: sent.departDate }));
    expect(record).toMatchObject({ shipments: [], carrier_id: null });
    expect(record.additional_fields).toMatchObject({ trackingNumbers: tracking });
  });

  test('there is one afterwards, with a parcel a number', () => {
    const record = mapped('get_orders', order(sent));
    const [shipment, ...more] = record.shipments as Row[];
    expect(more).toEqual([]);
    expect(shipment).toMatchObject({ shipment_id: record.id, shipped_date: '2026-02-03T20:41:00Z' });
    expect(shipment!.packages).toMatchObject([
      { package_id: '1Z1', tracking_number: '1Z1', carrier_id: '2', carrier_name: 'UPS' },
      { package_id: '420', tracking_number: '420', carrier_id: '5' },
      { package_id: `${record.id}-3`, tracking_number: null, carrier_id: null },
    ]);
    // Three parcels, three carriers: none is that of the order.
    expect(record.carrier_id).toBeNull();
    expect(mapped('get_orders', order({ ...sent, trackingNumbers: tracking.slice(0, 1) })).carrier_id).toBe(
      '2',
    );
  });

  test('an order without a warehouse or a number can still have been sent', () => {
    const record = mapped('get_orders', order({ ...sent, trackingNumbers: undefined, warehouse: undefined }));
    expect(record.shipments).toMatchObject([{ packages: [] }]);
  });
});

test('the original address stands in where none was validated', () => {
  const originalConsignee = {
    id: 1,
    firstName: 'Bo',
    lastName: '',
    address1: '2 Elm St',
    country: 'Reunion',
  };
  const record = mapped('get_orders', order({ validatedConsignee: null, originalConsignee }));
  expect(record.ship_to_address).toMatchObject({ full_name: 'Bo', address1: '2 Elm St', country: 'Reunion' });
});

test('hostile rows never become a wrong record', () => {
  const hostile: Row[] = [
    { id: 2 ** 60 },
    { id: '../x' },
    { merchant: { id: {} } },
    { lineItems: 'none' },
    { lineItems: [{}] },
    { lineItems: [{ requestedSkuData: { quantity: '2' } }] },
    { lineItems: [{ requestedSkuData: { quantity: 1, declaredValue: '1.2.3' } }] },
    { trackingNumbers: {} },
    { validatedConsignee: { firstName: { $gt: '' } } },
  ];
  for (const change of hostile)
    expect(() => fn('get_orders').map(order({ departDate: '2026-01-01T00:00:00Z', ...change }))).toThrow();
});

test('on demand are the two that the founding page has', () => {
  expect(fulfillment.functions.filter((one) => one.onDemand).map((one) => one.name)).toEqual([
    'get_orders',
    'get_returns',
  ]);
});
