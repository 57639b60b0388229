import { afterAll, beforeAll, expect, test } from 'vitest';
import { RateLimited } from '../../../src/connectors/kit/errors.ts';
import { keepsOrder } from '../../../src/connectors/shiphero/probe.ts';
import { type Bench, DAY, PAST, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const root = { name: 'orders', filters: 'updated_from: $from, updated_to: $to' };
const time = (second: number) => new Date(second * 1000).toISOString().slice(0, 19);

async function keeps(from: number, to: number): Promise<boolean> {
  return keepsOrder(await bench.context(), root, 'updated_at', { from: time(from), to: time(to) });
}

test('an order is believed only where the vendor heeds it', async () => {
  expect(await keeps(PAST - 5 * DAY, PAST)).toBe(true);
  for (const sorting of ['ignored', 'refused'] as const) {
    bench.vendor.setSorting(sorting);
    // Several windows, of which one or the other may come in order by chance.
    for (let days = 1; days <= 8; days++) expect(await keeps(PAST - days * DAY, PAST)).toBe(false);
  }
  bench.vendor.setSorting('heeded');
});

test('where nothing can be seen, nothing is believed', async () => {
  const [one] = bench.vendor.listed('orders', 'updated_at', PAST - DAY, PAST);
  expect(await keeps(one!.at, one!.at)).toBe(false);
  expect(await keeps(PAST - 2000 * DAY, PAST - 1900 * DAY)).toBe(false);
});

test('a vendor that is out of credits or out of order is not taken for one that cannot sort', async () => {
  bench.vendor.fault('throttled');
  await expect(keeps(PAST - DAY, PAST)).rejects.toBeInstanceOf(RateLimited);
});
