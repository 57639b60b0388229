/** A year of a ShipHero shop's orders, through the real server, within the vendor's credits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import { type ShipHeroSimulator, startShipHeroSimulator } from '../../src/connectors/shiphero/simulator.ts';
import { resourceByName } from '../../src/model/index.ts';
import type { Job } from '../../src/sync/job.ts';
import { questionsOf } from '../api/read/questions.ts';
import { HurriedClock } from '../support/hurried-clock.ts';
import { type Server, startServer } from './server.ts';

/** What takes the vendor three quarters of an hour takes us some seconds. */
const RATE = 300;
const YEAR = { start: '2025-05-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };

interface Order extends Record<string, unknown> {
  id: string;
  updated_date: string;
  status: string;
}

const seconds = (instant: string) => Date.parse(instant) / 1000;

describe('a year of orders from ShipHero', () => {
  const clock = new HurriedClock('2026-06-01T12:00:00Z', RATE);
  let vendor: ShipHeroSimulator;
  let server: Server;
  let connection: { id: string; token: string };
  let job: Job;
  let orders: Order[];

  beforeAll(async () => {
    vendor = await startShipHeroSimulator({
      seed: 11,
      clock: () => clock.now(),
      ordersPerDay: 8,
      products: 60,
    });
    server = await startServer({
      connectors: connectors({ sandboxUrl: 'http://127.0.0.1:1', sourceUrls: { shiphero: vendor.url! } }),
      clock,
    });
    connection = await server.connect({
      integration_name: 'shiphero',
      credentials: vendor.credentials,
      disabled_functions: [],
    });
    job = await server.backfill(connection.token, 'get_orders', YEAR.start, YEAR.end);
    orders = (await server.list(connection.token, '/wms/orders')) as Order[];
  }, 240_000);
  afterAll(async () => {
    await server?.end();
    await vendor?.close();
  });

  it('ends completed, and says what it read', () => {
    expect(job).toMatchObject({ status: 'completed', window_basis: 'updated', error: null });
    expect(job.report?.records_quarantined ?? 0).toBe(0);
  });

  it('has every order whose last change lies in the year', () => {
    const truth = vendor.listed('orders', 'updated_at', seconds(YEAR.start), seconds(YEAR.end) - 1);
    expect(truth.length).toBeGreaterThan(2000);
    const held = new Map(orders.map((order) => [order.id, order]));
    expect(truth.filter(({ id }) => !held.has(id))).toEqual([]);
    for (const { id, at } of truth) expect([id, seconds(held.get(id)!.updated_date)]).toEqual([id, at]);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
    expect(new Set(orders.map(({ status }) => status)).size).toBeGreaterThan(3);
  });

  it('was read within the credits: the vendor never had to refuse', () => {
    expect(vendor.refusals()).toBe(0);
  });

  it('is read back page by page', async () => {
    const window = `updated_date[gte]=${YEAR.start}&updated_date[lt]=${YEAR.end}`;
    const whole = (await server.list(connection.token, '/wms/orders', window)) as Order[];
    expect(whole.map(({ id }) => id)).toEqual(
      orders
        .filter((one) => one.updated_date >= YEAR.start && one.updated_date < YEAR.end)
        .map(({ id }) => id),
    );
    for (const limit of [37, 500]) {
      const paged = await server.list(connection.token, '/wms/orders', window, limit);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }
  });

  it('answers each documented filter with what the records say', { timeout: 240_000 }, async () => {
    // Of one month, or each question would be answered with megabytes.
    const month = 'updated_date[gte]=2025-11-01T00:00:00Z&updated_date[lt]=2025-12-01T00:00:00Z';
    const some = (await server.list(connection.token, '/wms/orders', month)) as Order[];
    expect(some.length).toBeGreaterThan(100);
    for (const { field, query, holds } of questionsOf(resourceByName('order'), some)) {
      if (field === 'updated_date') continue;
      const found = await server.list(connection.token, '/wms/orders', `${month}&${query}`);
      expect(
        found.map(({ id }) => id),
        query,
      ).toEqual(some.filter(holds).map(({ id }) => id));
    }
  });

  it('leaves the schedules their place: the first syncs of all functions end too', {
    timeout: 240_000,
  }, async () => {
    await server.initialDone(connection.id);
    for (const path of [
      '/wms/products',
      '/wms/inventory',
      '/wms/inventory/ledger',
      '/wms/inbound-shipments',
    ]) {
      expect((await server.list(connection.token, path)).length, path).toBeGreaterThan(0);
    }
  });

  it('keeps the vendor’s secrets out of answers and logs', () => {
    const told = [...server.logged, JSON.stringify(orders.slice(0, 50)), JSON.stringify(job)].join('\n');
    for (const secret of Object.values(vendor.credentials)) expect(told).not.toContain(secret);
  });
});
