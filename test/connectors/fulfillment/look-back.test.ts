import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Bench, DAY, HOUR, ids, NOON, startBench, walk } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const truth = (from: number, to: number) =>
  ids(bench.vendor.rows('orders', { date: 'recordedOn', from: new Date(from), to: new Date(to) }));

describe('what changes without a date to be asked for is looked back at', () => {
  const hourly = () => ask(NOON - HOUR, NOON, true);

  test('old orders are read again by a run that reaches the present', async () => {
    const [old] = truth(NOON - 13 * DAY, NOON - 12 * DAY);
    bench.vendor.editOrder(old!, { code: '050101' });
    const { records } = await walk('get_orders', bench.context(), hourly());
    expect(records.find((row) => row.id === old)).toMatchObject({
      currentStatus: { status: { code: '050101' } },
    });
    expect(ids(records)).toEqual(truth(NOON - 14 * DAY, NOON));
  });

  test('once a run: neither by an older slice nor by a window of the past', async () => {
    for (const window of [ask(NOON - HOUR, NOON, false), ask(NOON - 2 * DAY - HOUR, NOON - 2 * DAY, true)]) {
      const { records } = await walk('get_orders', bench.context(), window);
      expect(ids(records)).toEqual(truth(window.from!.getTime(), window.to!.getTime()));
    }
  });

  test('returns, too, should their window mean the creation', async () => {
    bench.vendor.manners.returnWindow = 'createdAt';
    const { records } = await walk('get_returns', bench.context(), hourly());
    const window = { date: 'createdAt', from: new Date(NOON - 30 * DAY), to: new Date(NOON) } as const;
    expect(ids(records)).toEqual(ids(bench.vendor.rows('returns', window)));
    expect(records.length).toBeGreaterThan(50);
    bench.vendor.manners.returnWindow = 'updatedAt';
  });
});

describe('a connection may be restricted to merchants', () => {
  const context = () => bench.context({ credentials: { merchant_ids: ' 42 ' } });
  const [from, to] = [NOON - 20 * DAY, NOON - 10 * DAY];

  test('orders', async () => {
    const { records } = await walk('get_orders', context(), ask(from, to));
    const all = bench.vendor.rows('orders', {
      date: 'recordedOn',
      from: new Date(from),
      to: new Date(to),
    });
    const wanted = all.filter((row) => (row.merchant as { id: number }).id === 42);
    expect(wanted.length).toBeLessThan(all.length);
    expect(ids(records)).toEqual(ids(wanted));
  });

  test('returns, for which the vendor cannot be asked so', async () => {
    const { records } = await walk('get_returns', context(), ask(from, to));
    expect(records.length).toBeGreaterThan(5);
    for (const row of records) expect(row.order).toMatchObject({ merchantId: 42 });
  });

  test('stock not at all', async () => {
    const stock = walk('get_inventory', context(), { from: null, to: null, newest: true });
    await expect(stock).rejects.toMatchObject({ code: 'source_refused' });
  });
});
