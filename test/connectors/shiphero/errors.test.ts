import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ConnectorError,
  CredentialsRefused,
  RateLimited,
  Retryable,
  Terminal,
} from '../../../src/connectors/kit/errors.ts';
import type { Context, Cursor } from '../../../src/connectors/kit/manifest.ts';
import type { Fault } from '../../../src/connectors/shiphero/simulator/faults.ts';
import { ask, type Bench, DAY, fn, missing, PAST, startBench, walk } from './bench.ts';

let bench: Bench;
let context: Context;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.now += 3600;
  context = await bench.context();
});

const orders = fn('get_orders');
const WINDOW = ask(PAST - 3 * DAY, PAST);

/** What becomes of a question for a page when its answer is spoilt; the order is known by then. */
async function failure(faults: Fault[], ctx = context): Promise<ConnectorError> {
  for (const fault of faults) bench.vendor.fault(fault);
  const place = {
    from: WINDOW.from!.getTime() / 1000,
    to: WINDOW.to!.getTime() / 1000,
    sorted: true,
    tie: null,
  };
  const error = await orders.page(ctx, WINDOW, place).then(
    () => expect.unreachable('the page was answered'),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(ConnectorError);
  return error;
}

describe('passing troubles can be tried again', () => {
  test.each([
    'unavailable',
    'redirect',
    'cut_off',
    'html',
    'invalid_utf8',
    'deep',
    'huge',
    'nothing',
    'wrong_list',
    'too_many_rows',
    'failure',
    'error_beside_data',
  ] as const)('%s', async (fault) => {
    expect(await failure([fault])).toBeInstanceOf(Retryable);
    expect((await orders.page(context, WINDOW, null)).kind).toBe('page');
  });

  test('no answer in time', async () => {
    const hurried = await bench.context({ timeoutMs: 300 });
    expect(await failure(['hang'], hurried)).toBeInstanceOf(Retryable);
  });

  test('a cursor that leads nowhere, where one is needed', async () => {
    // So many in one second that the vendor's cursors are followed.
    const mine = await startBench({ ordersPerDay: 400 });
    for (const { id } of mine.vendor.listed('orders', 'updated_at', PAST - DAY, PAST).slice(0, 120))
      mine.vendor.change(id, {});
    const window = ask(mine.now, mine.now + 1);
    const ctx = await mine.context();
    const begun = (await orders.page(ctx, window, null)) as never as { next: { tie: { after: string } } };
    expect(begun.next.tie.after).toEqual(expect.any(String));
    for (const fault of ['no_end_cursor', 'same_cursor'] as const) {
      mine.now += 60;
      mine.vendor.fault(fault);
      const after = fault === 'same_cursor' ? 'same' : begun.next.tie.after;
      const cursor = { ...begun.next, tie: { ...begun.next.tie, after } };
      // The vendor refuses a cursor of ours that is none, so this one must be spoilt on the way.
      const known =
        fault === 'same_cursor' ? { ...cursor, tie: { ...cursor.tie, after: begun.next.tie.after } } : cursor;
      const outcome = orders.page(ctx, window, known as never);
      if (fault === 'no_end_cursor') await expect(outcome).rejects.toThrow('not where');
      else expect(((await outcome) as never as typeof begun).next.tie.after).toBe('same');
    }
    await mine.close();
  });

  test('where nobody answers', async () => {
    const gone = { ...context, baseUrl: 'http://127.0.0.1:1' };
    await expect(orders.page(gone, WINDOW, null)).rejects.toBeInstanceOf(Retryable);
  });
});

test('a question that the vendor does not understand ends the work', async () => {
  const error = await failure(['unknown_field']);
  expect(error).toBeInstanceOf(Terminal);
  expect(error.message).toContain('Cannot query field');
});

test('a refused token and a missing permission are told apart, in the body too', async () => {
  expect(await failure(['token_error'])).toMatchObject({ code: 'credentials_refused' });
  expect(await failure(['permission_error'])).toMatchObject({ code: 'permission_missing' });
});

test('a 429 is waited out as it says', async () => {
  const error = await failure(['throttled']);
  expect(error).toBeInstanceOf(RateLimited);
  expect((error as RateLimited).until.getTime()).toBe(bench.now * 1000 + 17_000);
});

describe('credits', () => {
  test('are waited for exactly as long as the vendor says, and not a second less', async () => {
    const mine = await startBench();
    const ctx = await mine.context();
    const ledger = fn('get_inventory_ledger');
    const seen = new Set<string>();
    const window = ask(PAST - 60 * DAY, PAST);
    let next: Cursor | null = null;
    // A clock that stands still until the vendor names a time: the bucket runs dry after 39 pages.
    const step = async () => {
      const page = await ledger.page(ctx, window, next);
      if (page.kind !== 'page') throw new Error(page.kind);
      for (const row of page.records) seen.add(ledger.idOf(row)!);
      next = page.next;
    };
    let waits = 0;
    do {
      const error = await step().catch((thrown) => thrown);
      if (error === undefined) continue;
      expect(error).toBeInstanceOf(RateLimited);
      const until = error.until.getTime() / 1000;
      expect(until).toBeGreaterThan(mine.now);
      if (until - 1 > mine.now) {
        mine.now = until - 1;
        const early = await step().catch((thrown) => thrown);
        expect(early.until.getTime() / 1000).toBe(until);
      }
      mine.now = until;
      await step();
      waits++;
    } while (next !== null);
    expect(waits).toBeGreaterThan(10);
    const all = mine.vendor.listed('inventory_changes', 'created_at', PAST - 60 * DAY, PAST - 1);
    expect(all.length).toBeGreaterThan(5000);
    expect(
      missing(
        all.map(({ id }) => id),
        seen,
      ),
    ).toEqual([]);
    await mine.close();
  });

  test('declared by every function are what the vendor counts, or more; the answer tells what was spent', async () => {
    const mine = await startBench();
    const ctx = await mine.context();
    for (const name of [
      'get_orders',
      'get_inbound_shipments',
      'get_products',
      'get_inventory_ledger',
      'get_inventory',
    ]) {
      mine.now += 600;
      const before = mine.vendor.requests.length;
      const source = fn(name);
      const window = source.basis === 'none' ? { from: null, to: null, newest: true } : ask(PAST - DAY, PAST);
      const page = await source.page(ctx, window, null);
      if (page.kind !== 'page') throw new Error(page.kind);
      const answers = mine.vendor.requests.slice(before).filter(({ query }) => query.includes('query Page'));
      const [answer] = answers as never as { answer: { data: Record<string, { complexity: number }> } }[];
      const counted = Object.values(answer!.answer.data)[0]!.complexity;
      expect(counted).toBeLessThanOrEqual(source.cost!);
      expect(page.spent).toBe(counted);
      if (name !== 'get_inventory') expect(counted).toBe(source.cost);
    }
    await mine.close();
  });

  test('taken for further questions are what those cost', async () => {
    const mine = await startBench();
    const id = mine.vendor.listed('orders', 'updated_at', PAST - DAY, PAST)[0]!.id;
    const at = mine.now;
    mine.vendor.change(id, { line_count: 40 });
    mine.now += 100;
    const ctx = await mine.context();
    const before = mine.vendor.credits();
    const spent: number[] = [];
    // A clock that stands still, so that every credit spent can be seen.
    const page = await orders.page(
      { ...ctx, take: async (cost) => void spent.push(cost) },
      ask(at, at + 1),
      null,
    );
    expect(page).toMatchObject({ kind: 'page', spent: orders.cost });
    const total = spent.reduce((sum, cost) => sum + cost, orders.cost!);
    expect(before - mine.vendor.credits()).toBe(total);
    expect(spent.length).toBeGreaterThan(1);
    await mine.close();
  });

  test.each([
    [{ time_remaining: '12 seconds' }, 12],
    [{ time_remaining: '1 second' }, 1],
    [{ time_remaining: '2 minutes' }, 120],
    [{ time_remaining: '7' }, 7],
    [{ time_remaining: 'soon', required_credits: 551, remaining_credits: 431 }, 2],
    [{}, 30],
    [{ time_remaining: '999999999 hours' }, 24 * 3600],
  ])('%j is a wait of %i seconds', async (words, seconds) => {
    const error = await answered({ errors: [{ message: 'no credits', code: 30, ...words }] });
    expect(error).toBeInstanceOf(RateLimited);
    expect((error as RateLimited).until.getTime()).toBe((bench.now + seconds) * 1000);
  });

  test('that no bucket ever holds end the work', async () => {
    const error = await answered({
      errors: [{ message: 'x', code: 30, required_credits: 5000, time_remaining: '9 seconds' }],
    });
    expect(error).toBeInstanceOf(Terminal);
  });
});

/** What becomes of a body. */
async function answered(body: unknown): Promise<unknown> {
  const http = { ...context.http, json: async () => body };
  return orders
    .page({ ...context, http } as never, WINDOW, { from: 0, to: 9, sorted: true, tie: null })
    .catch((error) => error);
}

test('answers of the wrong shape are tried again', async () => {
  const page = (data: unknown) => ({ data: { orders: { complexity: 1, data } } });
  const pageInfo = { hasNextPage: false, endCursor: null };
  const bodies = [null, [], 7, 'x', {}, { data: null }, { data: [] }, { data: { orders: 3 } }, page(null)];
  const lists = [page({ edges: [] }), page({ pageInfo }), page({ edges: 'x', pageInfo })];
  for (const body of [...bodies, ...lists, { errors: 'x' }, { errors: [null] }, { errors: {} }])
    expect(await answered(body), JSON.stringify(body)).toBeInstanceOf(Retryable);
  // A gap that the schema allows is no reason to stop; it is put aside as a record that cannot be mapped.
  const gap = (await answered(page({ edges: [null, { node: null }], pageInfo }))) as { records: unknown[] };
  expect(gap.records).toEqual([null, null]);
  expect(orders.idOf(null as never)).toBeNull();
  expect(() => orders.map(null as never)).toThrow(Error);
});

test('a token that ends in the middle of a run is refused, and a new one goes on from there', async () => {
  const mine = await startBench();
  const whole = await walk(mine, orders, WINDOW);
  const ctx = await mine.context();
  const first = await orders.page(ctx, WINDOW, null);
  mine.vendor.revokeAccessTokens();
  if (first.kind !== 'page' || first.next === null) throw new Error('one page is not enough for this');
  mine.now += 3600;
  await expect(orders.page(ctx, WINDOW, first.next)).rejects.toMatchObject({ code: 'credentials_refused' });
  const rest = await walk(mine, orders, WINDOW, first.next);
  const ids = new Set([...first.records.map((row) => String(row.id)), ...rest.ids]);
  expect(ids).toEqual(whole.ids);
  // And one that has grown old.
  const late = await mine.context();
  mine.now += 28 * DAY;
  await expect(orders.page(late, WINDOW, null)).rejects.toBeInstanceOf(CredentialsRefused);
  await mine.close();
});

test('no error repeats a secret, not even one that the vendor repeats', async () => {
  const secrets = [...Object.values(context.credentials), context.session.access_token!];
  expect(secrets.length).toBeGreaterThan(1);
  for (const fault of ['failure', 'html', 'unavailable', 'cut_off', 'token_error'] as const) {
    const error = await failure([fault]);
    for (const secret of secrets) expect(`${error.message}${error.stack}`).not.toContain(secret);
    if (fault === 'failure') expect(error.message).toContain('Something broke for Bearer …');
  }
});

test('a record that is deleted while its lines are read is no reason to give up', async () => {
  const mine = await startBench();
  const { id } = mine.vendor.listed('orders', 'updated_at', PAST - DAY, PAST)[0]!;
  mine.vendor.change(id, { line_count: 40 });
  const ctx = await mine.context();
  let taken = 0;
  // Deleted after the page was read (the first thing that is paid for is the order of the list).
  const take = async () => {
    if (++taken === 2) mine.vendor.remove(id);
  };
  const window = ask(mine.now, mine.now + 1);
  await expect(orders.page({ ...ctx, take }, window, null)).rejects.toBeInstanceOf(Retryable);
  mine.now += 100;
  const again = await walk(mine, orders, window);
  expect(again.ids.has(id)).toBe(false);
  await mine.close();
});
