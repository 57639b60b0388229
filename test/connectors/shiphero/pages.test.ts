import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import {
  ask,
  type Bench,
  DAY,
  fn,
  missing,
  NOW,
  PAST,
  SNAPSHOT,
  startBench,
  stretch,
  truth,
  walk,
} from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

/** Functions that are listed by one date, with the vendor's list, that date and the size of a page. */
const LISTED = [
  ['get_orders', 'orders', 'updated_at', 50],
  ['get_products', 'products', 'updated_at', 100],
  ['get_inventory_ledger', 'inventory_changes', 'created_at', 100],
] as const;

describe.each(LISTED)('%s', (name, list, field, rows) => {
  const source = fn(name);
  const wide = name === 'get_products' ? 40 * DAY : 6 * DAY;
  const late = name === 'get_products' ? NOW : PAST;

  test('a whole walk equals what the vendor holds, and every record fits the model', async () => {
    const all = truth(bench, list, field, late - wide, late);
    const walked = await walk(bench, source, ask(late - wide, late));
    const within = new Set(all.map(({ id }) => id));
    expect(within.size).toBeGreaterThan(rows);
    expect(missing(within, walked.ids)).toEqual([]);
    // Nothing is listed that the window does not have, but what shares a second with its edges.
    const around = truth(bench, list, field, late - wide - 1, late + 1);
    expect(missing(walked.ids, new Set(around.map(({ id }) => id)))).toEqual([]);
    const resource = resourceOfFunction('wms', name);
    for (const row of walked.rows) {
      const record = source.map(row);
      expect(validateRecord(resource, record)).toEqual([]);
      const basis = Date.parse(source.basisDate(record)!) / 1000;
      expect(basis).toBeGreaterThanOrEqual(late - wide - 1);
      expect(basis).toBeLessThanOrEqual(late);
    }
  });

  test('adjoining windows lose nothing, wherever they are cut and however the filters compare', async () => {
    const all = truth(bench, list, field, late - wide, late);
    const cut = all[Math.floor(all.length / 3)]!.at;
    for (const from of ['inclusive', 'exclusive'] as const) {
      bench.vendor.setEdges({ from, to: from });
      for (const at of [cut, cut + 1]) {
        const older = await walk(bench, source, ask(late - wide, at));
        const newer = await walk(bench, source, ask(at, late));
        const found = new Set([...older.ids, ...newer.ids]);
        expect(
          missing(
            all.map(({ id }) => id),
            found,
          ),
        ).toEqual([]);
      }
    }
    bench.vendor.setEdges({ from: 'inclusive', to: 'inclusive' });
  });

  // A shop has not changed more products than those in a month, so the largest sizes are for the other lists.
  test.each(name === 'get_products' ? [0, 1] : [0, 1, rows - 1, rows, rows + 1, 2 * rows])(
    'a window of %i records',
    async (size) => {
      const [start, end] = stretch(truth(bench, list, field, late - wide, late), size);
      const expected = truth(bench, list, field, start, end).map(({ id }) => id);
      expect(expected).toHaveLength(size);
      const { ids } = await walk(bench, source, ask(start, end));
      expect(ids).toEqual(new Set(expected));
    },
  );

  test('the walk goes on from every cursor to the same end', async () => {
    const window = ask(late - wide, late);
    const { ids, cursors, read, rows: all } = await walk(bench, source, window);
    expect(cursors.length).toBeGreaterThan(0);
    for (const [index, cursor] of cursors.entries()) {
      const rest = await walk(bench, source, window, JSON.parse(JSON.stringify(cursor)));
      const before = all.slice(0, read[index]).map((row) => source.idOf(row)!);
      expect(new Set([...before, ...rest.ids])).toEqual(ids);
    }
  });

  test.each(['ignored', 'refused'] as const)('an order that is %s is not needed', async (sorting) => {
    bench.vendor.setSorting(sorting);
    try {
      const walked = await walk(bench, source, ask(late - wide / 2, late));
      const all = truth(bench, list, field, late - wide / 2, late);
      expect(
        missing(
          all.map(({ id }) => id),
          walked.ids,
        ),
      ).toEqual([]);
    } finally {
      bench.vendor.setSorting('heeded');
    }
  });
});

describe('orders that are edited while they are read', () => {
  const orders = fn('get_orders');

  test('one after each page: those that keep their date are all found', async () => {
    const mine = await startBench();
    const [start, end] = [PAST - 8 * DAY, PAST];
    const before = truth(mine, 'orders', 'updated_at', start, end);
    const edited = new Set<string>();
    const { ids, cursors } = await walk(mine, orders, ask(start, end), null, (step) => {
      // The oldest of the window, which are read already: each pulls the rest of the list forward by one.
      for (const { id } of before.slice(step * 3, step * 3 + 3)) {
        mine.vendor.change(id, { tags: ['edited'] });
        edited.add(id);
      }
    });
    expect(cursors.length).toBeGreaterThan(4);
    const kept = before.map(({ id }) => id).filter((id) => !edited.has(id));
    expect(missing(kept, ids)).toEqual([]);
    // The edited ones stand in the next window, with their edit.
    const later = await walk(mine, orders, ask(NOW - 1, mine.now + 1));
    expect(missing(edited, later.ids)).toEqual([]);
    await mine.close();
  });

  test.each(['inclusive', 'exclusive'] as const)(
    'a tie larger than two pages, edited while it is read (filters %s)',
    async (edge) => {
      const mine = await startBench();
      mine.vendor.setEdges({ from: edge, to: edge });
      const tied = truth(mine, 'orders', 'updated_at', PAST - 4 * DAY, PAST)
        .slice(0, 120)
        .map(({ id }) => id);
      for (const id of tied) mine.vendor.change(id, { tags: ['bulk'] });
      const at = mine.now;
      mine.now += 3600;
      const gone = new Set<string>();
      const { ids, rows } = await walk(mine, orders, ask(at - 10, at + 10), null, (step) => {
        if (step > 8) return;
        // Whichever stand first in the list: read already, and the others move up.
        for (const row of rowsSoFar(mine).slice(0, 2)) {
          mine.vendor.change(row, { tags: ['bulk', 'again'] });
          gone.add(row);
        }
        mine.now += 1;
      });
      expect(gone.size).toBeGreaterThan(1);
      expect(
        missing(
          tied.filter((id) => !gone.has(id)),
          ids,
        ),
      ).toEqual([]);
      expect(rows.length).toBeGreaterThan(120);
      await mine.close();

      function rowsSoFar(of: Bench): string[] {
        const pages = of.vendor.requests.map(
          ({ answer }) => (answer as never as Answer).data.orders?.data.edges,
        );
        return (pages.findLast((edges) => edges) ?? [])
          .map(({ node }) => node.id)
          .filter((id) => !gone.has(id));
      }
    },
  );
});

interface Answer {
  data: { orders?: { data: { edges: { node: { id: string } }[] } } };
}

describe('lists inside a record', () => {
  test('are read to their end, and paid for', async () => {
    const mine = await startBench();
    const id = truth(mine, 'orders', 'updated_at', PAST - DAY, PAST)[0]!.id;
    mine.vendor.change(id, { line_count: 123, tags: [] });
    const { rows } = await walk(mine, fn('get_orders'), ask(NOW, NOW + 1));
    const order = fn('get_orders').map(rows.find((row) => row.id === id)!) as {
      line_items?: unknown[];
      shipments?: { line_items: unknown[] }[];
    };
    expect(order.line_items).toHaveLength(123);
    const shipped = order.shipments!.reduce((sum, { line_items }) => sum + line_items.length, 0);
    expect([0, 123]).toContain(shipped);
    // (123 − 5) / 50 lines more, three questions of 51; as many for the shipments, if there are any.
    expect(mine.taken).toBeGreaterThanOrEqual(3 * 51);
    await mine.close();
  });

  test('of more than five thousand entries put the record aside, and only that one', async () => {
    const mine = await startBench();
    const [long, short] = truth(mine, 'purchase_orders', 'created_at', PAST - 9 * DAY, PAST);
    mine.vendor.change(long!.id, { line_count: 5100 });
    const source = fn('get_inbound_shipments');
    const { rows } = await walk(mine, source, ask(long!.at, short!.at + 1));
    const of = (id: string) => rows.find((row) => row.id === id)!;
    expect(() => source.map(of(long!.id))).toThrow('the purchase order has more than 5,000 entries');
    expect(source.idOf(of(long!.id))).toBe(long!.id);
    expect(source.map(of(short!.id)).id).toBe(short!.id);
    await mine.close();
  });

  test('a page with many long records is cut and loses nothing', async () => {
    const mine = await startBench();
    const all = truth(mine, 'orders', 'updated_at', PAST - 2 * DAY, PAST).slice(0, 40);
    for (const [index, { id }] of all.entries()) {
      mine.now = NOW + index * 10;
      mine.vendor.change(id, { line_count: 220 });
    }
    const { rows, ids, cursors } = await walk(mine, fn('get_orders'), ask(NOW, NOW + 1000));
    expect(cursors.length).toBeGreaterThan(1);
    expect(
      missing(
        all.map(({ id }) => id),
        ids,
      ),
    ).toEqual([]);
    for (const row of rows.filter(({ id }) => all.some((one) => one.id === id)))
      expect((fn('get_orders').map(row) as { line_items?: unknown[] }).line_items).toHaveLength(220);
    await mine.close();
  });
});

describe('get_inbound_shipments', () => {
  const source = fn('get_inbound_shipments');
  const created = (start: number, end: number) => truth(bench, 'purchase_orders', 'created_at', start, end);

  test('reads what was created and what was closed in the window, and in the newest slice what is pending', async () => {
    const [start, end] = [NOW - 90 * DAY, NOW - 60 * DAY];
    const closed = truth(bench, 'purchase_orders', 'date_closed', start, end);
    const wanted = new Set([...created(start, end), ...closed].map(({ id }) => id));
    expect(closed.length).toBeGreaterThan(10);
    const older = await walk(bench, source, ask(start, end));
    expect(missing(wanted, older.ids)).toEqual([]);
    const newest = await walk(bench, source, ask(start, end, true));
    const swept = missing(newest.ids, wanted);
    const pending = missing(await pendingNow(), wanted);
    expect(pending.length).toBeGreaterThan(10);
    expect(swept.toSorted()).toEqual(pending.toSorted());
    expect(missing(pending, older.ids)).toEqual(pending);
  });

  async function pendingNow(): Promise<Set<string>> {
    const all = await walk(bench, source, ask(NOW - 200 * DAY, NOW + DAY));
    return new Set(
      all.rows.filter((row) => row.fulfillment_status === 'pending').map((row) => String(row.id)),
    );
  }

  test('goes on from every cursor, and its records fit the model', async () => {
    const window = ask(NOW - 60 * DAY, NOW, true);
    const { ids, rows, cursors, read } = await walk(bench, source, window);
    expect(new Set(cursors.map((cursor) => (cursor as { list: string }).list)).size).toBe(3);
    const resource = resourceOfFunction('wms', source.name);
    for (const row of rows) expect(validateRecord(resource, source.map(row))).toEqual([]);
    for (const [index, cursor] of cursors.entries()) {
      const rest = await walk(bench, source, window, cursor);
      const before = rows.slice(0, read[index]).map((row) => String(row.id));
      expect(new Set([...before, ...rest.ids])).toEqual(ids);
    }
  });
});

describe('get_inventory', () => {
  test('lists every product once it was created, with all its warehouses and locations', async () => {
    const source = fn('get_inventory');
    const { ids, rows } = await walk(bench, source, SNAPSHOT);
    const all = new Set(bench.vendor.listed('products', 'created_at', null, null).map(({ id }) => id));
    expect(all.size).toBeGreaterThan(200);
    expect(ids).toEqual(all);
    const resource = resourceOfFunction('wms', source.name);
    let most = 0;
    for (const row of rows) {
      const record = source.map(row) as Record<string, unknown> & { id: string };
      expect(validateRecord(resource, record)).toEqual([]);
      const { onhand, locations, inventory_by_warehouse_id } = record as never as {
        onhand: number;
        locations: { quantity: number }[];
        inventory_by_warehouse_id: object;
      };
      expect(Object.keys(inventory_by_warehouse_id)).toHaveLength(2);
      expect(locations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(onhand);
      most = Math.max(most, locations.length);
    }
    expect(most).toBe(26);
  });
});

test('a 3PL is read for the one customer that was entered', async () => {
  const mine = await startBench({ customers: 3 });
  const customer = Buffer.from('Account:701').toString('base64');
  const context = await mine.context({ credentials: { customer_account_id: customer } });
  for (const name of ['get_orders', 'get_products', 'get_inventory_ledger', 'get_inbound_shipments']) {
    mine.now += 100;
    const page = await fn(name).page(context, ask(NOW - 30 * DAY, NOW), null);
    if (page.kind !== 'page') throw new Error(page.kind);
    expect(page.records.length).toBeGreaterThan(0);
    expect(new Set(page.records.map((row) => row.account_id))).toEqual(new Set([customer]));
    if (name !== 'get_inventory_ledger')
      expect(fn(name).map(page.records[0]!).warehouse_customer_id).toBe(customer);
  }
  await mine.close();
});
