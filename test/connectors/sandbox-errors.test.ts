import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type ConnectorError,
  CredentialsRefused,
  RateLimited,
  Retryable,
  Terminal,
} from '../../src/connectors/kit/errors.ts';
import { type HostileKind, startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import {
  ask,
  type Bench,
  contextOf,
  DAY,
  fn,
  NOON,
  SECOND,
  startBench,
  WEEK,
  walk,
} from './sandbox-support.ts';

let bench: Bench;
let key: string;
let used = 0;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  key = `sbx_errors_${used++}`;
});

const orders = fn('get_orders');
const knobs = (change: Parameters<ReturnType<typeof bench.vendor.account>['setKnobs']>[0]) =>
  bench.vendor.account(key).setKnobs(change);
const failure = (window = WEEK, timeoutMs = 5000): Promise<ConnectorError> =>
  orders.page(bench.context(key, timeoutMs), window, null).then(
    () => expect.unreachable('the page was answered'),
    (error) => error,
  );
const works = async () => (await orders.page(bench.context(key), WEEK, null)).kind === 'page';

describe('passing troubles can be tried again', () => {
  test.each([500, 502, 503])('status %i', async (fail_status) => {
    knobs({ fail_next: 1, fail_status });
    expect(await failure()).toBeInstanceOf(Retryable);
    expect(await works()).toBe(true);
  });

  test('no answer at all', async () => {
    knobs({ hang_next: 1 });
    expect(await failure(WEEK, 200)).toBeInstanceOf(Retryable);
    expect(bench.vendor.account(key).log().at(-1)!.status).toBeNull();
    expect(await works()).toBe(true);
  });

  test('a body that is cut off', async () => {
    knobs({ truncate_next: 1 });
    expect(await failure()).toBeInstanceOf(Retryable);
    expect(await works()).toBe(true);
  });

  test('a page of HTML and half a JSON document', async () => {
    knobs({ malformed_next: 2 });
    expect(await failure()).toBeInstanceOf(Retryable);
    expect(await failure()).toBeInstanceOf(Retryable);
    expect(await works()).toBe(true);
  });

  test.each(['deep_json', 'huge_body', 'wrong_type', 'invalid_utf8', 'gzip_bomb'] as const)(
    'a hostile answer: %s',
    async (hostile_kind: HostileKind) => {
      knobs({ hostile_next: 1, hostile_kind });
      expect(await failure()).toBeInstanceOf(Retryable);
      expect(await works()).toBe(true);
    },
  );

  test('a vendor that is not there', async () => {
    const gone = await startSandboxVendor();
    await gone.close();
    await expect(orders.page(contextOf(gone.url, key, 1000), WEEK, null)).rejects.toBeInstanceOf(Retryable);
  });
});

test('a redirect is not followed', async () => {
  knobs({ hostile_next: 1, hostile_kind: 'redirect' });
  expect(await failure()).toBeInstanceOf(Retryable);
});

test('a wait that the vendor asks for is known to the second', async () => {
  knobs({ rate_limit_next: 1, retry_after_s: 90 });
  const error = await failure();
  expect(error).toBeInstanceOf(RateLimited);
  expect((error as RateLimited).until.getTime()).toBe(NOON + 90 * SECOND);
  expect(await works()).toBe(true);
});

test('the quota is enforced and refills by the clock of the vendor', async () => {
  const mine = await startBench({ quota_burst: 5, quota_per_second: 2 });
  try {
    const one = () => orders.page(mine.context(key), WEEK, null);
    for (let sent = 0; sent < 5; sent++) await one();
    await expect(one()).rejects.toBeInstanceOf(RateLimited);
    mine.at(NOON + SECOND);
    await one();
    await one();
    await expect(one()).rejects.toBeInstanceOf(RateLimited);
    const statuses = mine.vendor
      .account(key)
      .log()
      .map((entry) => entry.status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 200, 200, 429]);
  } finally {
    await mine.close();
  }
});

test('refused credentials and a missing permission are told apart', async () => {
  knobs({ unauthorized: true });
  expect(await failure()).toMatchObject({ code: 'credentials_refused' });
  knobs({ unauthorized: false, forbidden: ['get_orders'] });
  const error = await failure();
  expect(error).toBeInstanceOf(CredentialsRefused);
  expect(error.code).toBe('permission_missing');
  expect((await fn('get_products').page(bench.context(key), WEEK, null)).kind).toBe('page');
  key = 'no-sandbox-key';
  expect(await failure()).toMatchObject({ code: 'credentials_refused' });
});

test('a window that is too wide or too old is refused for good', async () => {
  expect(await failure(ask(NOON - 15 * DAY, NOON))).toBeInstanceOf(Terminal);
  expect(await failure(ask(NOON - 1100 * DAY, NOON - 1099 * DAY))).toBeInstanceOf(Terminal);
  const { widestWindowMs, keepsHistoryMs } = orders;
  const oldest = NOON - keepsHistoryMs!;
  // What the manifest promises is answered.
  const widest = ask(oldest, oldest + widestWindowMs!);
  expect((await orders.page(bench.context(key), widest, null)).kind).toBe('page');
});

test('an expired cursor is said to be one, and only then', async () => {
  const { cursors } = await walk(bench.context(key), orders, WEEK);
  knobs({ cursor_ttl_seconds: 30 });
  bench.at(NOON + 31 * SECOND);
  expect(await orders.page(bench.context(key), WEEK, cursors[0]!)).toEqual({ kind: 'cursor_expired' });
  expect(await works()).toBe(true);
  bench.at(NOON);
});

test('answers of the wrong shape are tried again, and no total is believed', async () => {
  const answer = (body: unknown) => {
    const context = bench.context(key);
    const http = { ...context.http, json: async () => body };
    return orders.page({ ...context, http } as never, WEEK, 'c1');
  };
  const wrong = [
    null,
    [],
    { data: {}, next_cursor: null },
    { data: [] },
    { data: [], next_cursor: '' },
    { data: [], next_cursor: 3 },
    { data: [], next_cursor: 'c1' },
    { data: new Array(501).fill({}), next_cursor: null },
  ];
  for (const body of wrong) await expect(answer(body)).rejects.toBeInstanceOf(Retryable);
  const total = Number.NaN;
  expect(await answer({ data: [], next_cursor: 'c2', total })).toEqual({
    kind: 'page',
    records: [],
    next: 'c2',
  });
});
