import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  type Bench,
  DAY,
  fn,
  KEY,
  NOON,
  PATHS,
  SECOND,
  sandboxes,
  startBench,
  truth,
  WEEK,
  walk,
} from './sandbox-support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const orders = fn('get_orders');
const stamp = (row: Record<string, unknown>) => Date.parse(String(row.modified_at));

describe('a whole walk equals what the vendor holds', () => {
  for (const { type, functions } of sandboxes) {
    test.each(functions.map(({ name }) => name))(`${type} %s`, async (name) => {
      const source = fn(name, type);
      const month = ask(NOON - 14 * DAY + SECOND, NOON);
      const { rows } = await walk(
        bench.context(),
        source,
        source.basis === 'none' ? { from: null, to: null, newest: true } : month,
      );
      expect(rows.length).toBeGreaterThan(2);
      expect(rows).toEqual(truth(bench, PATHS[`${type} ${name}`]!, month));
      expect(new Set(rows.map((row) => source.idOf(row))).size).toBe(rows.length);
    });
  }
});

test('the dates a window is compared with are those the manifest says', async () => {
  for (const { type, functions } of sandboxes) {
    for (const source of functions) {
      if (source.basis === 'none') continue;
      const { rows } = await walk(bench.context(), source as never, WEEK);
      for (const row of rows) {
        const date = Date.parse(source.basisDate(source.map(row)) ?? '');
        expect(date, `${type} ${source.name}`).toBeGreaterThan(WEEK.from!.getTime());
        expect(date).toBeLessThanOrEqual(WEEK.to!.getTime());
      }
    }
  }
});

test('the start of a window is left out and its end is included, as declared', async () => {
  const [some] = truth(bench, 'orders', WEEK);
  const at = stamp(some!);
  const has = async (from: number, to: number) =>
    (await walk(bench.context(), orders, ask(from, to))).rows.some(
      (row) => row.order_ref === some!.order_ref,
    );
  expect(orders.edges).toEqual({ from: 'exclusive', to: 'inclusive' });
  expect(await has(at, at + SECOND)).toBe(false);
  expect(await has(at - 1, at)).toBe(true);
  expect(await has(at - SECOND, at - 1)).toBe(false);
});

test('adjoining windows, asked with the declared edges, lose nothing, wherever they are cut', async () => {
  bench.vendor.account('sbx_ties').setKnobs({ tie_seconds: 60 });
  const all = truth(bench, 'orders', WEEK, 'sbx_ties');
  expect(new Set(all.map(stamp)).size).toBeLessThan(all.length);
  for (const cut of [stamp(all[30]!), stamp(all[30]!) + 1, stamp(all.at(-1)!)]) {
    // Half-open [start, cut) and [cut, end), widened to an exclusive start and an inclusive end.
    const older = await walk(bench.context('sbx_ties'), orders, ask(WEEK.from!.getTime(), cut));
    const newer = await walk(bench.context('sbx_ties'), orders, ask(cut - 1, WEEK.to!.getTime()));
    const found = new Set([...older.rows, ...newer.rows].map((row) => row.order_ref));
    expect(found).toEqual(new Set(all.map((row) => row.order_ref)));
  }
});

test.each([0, 1, 199, 200, 201, 400])('a window of %i rows', async (size) => {
  const month = truth(bench, 'orders', ask(NOON - 30 * DAY, NOON - DAY));
  const start = month.findIndex(
    (row, at) =>
      at > 0 &&
      stamp(row) - stamp(month[at - 1]!) > SECOND &&
      stamp(month[at + size]!) > stamp(month[at + size - 1]!),
  );
  const from = stamp(month[start]!) - 1;
  const window = ask(from, size === 0 ? from : stamp(month[start + size - 1]!));
  const { rows, cursors } = await walk(bench.context(), orders, window);
  expect(rows.map((row) => row.order_ref)).toEqual(
    month.slice(start, start + size).map((row) => row.order_ref),
  );
  expect(cursors).toHaveLength(Math.max(Math.ceil(size / 200) - 1, 0));
});

test('the walk goes on from every cursor to the same end', async () => {
  const month = ask(NOON - 14 * DAY, NOON);
  const { rows, cursors } = await walk(bench.context(), orders, month);
  expect(cursors.length).toBeGreaterThan(3);
  for (const [index, cursor] of cursors.entries()) {
    const rest = await walk(bench.context(), orders, month, cursor);
    expect(rest.rows).toEqual(rows.slice((index + 1) * 200));
  }
});

test('a cursor belongs to one window of one account', async () => {
  const { cursors } = await walk(bench.context(), orders, WEEK);
  const other = ask(WEEK.from!.getTime() + SECOND, WEEK.to!.getTime());
  await expect(orders.page(bench.context(), other, cursors[0]!)).rejects.toThrow('(400)');
  await expect(orders.page(bench.context('sbx_other'), WEEK, cursors[0]!)).rejects.toThrow('(400)');
});

test('two servers of one seed answer alike, byte for byte; accounts and seeds differ', async () => {
  const [twin, stranger] = [await startBench(), await startBench({}, 8)];
  try {
    for (const path of Object.values(PATHS)) {
      const text = (of: Bench, key = KEY) => JSON.stringify(truth(of, path, WEEK, key));
      expect(text(twin)).toBe(text(bench));
      expect(text(twin, 'sbx_other')).not.toBe(text(bench));
      expect(text(stranger)).not.toBe(text(bench));
    }
  } finally {
    await twin.close();
    await stranger.close();
  }
});

test('has three years of orders, with 20,000 to 26,000 of them in the last twelve months', () => {
  const placed = bench.vendor
    .account(KEY)
    .truth('orders', { after: new Date(NOON - 1100 * DAY) })
    .map((row) => Date.parse(String(row.json().placed_at)));
  for (const ago of [0, 1, 2]) {
    const [from, to] = [NOON - (ago + 1) * 365 * DAY, NOON - ago * 365 * DAY];
    const count = placed.filter((instant) => instant > from && instant <= to).length;
    expect(count).toBeGreaterThan(20_000);
    expect(count).toBeLessThan(26_000);
  }
});

test('the world moves on, and every change carries its date', async () => {
  const moving = await startBench();
  try {
    const before = new Map(truth(moving, 'orders', WEEK).map((row) => [row.order_ref, JSON.stringify(row)]));
    const open = truth(moving, 'orders', ask(NOON - 13 * DAY, NOON));
    moving.at(NOON + DAY);
    const since = truth(moving, 'orders', ask(NOON, NOON + DAY));
    expect(since.filter((row) => row.state === 'NEW').length).toBeGreaterThan(0);
    const changed = new Set(since.map((row) => row.order_ref));
    const later = new Map(
      truth(moving, 'orders', ask(NOON - 13 * DAY, NOON)).map((row) => [row.order_ref, row]),
    );
    // Whatever did not change in the window just past is as it was, to the letter.
    for (const row of open) if (!changed.has(row.order_ref)) expect(later.get(row.order_ref)).toEqual(row);
    for (const [ref, text] of before)
      if (!changed.has(ref)) expect(JSON.stringify(later.get(ref))).toBe(text);
  } finally {
    await moving.close();
  }
});
