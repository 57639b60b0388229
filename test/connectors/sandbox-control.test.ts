import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Bench, DAY, fn, NOON, SECOND, startBench, truth, WEEK, walk } from './sandbox-support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const orders = fn('get_orders');
const NEWEST = ask(NOON - SECOND, NOON);

async function call(key: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${bench.vendor.url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

test('an edit changes the row and its date, and moves it to another window', async () => {
  const [row] = truth(bench, 'orders', WEEK, 'sbx_edit');
  const ref = String(row!.order_ref);
  const { status, text } = await call('sbx_edit', 'POST', `_orders/${ref}/edit`, {
    priority: 9,
    note: 'Hurry',
  });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    ...row,
    priority: 9,
    note: 'Hurry',
    modified_at: '2026-03-02T12:00:00Z',
  });
  const { rows } = await walk(bench.context('sbx_edit'), orders, NEWEST);
  expect(rows.find((one) => one.order_ref === ref)).toEqual(JSON.parse(text));
  expect(truth(bench, 'orders', WEEK, 'sbx_edit').map((one) => one.order_ref)).not.toContain(ref);
});

test('shipping an open order sends its parcels', async () => {
  const open = truth(bench, 'orders', ask(NOON - 2 * DAY, NOON), 'sbx_ship').find(
    (row) => row.state === 'ALLOCATED',
  )!;
  const { text } = await call('sbx_ship', 'POST', `_orders/${open.order_ref}/ship`);
  const record = orders.map(JSON.parse(text));
  expect(record).toMatchObject({ status: 'fulfilled', updated_date: '2026-03-02T12:00:00Z' });
  expect((record.shipments as unknown[]).length).toBeGreaterThan(0);
  bench.at(NOON + 12 * DAY);
  const later = await call(
    'sbx_ship',
    'GET',
    `_truth/orders?after=2026-03-02T11:59:59Z&before=2026-03-02T12:00:00Z`,
  );
  expect(later.text).toContain(`"${open.order_ref}"`); // its seeded life does not undo what was done by hand
  bench.at(NOON);
});

test('an order can be created late, under an earlier date', async () => {
  const made = await call('sbx_new', 'POST', '_orders', {
    modified_at: new Date(NOON - 90 * SECOND).toISOString(),
    commit_delay_s: 30,
    service: 'By hand',
  });
  expect(made.status).toBe(201);
  const { order_ref } = JSON.parse(made.text);
  const window = ask(NOON - 120 * SECOND, NOON);
  const seen = async () =>
    (await walk(bench.context('sbx_new'), orders, window)).rows.find((row) => row.order_ref === order_ref);
  expect(await seen()).toBeUndefined();
  bench.at(NOON + 30 * SECOND);
  expect(await seen()).toMatchObject({
    modified_at: '2026-03-02T11:58:30Z',
    service: 'By hand',
    state: 'NEW',
  });
  bench.at(NOON);
});

test('the log has each request for data as it arrived, and no other', async () => {
  await walk(bench.context('sbx_log'), orders, WEEK);
  const { data } = JSON.parse((await call('sbx_log', 'GET', '_log')).text);
  expect(data.length).toBeGreaterThan(1);
  expect(data[0]).toMatchObject({
    time: '2026-03-02T12:00:00.000Z',
    method: 'GET',
    path: '/v1/orders',
    query: { updated_after: WEEK.from!.toISOString(), updated_before: WEEK.to!.toISOString(), limit: '200' },
    status: 200,
  });
  expect(JSON.stringify(data)).not.toContain('sbx_log');
  await call('sbx_log', 'DELETE', '_log');
  expect(bench.vendor.account('sbx_log').log()).toEqual([]);
});

test('the truth over HTTP is that of the process, one row a line', async () => {
  const query = `after=${WEEK.from!.toISOString()}&before=${WEEK.to!.toISOString()}`;
  const { text } = await call('sbx_truth', 'GET', `_truth/orders?${query}`);
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toEqual(truth(bench, 'orders', WEEK, 'sbx_truth'));
});

test('knobs can be read and turned over HTTP, one account at a time', async () => {
  const { text } = await call('sbx_turn', 'POST', '_knobs', { fail_next: 1, fail_status: 500 });
  expect(JSON.parse(text)).toMatchObject({ fail_next: 1, fail_status: 500, latency_ms: 0 });
  expect((await call('sbx_calm', 'GET', 'sites')).status).toBe(200);
  expect((await call('sbx_turn', 'GET', 'sites')).status).toBe(500);
  expect(JSON.parse((await call('sbx_turn', 'GET', '_knobs')).text).fail_next).toBe(0);
});

test('wrong_totals lies about the number of rows', async () => {
  const total = async () => JSON.parse((await call('sbx_total', 'GET', 'merchants')).text).total;
  expect(await total()).toBe(8);
  bench.vendor.account('sbx_total').setKnobs({ wrong_totals: true });
  expect(await total()).not.toBe(8);
});

test('two servers of one seed give the same bytes over the wire', async () => {
  const twin = await startBench();
  try {
    const path = `v1/orders?updated_after=${WEEK.from!.toISOString()}&updated_before=${WEEK.to!.toISOString()}`;
    const [one, other] = await Promise.all(
      [bench, twin].map(async ({ vendor }) => {
        const answer = await fetch(`${vendor.url}/${path}`, {
          headers: { authorization: 'Bearer sbx_twin' },
        });
        return [answer.headers.get('date'), await answer.text()];
      }),
    );
    expect(one).toEqual(other);
    expect(one![0]).toBe('Mon, 02 Mar 2026 12:00:00 GMT');
  } finally {
    await twin.close();
  }
});

test('wrong questions are refused with a status that says why', async () => {
  const window = `updated_after=${WEEK.from!.toISOString()}&updated_before=${WEEK.to!.toISOString()}`;
  const asked: [string, string, number][] = [
    ['GET', 'orders', 400],
    ['GET', `orders?${window}&limit=201`, 400],
    ['GET', `orders?${window}&limit=0`, 400],
    ['GET', `orders?${window}&cursor=made-up`, 400],
    ['GET', `orders?updated_after=yesterday&updated_before=today`, 400],
    ['GET', 'nothing', 404],
    ['POST', `orders?${window}`, 405],
    ['POST', '_orders/order_id_999999999/edit', 404],
    ['POST', '_orders/no-order/ship', 404],
    ['GET', '_truth/nothing', 404],
  ];
  for (const [method, path, status] of asked)
    expect((await call('sbx_wrong', method, path)).status, `${method} ${path}`).toBe(status);
  expect((await call('wrong', 'GET', 'sites')).status).toBe(401);
  const old = 'orders?updated_after=2022-01-01T00:00:00Z&updated_before=2022-01-02T00:00:00Z';
  expect(JSON.parse((await call('sbx_wrong', 'GET', old)).text).error.code).toBe('history_gone');
});
