/** The vendor's side by itself, as a client that knows only the vendor's documents would meet it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ShipHeroSimulator,
  startShipHeroSimulator,
} from '../../../src/connectors/shiphero/simulator.ts';
import { NOW } from './bench.ts';

let now = NOW;
let vendor: ShipHeroSimulator;
let token: string;
beforeAll(async () => {
  vendor = await start();
  token = await signIn(vendor);
});
afterAll(() => vendor.close());

function start(seed = 7): Promise<ShipHeroSimulator> {
  return startShipHeroSimulator({ seed, clock: () => new Date(now * 1000) });
}

async function post(url: string, body: unknown, authorization = ''): Promise<{ status: number; body: Body }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

interface Body {
  access_token: string;
  data: Record<string, { complexity: number; data: Connection } | null>;
  errors?: Record<string, unknown>[];
  extensions: { user_quota: Record<string, number> };
}
interface Connection {
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { cursor: string; node: Record<string, unknown> }[];
}

async function signIn(of: ShipHeroSimulator): Promise<string> {
  return (await post(`${of.url}/auth/refresh`, of.credentials)).body.access_token;
}

async function ask(query: string, variables = {}, of = vendor, bearer = token) {
  now += 600;
  return (await post(`${of.url}/graphql`, { query, variables }, `Bearer ${bearer}`)).body;
}

test('a hundred products cost 101, lists within lists multiply, and analyze tells it for nothing', async () => {
  const plain = await ask('{ products { complexity data(first: 100) { edges { node { id } } } } }');
  expect(plain.data.products!.complexity).toBe(101);
  const unlimited = await ask('{ products { complexity data { edges { node { id } } } } }');
  expect(unlimited.data.products!.complexity).toBe(101);
  const nested =
    '{ orders ARGS { complexity data(first: 50) { edges { node { id line_items(first: 2) { edges { node { id } } } } } } } }';
  expect((await ask(nested.replace('ARGS', ''))).data.orders!.complexity).toBe(151);
  const before = vendor.credits();
  const analyzed = await ask(nested.replace('ARGS', '(analyze: true)'));
  expect(analyzed.data.orders).toMatchObject({ complexity: 151, data: null });
  expect(vendor.credits()).toBeGreaterThanOrEqual(before);
  expect(analyzed.extensions.user_quota).toMatchObject({ max_available: 4004, increment_rate: 60 });
});

test('without credits the answer is an error with status 200 that says when', async () => {
  const mine = await start();
  const bearer = await signIn(mine);
  const query = '{ orders { complexity data(first: 2000) { edges { node { id } } } } }';
  const send = () => post(`${mine.url}/graphql`, { query }, `Bearer ${bearer}`);
  expect((await send()).body.errors).toBeUndefined();
  expect((await send()).body.errors).toBeUndefined();
  const { status, body } = await send();
  expect(status).toBe(200);
  expect(body.data).toEqual({ orders: null });
  expect(body.errors![0]).toMatchObject({
    code: 30,
    operation: 'orders',
    required_credits: 2001,
    remaining_credits: 2,
    time_remaining: '34 seconds',
  });
  now += 33;
  expect((await send()).body.errors![0]).toMatchObject({ time_remaining: '1 seconds' });
  now += 1;
  expect((await send()).body.errors).toBeUndefined();
  await mine.close();
});

test('cursors are positions, whatever stands there by the time', async () => {
  const query = (after: string) =>
    `{ products { data(sort: "created_at", first: 2${after}) { pageInfo { hasNextPage endCursor } edges { cursor node { id } } } } }`;
  const mine = await start();
  const bearer = await signIn(mine);
  const all = mine.listed('products', 'created_at', null, null).length;
  const first = (await ask(query(''), {}, mine, bearer)).data.products!.data;
  expect(Buffer.from(first.pageInfo.endCursor, 'base64').toString()).toBe('arrayconnection:1');
  const [one] = first.edges;
  const next = (await ask(query(`, after: "${first.pageInfo.endCursor}"`), {}, mine, bearer)).data.products!
    .data;
  mine.remove(String(one!.node.id));
  const moved = (await ask(query(`, after: "${first.pageInfo.endCursor}"`), {}, mine, bearer)).data.products!
    .data;
  expect(moved.edges[0]!.node.id).toBe(next.edges[1]!.node.id);
  expect(mine.listed('products', 'created_at', null, null)).toHaveLength(all - 1);
  await mine.close();
});

test('questions that do not fit the schema, or that this side does not know, are refused', async () => {
  const wrong = [
    '{ orders { data { edges { node { nonsense } } } } }',
    '{ orders(updated_since: "2026-01-01") { request_id } }',
    '{ orders(updated_from: "yesterday") { request_id } }',
    '{ orders(shop_name: "x") { data { edges { node { id } } } } }',
    '{ orders { data(sort: "colour") { edges { node { id } } } } }',
    '{ orders { data(after: "nowhere") { edges { node { id } } } } }',
    '{ order(id: "nobody") { data { id } } }',
    '{ orders {',
    'fragment F on Query { account { request_id } } query { ...F }',
  ];
  for (const query of wrong) expect((await ask(query)).errors?.length, query).toBeGreaterThan(0);
  const range = 'inventory_changes(reason: "x", date_from: "2026-01-01", date_to: "2026-04-01")';
  const wide = await ask(`{ ${range} { data { edges { node { id } } } } }`);
  expect(wide.errors![0]!.message).toContain('60 days');
});

test('two of one seed answer alike at the same time, others do not', async () => {
  const [twin, stranger] = [await start(), await start(8)];
  const query = `{ orders(updated_from: "2026-05-01", updated_to: "2026-05-03") { data(sort: "updated_at", first: 30) {
    edges { node { id updated_at total_price line_items(first: 5) { edges { node { sku quantity } } } } } } } }`;
  const edges = async (of: ShipHeroSimulator) =>
    (await ask(query, {}, of, await signIn(of))).data.orders!.data.edges;
  const mine = await edges(vendor);
  expect(mine).toHaveLength(30);
  expect(await edges(twin)).toEqual(mine);
  expect(await edges(stranger)).not.toEqual(mine);
  await twin.close();
  await stranger.close();
});

test('orders live on: what changed carries a new date, and nothing else changed', async () => {
  const mine = await start();
  const at = now;
  const before = new Map(
    mine.listed('orders', 'updated_at', at - 5 * 86_400, at).map((row) => [row.id, row.at]),
  );
  now += 86_400;
  const after = new Map(mine.listed('orders', 'updated_at', null, null).map((row) => [row.id, row.at]));
  let changed = 0;
  for (const [id, then] of before) {
    const since = after.get(id)!;
    expect(since === then || since > at).toBe(true);
    if (since > at) changed++;
  }
  expect(changed).toBeGreaterThan(10);
  await mine.close();
});

test('more than seven thousand questions in five minutes are too many, whatever they cost', async () => {
  const mine = await start();
  const bearer = await signIn(mine);
  const query = '{ account(analyze: true) { complexity } }';
  const send = () => post(`${mine.url}/graphql`, { query }, `Bearer ${bearer}`);
  for (let sent = 0; sent < 7000; sent += 100) {
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await send()).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
  expect((await send()).status).toBe(429);
  now += 300;
  expect((await send()).status).toBe(200);
  await mine.close();
});
