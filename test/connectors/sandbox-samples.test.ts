/** The ids that the documented samples name, and what is done on request. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resourceOfFunction, validateRecord } from '../../src/model/index.ts';
import { ask, type Bench, DAY, fn, NOON, PATHS, startBench, truth } from './sandbox-support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const MONTH = ask(NOON - 30 * DAY, NOON);

const SAMPLES = [
  ['wms', 'get_orders', 'order_abc123'],
  ['wms', 'get_products', 'prod_widget_001'],
  ['wms', 'get_products', 'prod_gadget_002'],
  ['wms', 'get_inventory', 'inv_widget001_main'],
  ['wms', 'get_returns', 'return_abc123'],
  ['wms', 'get_inbound_shipments', 'inbound_shipment_abc123'],
  ['wms', 'get_warehouses', 'warehouse_main'],
  ['cart', 'get_orders', 'cart_order_abc123'],
  ['cart', 'get_products', 'cart_prod_widget_001'],
  ['cart', 'get_warehouses', 'warehouse_main'],
] as const;

/** The unified record of an id, as a month's reading has it. */
function record(type: 'wms' | 'cart', name: (typeof SAMPLES)[number][1], id: string, key?: string) {
  const source = fn(name, type);
  const raw = truth(bench, PATHS[`${type} ${name}`]!, MONTH, key).find((row) => source.idOf(row) === id);
  return raw && source.map(raw);
}

test.each(SAMPLES)('%s %s has %s in any month', (type, name, id) => {
  for (let day = 0; day < 21; day += 3) {
    bench.at(NOON + day * DAY);
    const window = ask(NOON + day * DAY - 30 * DAY, NOON + day * DAY);
    const source = fn(name, type);
    const rows = truth(bench, PATHS[`${type} ${name}`]!, window).filter((row) => source.idOf(row) === id);
    expect(rows).toHaveLength(1);
    expect(validateRecord(resourceOfFunction(type, name), source.map(rows[0]!))).toEqual([]);
  }
  bench.at(NOON);
});

test('no sample goes back in time while changes are recorded late', () => {
  const { account } = bench.vendor;
  account('sbx_late').setKnobs({ late_commit_seconds: 120 });
  const monday = Date.parse('2026-03-09T05:00:00Z');
  for (const second of [-1, 0, 30, 60, 90, 121]) {
    bench.at(monday + second * 1000);
    const row = truth(bench, 'orders', ask(monday - 8 * DAY, monday + second * 1000), 'sbx_late').find(
      ({ order_ref }) => order_ref === 'order_abc123',
    );
    expect(row).toMatchObject({ state: 'NEW', placed_at: '2024-01-15T10:30:00Z' });
  }
  bench.at(NOON);
});

test('what is received before it was sent has been sent', async () => {
  const answer = await fetch(`${bench.vendor.url}/v1/_returns/return_abc123/receive`, {
    method: 'POST',
    headers: { authorization: 'Bearer sbx_receive' },
  });
  expect(answer.status).toBe(200);
  expect(record('wms', 'get_returns', 'return_abc123', 'sbx_receive')).toMatchObject({
    status: 'received',
    updated_date: '2026-03-02T12:00:00Z',
    line_items: [{ inventory_item_id: 'inv_widget001_main', expected_quantity: 2, received_quantity: 2 }],
  });
  const fresh = truth(bench, 'returns', MONTH, 'sbx_receive').find(({ state }) => state === 'REGISTERED')!;
  await fetch(`${bench.vendor.url}/v1/_returns/${fresh.return_ref}/receive`, {
    method: 'POST',
    headers: { authorization: 'Bearer sbx_receive' },
  });
  const arrived = record('wms', 'get_returns', String(fresh.return_ref), 'sbx_receive');
  expect(arrived).toMatchObject({
    status: 'received',
    shipments: [{ arrived_date: '2026-03-02T12:00:00Z' }],
  });
});
