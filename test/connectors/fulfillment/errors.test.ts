import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectorError, RateLimited, Retryable } from '../../../src/connectors/kit/errors.ts';
import { ask, type Bench, DAY, fn, HOUR, ids, NOON, SECOND, startBench, walk } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const WINDOW = ask(NOON - 30 * DAY, NOON - 20 * DAY);
const wanted = () =>
  ids(bench.vendor.rows('orders', { date: 'recordedOn', from: WINDOW.from!, to: WINDOW.to! }));
const failure = (name = 'get_orders', timeoutMs = 5000): Promise<ConnectorError> =>
  fn(name)
    .page(bench.context({ timeoutMs }), WINDOW, null)
    .then(
      () => expect.unreachable('the page was answered'),
      (error) => error,
    );

/** Reads the window as the engine would: what failed is asked again from the same cursor. */
async function readThrough(onFailure: (error: ConnectorError) => Promise<void> | void): Promise<number[]> {
  const seen: Record<string, unknown>[] = [];
  let cursor = null;
  for (let step = 0; step < 500; step++) {
    try {
      const page = await fn('get_orders').page(bench.context(), WINDOW, cursor);
      if (page.kind !== 'page') throw new Error(page.kind);
      seen.push(...page.records);
      if (page.next === null) return ids(seen);
      cursor = page.next;
    } catch (error) {
      await onFailure(error as ConnectorError);
    }
  }
  throw new Error('never read to its end');
}

describe('passing troubles can be tried again', () => {
  test.each([500, 502, 503])('status %i', async (status) => {
    bench.vendor.fail({ kind: 'status', status });
    expect(await failure()).toBeInstanceOf(Retryable);
  });

  test('no answer, and half an answer', async () => {
    bench.vendor.fail({ kind: 'hang' }, { kind: 'cut off' });
    expect(await failure('get_orders', 200)).toBeInstanceOf(Retryable);
    expect(await failure()).toBeInstanceOf(Retryable);
  });

  test.each([
    ['a page of HTML', '<html>Sign in</html>'],
    ['half a document', '{"meta":{"pagination":{'],
    ['deep JSON', `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a number', '7'],
    ['nothing', 'null'],
    ['an object that is no row', '{"message":"maintenance"}'],
    ['rows that are no list', '{"meta":{},"data":{"id":1}}'],
    ['more rows than asked for', JSON.stringify(Array.from({ length: 201 }, (_, id) => ({ id })))],
    [
      'a page that lacks rows it announces',
      '{"meta":{"pagination":{"count":1,"currentPage":1,"total":9,"totalPages":1}},"data":[{"id":1}]}',
    ],
    [
      'an empty page that announces rows',
      '{"meta":{"pagination":{"count":0,"currentPage":1,"total":9,"totalPages":1}},"data":[]}',
    ],
    [
      'a count of other rows',
      '{"meta":{"pagination":{"count":3,"currentPage":1,"total":3,"totalPages":1}},"data":[{"id":1}]}',
    ],
    [
      'another page',
      '{"meta":{"pagination":{"count":1,"currentPage":2,"total":201,"totalPages":2}},"data":[{"id":1}]}',
    ],
    ['no counts', '{"meta":{"pagination":{"total":"many","totalPages":-1}},"data":[]}'],
  ])('%s', async (_, text) => {
    bench.vendor.fail({ kind: 'text', text });
    expect(await failure()).toBeInstanceOf(Retryable);
  });

  test('all of them in one walk, and nothing is lost', async () => {
    bench.vendor.fail(
      { kind: 'status', status: 503 },
      { kind: 'cut off' },
      { kind: 'text', text: '<html>' },
      { kind: 'status', status: 302, headers: { location: 'http://169.254.169.254/' } },
    );
    let failures = 0;
    const read = await readThrough((error) => {
      expect(error).toBeInstanceOf(Retryable);
      failures++;
    });
    expect(failures).toBe(4);
    expect(read).toEqual(wanted());
  });

  test('the same bare page for ever', async () => {
    const text = JSON.stringify([{ id: 1, recordedOn: '2026-01-01T00:00:00Z' }]);
    bench.vendor.fail({ kind: 'text', text }, { kind: 'text', text });
    await expect(walk('get_orders', bench.context(), WINDOW)).rejects.toThrow('again and again');
  });
});

describe('told to wait', () => {
  test.each([
    ['seconds', '90', 90 * SECOND],
    ['a date', new Date(NOON + HOUR).toUTCString(), HOUR],
    ['nothing', undefined, 30 * SECOND],
  ])('by %s', async (_, header, wait) => {
    const headers = header === undefined ? {} : { 'retry-after': header };
    bench.vendor.fail({ kind: 'status', status: 429, headers });
    const error = await failure();
    expect(error).toBeInstanceOf(RateLimited);
    expect((error as RateLimited).until.getTime()).toBe(bench.now() + wait);
  });

  test('in the middle, and nothing is lost', async () => {
    const busy = { kind: 'status', status: 429, headers: { 'retry-after': '5' } } as const;
    bench.vendor.beforeAnswer = (count) => {
      if (count % 3 === 0) bench.vendor.fail(busy);
    };
    let waits = 0;
    const read = await readThrough((error) => {
      expect(error).toBeInstanceOf(RateLimited);
      waits++;
    });
    bench.vendor.beforeAnswer = null;
    expect(waits).toBeGreaterThan(0);
    expect(read).toEqual(wanted());
  });
});

describe('refused', () => {
  test('a token that ends in the middle is renewed, and nothing is lost', async () => {
    let session = await bench.signIn();
    let requests = 0;
    bench.vendor.beforeAnswer = () => {
      if (++requests === 3) bench.vendor.endTokens('access');
    };
    let renewals = 0;
    const read = await readThrough(async (error) => {
      expect(error.code).toBe('credentials_refused');
      session = await bench.signIn(session);
      renewals++;
    });
    bench.vendor.beforeAnswer = null;
    expect(renewals).toBe(1);
    expect(read).toEqual(wanted());
  });

  test('stock without the raised permission', async () => {
    bench.vendor.manners.inventoryAllowed = false;
    expect((await failure('get_inventory')).code).toBe('permission_missing');
    bench.vendor.manners.inventoryAllowed = true;
  });

  test.each([400, 405, 422])('status %i cannot be helped', async (status) => {
    bench.vendor.fail({ kind: 'status', status });
    expect((await failure()).code).toBe('source_refused');
  });

  test('a 404 is an empty list only where it says so, and is asked again at a price', async () => {
    const before = bench.taken;
    const future = ask(NOON + DAY, NOON + 2 * DAY);
    const page = await fn('get_orders').page(bench.context(), future, null);
    expect(page).toEqual({ kind: 'page', records: [], next: null });
    expect(bench.taken).toBe(before + 1);
    for (const body of [{ message: 'Not found' }, { message: 404 }, ['No Orders Found'], 'No Orders Found']) {
      const fault = { kind: 'status', status: 404, body } as const;
      bench.vendor.fail(fault, fault);
      expect((await failure()).code).toBe('source_refused');
    }
  });

  test('a 404 that does not last proves nothing', async () => {
    bench.vendor.fail({ kind: 'status', status: 404, body: { message: 'No Orders Found' } });
    expect(await failure()).toBeInstanceOf(Retryable);
  });
});
