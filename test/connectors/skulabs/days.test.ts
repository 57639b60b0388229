/** Lists of days that are cut, with a message. */
import { expect, test } from 'vitest';
import { askDays, type DayPlace, daysAround } from '../../../src/connectors/skulabs/days.ts';
import { skulabs } from '../../../src/connectors/skulabs/index.ts';
import { startSkulabsSimulator } from '../../../src/connectors/skulabs/simulator.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = Date.parse('2026-06-15T12:10:00Z');
const DAY = 24 * 3600_000;
const orders = skulabs.functions.find(({ name }) => name === 'get_orders')!;

/** Reads some days in May to the end, at a vendor whose clock goes on a second with each question. */
async function readDays(ordersPerDay: number, days: { first: string; last: string }) {
  let now = NOW;
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  const vendor = await startSkulabsSimulator({ seed: 3, clock, perDay: 2 * ordersPerDay });
  const ids = new Set<unknown>();
  const places: (DayPlace | null)[] = [];
  try {
    const ctx = connectorContext(vendor.url!, vendor.credentials, { now: clock });
    for (const path of ['/order/get_all', '/order/get_archived'] as const) {
      let place: DayPlace | null = null;
      do {
        places.push(place);
        const step = await askDays(ctx, path, days, place);
        if (step === 'capped') return { capped: true, ids, places, held: [] };
        for (const row of step.rows) ids.add(orders.idOf(row));
        place = step.next;
      } while (place !== null);
    }
    // Days are the vendor's, behind UTC.
    const [from, to] = [Date.parse(days.first) + 5 * 3600_000, Date.parse(days.last) + DAY + 5 * 3600_000];
    const held = vendor.truth('get_orders', { from: new Date(from), to: new Date(to) });
    return { capped: false, ids, places, held };
  } finally {
    await vendor.close();
  }
}

const WEEK = { first: '2026-05-18', last: '2026-05-24' };

test('where several days are cut, fewer are asked for', async () => {
  const { capped, ids, places, held } = await readDays(100, WEEK);
  expect(capped).toBe(false);
  expect(held.length).toBeGreaterThan(600);
  expect(held.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(places.some((place) => place?.store === null && place.width > 1)).toBe(true);
});

test('where one day is cut, it is asked for store by store', async () => {
  const { capped, ids, places, held } = await readDays(240, WEEK);
  expect(capped).toBe(false);
  expect(held.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(places.some((place) => place?.store === 1)).toBe(true);
});

test('where one day of one store is cut, nothing passes for whole', async () => {
  expect((await readDays(900, WEEK)).capped).toBe(true);
});

test('a window is covered by its days and one on either side', () => {
  const days = daysAround(Date.parse('2026-05-02T00:00:00Z'), Date.parse('2026-05-03T00:00:00Z'));
  expect(days).toEqual({ first: '2026-05-01', last: '2026-05-03' });
});
