/** Searches that list no more than 2,000 rows and are silent on the rest, and whose pages stand in no order. */
import { expect, test } from 'vitest';
import { cartonCloud } from '../../../src/connectors/carton-cloud/index.ts';
import { startCartonCloudSimulator } from '../../../src/connectors/carton-cloud/simulator.ts';
import { type Place, START, step } from '../../../src/connectors/carton-cloud/walk.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = Date.parse('2026-06-15T12:10:00Z');
const HOUR = 3600_000;
const orders = cartonCloud.functions.find(({ name }) => name === 'get_orders')!;

test('a window with more orders than a search lists is cut, and its parts are read whole', async () => {
  const now = () => new Date(NOW);
  const vendor = await startCartonCloudSimulator({ seed: 3, clock: now, perDay: 2500 });
  try {
    const context = connectorContext(vendor.url!, vendor.credentials, { now });
    const { values } = await cartonCloud.signIn!(context, null);
    const ctx = { ...context, session: values };
    const asked = (from: number, to: number) => ({ from: new Date(from), to: new Date(to), newest: false });
    const wide = await orders.page(ctx, asked(NOW - 300 * HOUR, NOW - 270 * HOUR), null);
    expect(wide).toEqual({ kind: 'capped' });
    const [from, to] = [NOW - 300 * HOUR, NOW - 299.5 * HOUR];
    const narrow = await orders.page(ctx, asked(from, to), null);
    const held = vendor.truth('get_orders', { from: new Date(from), to: new Date(to) });
    expect(held.length).toBeGreaterThan(20);
    const ids = narrow.kind === 'page' ? narrow.records.map((one) => orders.idOf(one)) : [];
    expect(ids.toSorted()).toEqual(held.map(({ id }) => id).toSorted());
  } finally {
    await vendor.close();
  }
});

test('an order that was changed at another time than was asked for is refused, not stored', async () => {
  const http = {
    json: async () => [{ id: 'a', timestamps: { modified: { time: '2026-06-15T20:00:00+10:00' } } }],
    header: () => '1',
  };
  const ctx = { ...connectorContext('http://127.0.0.1:1', {}, { now: () => new Date(NOW) }), http };
  const ask = {
    from: new Date('2026-06-15T20:00:00Z'),
    to: new Date('2026-06-15T21:00:00Z'),
    newest: false,
  };
  await expect(orders.page(ctx as never, ask, null)).rejects.toThrow('at another time');
});

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test('pages are turned until as many different rows were seen as there are', () => {
  const second = step(START, { rows: rows('a', 'b'), total: 4 });
  const place = (second as { next: Place }).next;
  expect(place).toMatchObject({ page: 2, total: 4, tries: 1 });
  expect(step(place, { rows: rows('c', 'd'), total: 4 })).toMatchObject({ next: null });
  // One slipped past: it stood on the second page, and then on the first.
  const third = step(place, { rows: rows('b', 'd'), total: 4 }) as { next: Place };
  expect(third.next.page).toBe(3);
  expect(step(third.next, { rows: [], total: 4 })).toMatchObject({ next: { page: 1, tries: 2, seen: '' } });
});

test('a list whose count changes is walked anew, and given up in the end', () => {
  let place: Place = START;
  for (let tries = 1; tries < 5; tries++) {
    const { next } = step({ ...place, page: 2, total: 9 }, { rows: rows('a'), total: 8 }) as { next: Place };
    expect(next).toEqual({ ...START, tries: tries + 1 });
    place = next;
  }
  expect(step({ ...place, page: 2, total: 9 }, { rows: rows('a'), total: 8 })).toBe('unsteady');
});

test('without a count only a list of one page passes for whole', () => {
  expect(step(START, { rows: rows('a'), total: null })).toEqual({ rows: rows('a'), next: null });
  const full = Array.from({ length: 100 }, (_, at) => ({ id: String(at) }));
  expect(step(START, { rows: full, total: null })).toBe('unsteady');
});
