import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Knobs } from '../../src/connectors/sandbox/simulator/index.ts';
import { ask, type Bench, DAY, fn, NOON, SECOND, startBench, truth, WEEK, walk } from './sandbox-support.ts';

let bench: Bench;
let key: string;
let used = 0;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  key = `sbx_knobs_${used++}`;
  bench.at(NOON);
});

const orders = fn('get_orders');
const ledger = fn('get_inventory_ledger');
const knobs = (change: Partial<Knobs>) => bench.vendor.account(key).setKnobs(change);
const read = (window = WEEK, source = orders) => walk(bench.context(key), source, window);
const refs = (rows: Record<string, unknown>[]) => rows.map((row) => row.order_ref);

test('tie_seconds makes dates coarse, so that many are equal', async () => {
  knobs({ tie_seconds: 60 });
  const { rows } = await read();
  expect(rows.every((row) => String(row.modified_at).endsWith(':00Z'))).toBe(true);
  expect(rows).toEqual(truth(bench, 'orders', WEEK, key));
});

test('late_commit_seconds brings changes late under their early date, never later than declared', async () => {
  knobs({ late_commit_seconds: 120 });
  const window = ask(NOON - DAY, NOON);
  const early = new Map((await read(window)).rows.map((row) => [`${row.order_ref} ${row.modified_at}`, row]));
  bench.at(NOON + orders.lagMs);
  const { rows } = await read(window);
  const all = rows.map((row) => `${row.order_ref} ${row.modified_at}`);
  const came = all.filter((one) => !early.has(one));
  for (const one of came) expect(Date.parse(one.split(' ')[1]!)).toBeGreaterThan(NOON - orders.lagMs);
  bench.at(NOON + 10 * orders.lagMs);
  const settled = (await read(window)).rows.map((row) => `${row.order_ref} ${row.modified_at}`);
  expect(settled.filter((one) => !all.includes(one))).toEqual([]);
  // Over a day of minutes, somebody is late.
  let late = 0;
  for (let minute = 0; minute < 1440; minute++) {
    const at = NOON - 2 * DAY + minute * 60 * SECOND;
    bench.at(at);
    const seen = truth(bench, 'orders', ask(at - 60 * SECOND, at), key).length;
    bench.at(at + 120 * SECOND);
    if (truth(bench, 'orders', ask(at - 60 * SECOND, at), key).length > seen) late++;
  }
  expect(late).toBeGreaterThan(10);
});

test('extra_orders_per_minute adds orders as time goes by', async () => {
  knobs({ extra_orders_per_minute: 6 });
  bench.at(NOON + 60 * SECOND);
  const { rows } = await read(ask(NOON - SECOND, NOON + 60 * SECOND));
  expect(rows.filter((row) => String(row.order_ref).startsWith('order_id_new_')).length).toBe(7);
});

test('resort_while_paging counts pages off a list that moves', async () => {
  knobs({ resort_while_paging: true });
  const still = await read();
  expect(still.rows.length).toBe(truth(bench, 'orders', WEEK, key).length);
  expect(refs(still.rows)).not.toEqual(refs(truth(bench, 'orders', WEEK, key)));
  const first = await orders.page(bench.context(key), WEEK, null);
  if (first.kind !== 'page') expect.unreachable();
  // Rows already read leave the window, and as many unread ones slip into their places.
  for (const ref of refs(first.records).slice(0, 20))
    bench.vendor.account(key).edit(String(ref), { priority: 9 });
  const rest = await walk(bench.context(key), orders, WEEK, first.next);
  expect(new Set([...refs(first.records), ...refs(rest.rows)]).size).toBe(still.rows.length - 20);
});

test('result_cap is announced and becomes a smaller slice', async () => {
  knobs({ result_cap: 50 });
  expect(await orders.page(bench.context(key), WEEK, null)).toEqual({ kind: 'capped' });
  const hours = ask(NOON - 5 * DAY, NOON - 5 * DAY + 2 * 3600 * SECOND);
  expect((await read(hours)).rows).toEqual(truth(bench, 'orders', hours, key));
});

test('duplicate_over_pages repeats the last row of a page', async () => {
  const once = (await read()).rows;
  knobs({ duplicate_over_pages: true });
  const twice = await read();
  expect(twice.rows.length).toBe(once.length + twice.cursors.length);
  expect(new Set(refs(twice.rows))).toEqual(new Set(refs(once)));
});

test('empty_page_with_next puts an empty page before each; all of the list is still read', async () => {
  const once = await read();
  knobs({ empty_page_with_next: true });
  const padded = await read();
  expect(padded.rows).toEqual(once.rows);
  expect(padded.cursors.length).toBe(once.cursors.length * 2 + 1);
});

test('edit_in_run touches an order under the reader; nothing that stayed is lost', async () => {
  knobs({ edit_in_run: true });
  bench.at(NOON + SECOND);
  const { rows } = await read();
  const found = new Set(refs(rows));
  const moved = truth(bench, 'orders', ask(NOON, NOON + SECOND), key).filter(
    (row) => Number(row.priority) >= 6,
  );
  expect(moved.length).toBeGreaterThan(0);
  for (const ref of refs(truth(bench, 'orders', WEEK, key))) expect(found.has(ref)).toBe(true);
});

test('reissue_day cuts a day anew: ids vanish, ids appear, numbers change, no date tells', async () => {
  const yesterday = ask(NOON - 1.5 * DAY - 1, NOON - 0.5 * DAY - 1);
  const earlier = ask(NOON - 2.5 * DAY - 1, NOON - 1.5 * DAY - 1);
  const before = { cut: (await read(yesterday, ledger)).rows, kept: (await read(earlier, ledger)).rows };
  knobs({ reissue_day: true });
  const after = (await read(yesterday, ledger)).rows;
  const ids = (rows: Record<string, unknown>[]) => rows.map((row) => row.entry_ref);
  expect(ids(before.cut).filter((id) => !ids(after).includes(id)).length).toBeGreaterThan(0);
  expect(ids(after).filter((id) => !ids(before.cut).includes(id)).length).toBe(5);
  const old = new Map(before.cut.map((row) => [row.entry_ref, row]));
  const changed = after.filter(
    (row) => old.has(row.entry_ref) && old.get(row.entry_ref)!.units !== row.units,
  );
  expect(changed.length).toBeGreaterThan(0);
  expect((await read(earlier, ledger)).rows).toEqual(before.kept);
  expect(ledger.replaces).toBe('day');
});

test('poison_every makes every n-th order impossible to map, and no other', async () => {
  knobs({ poison_every: 10 });
  const { rows } = await read();
  const refused = rows.filter((row) => {
    try {
      return !orders.map(row);
    } catch {
      return true;
    }
  });
  expect(refused.length).toBeGreaterThan(10);
  for (const row of rows)
    expect(refused.includes(row)).toBe(Number(orders.idOf(row)!.split('_')[2]) % 10 === 0);
});

test('source_clock_offset_ms is what the Date header and the data go by', async () => {
  knobs({ source_clock_offset_ms: -3600 * SECOND });
  const context = bench.context(key);
  const { rows } = await walk(context, orders, ask(NOON - DAY, NOON));
  expect(context.http.sourceTime).toEqual(new Date(NOON - 3600 * SECOND));
  expect(Math.max(...rows.map((row) => Date.parse(String(row.modified_at))))).toBeLessThanOrEqual(
    NOON - 3600 * SECOND,
  );
});

test('latency_ms delays the answer', async () => {
  knobs({ latency_ms: 150, latency_jitter_ms: 20 });
  const begun = performance.now();
  await orders.page(bench.context(key), WEEK, null);
  expect(performance.now() - begun).toBeGreaterThan(140);
});

test('unknown knobs and impossible values are refused', () => {
  for (const change of [{ latnecy_ms: 1 }, { latency_ms: 'x' }, { fail_next: -1 }, { hostile_kind: 'mean' }])
    expect(() => knobs(change as never)).toThrow();
  expect(bench.vendor.account(key).knobs().fail_next).toBe(0);
});
