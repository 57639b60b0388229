/** The whole way: signed in by the engine, read by a runner, kept in a real Postgres. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fulfillment } from '../../../src/connectors/fulfillment/index.ts';
import {
  type FulfillmentSimulator,
  startFulfillmentSimulator,
} from '../../../src/connectors/fulfillment/simulator.ts';
import { connect } from '../../../src/sync/connect.ts';
import { syncNow } from '../../../src/sync/manual.ts';
import { Runner } from '../../../src/sync/runner.ts';
import { takeConnection } from '../../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../../support/engine.ts';
import { DAY, HOUR, ids } from './support.ts';

const HISTORY_DAYS = 20;
const clock = new HandClock('2026-03-02T12:00:00Z');
let vendor: FulfillmentSimulator;
let world: Awaited<ReturnType<typeof testEngine>>;
let connectionId: string;

beforeAll(async () => {
  vendor = await startFulfillmentSimulator({ seed: 7, clock: () => clock.now() });
  const connector = { ...fulfillment, baseUrl: vendor.url };
  world = await testEngine({ connectors: [connector], clock });
  const made = await connect(world.engine, world.sealer, {
    organizationId: world.organizationId,
    connector,
    credentials: vendor.credentials,
    customerId: null,
    historyDays: HISTORY_DAYS,
  });
  connectionId = made.connectionId;
});
afterAll(async () => {
  await world.close();
  await vendor.close();
});

/** Works until no run is open; what has to wait (for the quota, or after a failure) waits by the clock. */
async function work(): Promise<void> {
  const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
  for (let pause = 0; pause < 500; pause++) {
    while ((await runner.step(async () => {})).state === 'worked');
    const open = await rowsOf(world.pool, "SELECT run_id FROM run WHERE status = 'open'");
    if (open.length === 0) return;
    clock.advance(1000);
  }
  throw new Error('the runs do not end');
}

async function stored(resource: string): Promise<Map<number, { status: string; version: string }>> {
  const rows = await rowsOf<{ id: string; status: string; version: string }>(
    world.pool,
    "SELECT id, data->>'status' AS status, record_version AS version FROM record WHERE resource = $1",
    [resource],
  );
  return new Map(rows.map(({ id, ...row }) => [Number(id), row]));
}

const recordedSince = (from: number) =>
  ids(vendor.rows('orders', { date: 'recordedOn', from: new Date(from), to: clock.now() }));
const sorted = (map: Map<number, unknown>) => [...map.keys()].sort((a, b) => a - b);

test('the first sync stores all there is, through a token that ends and an answer that breaks off', async () => {
  const start = clock.elapsed();
  vendor.beforeAnswer = (count) => {
    if (count === 4) vendor.endTokens('access');
    if (count === 6) vendor.fail({ kind: 'cut off' });
  };
  await work();
  vendor.beforeAnswer = null;
  expect(vendor.granted.refresh_token).toBe(1);
  expect(await rowsOf(world.pool, 'SELECT reason FROM quarantine')).toEqual([]);
  const orders = await stored('order');
  // Orders that came in after the run had been planned are the next run's.
  const due = recordedSince(start - HISTORY_DAYS * DAY);
  const late = recordedSince(start);
  expect(due.length).toBeGreaterThan(1000);
  expect(sorted(orders)).toEqual(expect.arrayContaining(due.filter((id) => !late.includes(id))));
  const since = {
    date: 'updatedAt',
    from: new Date(start - HISTORY_DAYS * DAY),
    to: new Date(start),
  } as const;
  expect(sorted(await stored('return'))).toEqual(expect.arrayContaining(ids(vendor.rows('returns', since))));
  expect(sorted(await stored('inventory'))).toEqual(ids(vendor.rows('inventory')));
});

test('the next one finds what has changed since, in orders of the last two weeks, and writes nothing else', async () => {
  const before = await stored('order');
  const order = vendor
    .rows('orders', { date: 'recordedOn', from: new Date(clock.elapsed() - 13 * DAY), to: clock.now() })
    .find((row) => (row.currentStatus as { status: { code: string } }).status.code === '030201')!;
  clock.advance(HOUR);
  vendor.editOrder(order.id as number, { code: '040101' });
  const [connection] = await rowsOf(world.pool, 'SELECT * FROM connection');
  await syncNow(world.engine, connection as Parameters<typeof syncNow>[1], ['get_orders']);
  await work();
  const after = await stored('order');
  expect(before.get(order.id as number)!.status).toBe('fulfilled');
  expect(after.get(order.id as number)!.status).toBe('other');
  const statuses = (map: typeof after) => new Map([...map].map(([id, row]) => [id, row.status]));
  const written = sorted(after).filter((id) => after.get(id)!.version !== before.get(id)?.version);
  // A life goes on in an hour for some; those that stand still are read again, and not written.
  expect(written.length).toBeLessThan(30);
  expect(statuses(after)).not.toEqual(statuses(before));
  expect(await rowsOf(world.pool, 'SELECT reason FROM quarantine')).toEqual([]);
});
