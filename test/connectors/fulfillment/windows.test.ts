import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Bench, DAY, HOUR, ids, NOON, SECOND, startBench, walk } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const truth = (of: Bench, from: number, to: number) =>
  ids(of.vendor.rows('orders', { date: 'recordedOn', from: new Date(from), to: new Date(to) }));

async function withOrders(run: (empty: Bench) => Promise<void>, options = {}): Promise<void> {
  const empty = await startBench({ ordersPerDay: 0, ...options });
  try {
    await run(empty);
  } finally {
    await empty.close();
  }
}

describe('a window is read whole', () => {
  test('of orders, over a month, though the list stands by newest change', async () => {
    const [from, to] = [NOON - 40 * DAY, NOON - 10 * DAY];
    const { records } = await walk('get_orders', bench.context(), ask(from, to));
    const wanted = truth(bench, from, to);
    expect(wanted.length).toBeGreaterThan(1500);
    expect(ids(records)).toEqual(wanted);
  });

  test('of returns, by the date of the latest activity', async () => {
    const [from, to] = [NOON - 60 * DAY, NOON - 10 * DAY];
    const { records } = await walk('get_returns', bench.context(), ask(from, to));
    const wanted = ids(
      bench.vendor.rows('returns', { date: 'updatedAt', from: new Date(from), to: new Date(to) }),
    );
    expect(wanted.length).toBeGreaterThan(150);
    expect(ids(records)).toEqual(wanted);
  });

  test('of stock, over several pages', async () => {
    const many = await startBench({ items: 450 });
    const { records, cursors } = await walk('get_inventory', many.context(), {
      from: null,
      to: null,
      newest: true,
    });
    expect(cursors.length).toBe(3);
    expect(ids(records)).toEqual(ids(many.vendor.rows('inventory')));
    await many.close();
  });

  test('again from every cursor', async () => {
    const window = ask(NOON - 40 * DAY, NOON - 10 * DAY);
    const whole = await walk('get_orders', bench.context(), window);
    expect(whole.cursors.length).toBeGreaterThan(8);
    for (const [step, cursor] of whole.cursors.entries()) {
      const rest = await walk('get_orders', bench.context(), window, cursor);
      expect(rest.cursors).toEqual(whole.cursors.slice(step));
      const before = whole.records.slice(0, whole.records.length - rest.records.length);
      expect(ids([...before, ...rest.records])).toEqual(ids(whole.records));
    }
  });
});

test.each([0, 1, 199, 200, 201, 401, 999])('%i orders of an hour are all read', (count) =>
  withOrders(async (empty) => {
    for (let place = 0; place < count; place++)
      empty.vendor.addOrders(1, new Date(NOON - 5 * DAY + place * SECOND));
    const { records } = await walk('get_orders', empty.context(), ask(NOON - 5 * DAY, NOON - 4 * DAY));
    expect(ids(records).length).toBe(count);
  }),
);

test.each([200, 201, 650])('%i orders of one second are all read', (count) =>
  withOrders(async (empty) => {
    const added = empty.vendor.addOrders(count, new Date(NOON - 5 * DAY));
    const { records } = await walk('get_orders', empty.context(), ask(NOON - 6 * DAY, NOON - 4 * DAY));
    expect(ids(records)).toEqual(added);
  }),
);

test('orders on both edges of a window belong to it, and none beyond', () =>
  withOrders(async (empty) => {
    const [from, to] = [NOON - 5 * DAY, NOON - 4 * DAY];
    const add = (instant: number) => empty.vendor.addOrders(1, new Date(instant))[0]!;
    const wanted = [add(from), add(from + SECOND), add(to - SECOND), add(to)];
    add(from - SECOND);
    add(to + SECOND);
    const { records } = await walk('get_orders', empty.context(), ask(from, to));
    expect(ids(records)).toEqual(wanted.toSorted());
  }));

test('orders dated between two whole seconds fall into no gap', () =>
  withOrders(async (empty) => {
    // More than an answer holds, so that the window is cut between them as finely as it can be.
    const wanted = Array.from({ length: 50 }, (_, place) =>
      empty.vendor.addOrders(30, new Date(NOON - 5 * DAY + place * 333)),
    ).flat();
    const { records } = await walk('get_orders', empty.context(), ask(NOON - 6 * DAY, NOON - 4 * DAY));
    expect(ids(records)).toEqual(wanted.toSorted((a, b) => a - b));
  }));

describe('a list that moves while it is paged loses nothing', () => {
  test('where each request changes an order and so puts it first', async () => {
    const busy = await startBench({ ordersPerDay: 900 });
    const [from, to] = [NOON - 6 * DAY, NOON - 4 * DAY];
    const wanted = truth(busy, from, to);
    busy.vendor.beforeAnswer = (count) =>
      busy.vendor.editOrder(wanted[(count * 37) % wanted.length]!, { code: '010307' });
    const { records } = await walk('get_orders', busy.context(), ask(from, to));
    expect(wanted.length).toBeGreaterThan(1700);
    expect(ids(records)).toEqual(wanted);
    await busy.close();
  });

  test('nor where one second is longer than a page', () =>
    withOrders(async (empty) => {
      const added = empty.vendor.addOrders(650, new Date(NOON - 5 * DAY));
      // The first walk is disturbed at every page: the last row of the list comes to its front.
      empty.vendor.beforeAnswer = (count) => {
        empty.at(empty.now() + SECOND);
        if (count < 12) empty.vendor.editOrder(added.at(-count)!, { code: '010307' });
      };
      const { records } = await walk('get_orders', empty.context(), ask(NOON - 5 * DAY, NOON - 5 * DAY));
      expect(ids(records)).toEqual(added);
    }));
});

describe('what the documents leave open', () => {
  test.each(['array', 'object'] as const)('lists may come as a bare %s', (form) =>
    withOrders(
      async (empty) => {
        for (const count of [0, 1, 80, 201]) {
          const at = NOON - (10 + count) * DAY;
          const added = count === 0 ? [] : empty.vendor.addOrders(count, new Date(at));
          const { records } = await walk('get_orders', empty.context(), ask(at - HOUR, at + HOUR));
          expect(ids(records)).toEqual(added);
        }
      },
      { manners: { form } },
    ),
  );

  test('pages may be shorter than asked for', () =>
    withOrders(
      async (empty) => {
        const added = empty.vendor.addOrders(333, new Date(NOON - 5 * DAY));
        for (const form of ['counted', 'array'] as const) {
          empty.vendor.manners.form = form;
          const { records } = await walk('get_orders', empty.context(), ask(NOON - 6 * DAY, NOON - 4 * DAY));
          expect(ids(records)).toEqual(added);
        }
      },
      { manners: { mostRows: 80 } },
    ));
});
