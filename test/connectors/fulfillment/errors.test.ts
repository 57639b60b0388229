import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectorError, Retryable } from '../../../src/connectors/kit/errors.ts';
import { ask, type Bench, DAY, fn, NOON, startBench, walk } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const WINDOW = ask(NOON - 30 * DAY, NOON - 20 * DAY);
const failure = (name = 'get_orders', timeoutMs = 5000): Promise<ConnectorError> =>
  fn(name)
    .page(bench.context({ timeoutMs }), WINDOW, null)
    .then(
      () => expect.unreachable('the page was answered'),
      (error) => error,
    );

describe('passing troubles can be tried again', () => {
  test.each([
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

  test('the same bare page for ever', async () => {
    const text = JSON.stringify([{ id: 1, recordedOn: '2026-01-01T00:00:00Z' }]);
    bench.vendor.fail({ kind: 'text', text }, { kind: 'text', text });
    await expect(walk('get_orders', bench.context(), WINDOW)).rejects.toThrow('again and again');
  });
});

describe('refused', () => {
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
