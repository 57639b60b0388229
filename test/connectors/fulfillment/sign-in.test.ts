import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fulfillment } from '../../../src/connectors/fulfillment/index.ts';
import { RateLimited, Retryable } from '../../../src/connectors/kit/errors.ts';
import type { SignInContext } from '../../../src/connectors/kit/manifest.ts';
import { type Bench, DAY, NOON, startBench } from './support.ts';

const benches: Bench[] = [];
let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
  benches.push(bench);
});
afterAll(() => Promise.all(benches.map((one) => one.close())));

const check = (credentials: Record<string, string> = {}) => fulfillment.check(bench.context({ credentials }));

describe('signing in', () => {
  test('takes the password first, the refresh token afterwards, and keeps each new pair', async () => {
    const first = await bench.signIn();
    const second = await bench.signIn(first);
    const third = await bench.signIn(second);
    expect(bench.vendor.granted).toEqual({ password: 2, refresh_token: 2 });
    const tokens = [first, second, third].flatMap(({ values }) => [
      values.access_token,
      values.refresh_token,
    ]);
    expect(new Set(tokens).size).toBe(6);
    await expect(check()).resolves.toMatchObject({ username: 'sim-user' });
  });

  test('knows when the session ends', async () => {
    const session = await bench.signIn();
    expect(session.expiresAt).toEqual(new Date(NOON + 7 * DAY));
    bench.at(NOON + 7 * DAY - 1);
    await expect(check()).resolves.toBeTruthy();
    bench.at(NOON + 7 * DAY);
    await expect(check()).rejects.toMatchObject({ code: 'credentials_refused' });
  });

  test('goes back to the password when the refresh token is used up, too old or revoked', async () => {
    const first = await bench.signIn();
    await bench.signIn(first);
    await bench.signIn(first);
    expect(bench.vendor.granted).toEqual({ password: 3, refresh_token: 1 });
    const old = await bench.signIn();
    bench.at(NOON + 31 * DAY);
    await bench.signIn(old);
    const revoked = await bench.signIn();
    bench.vendor.endTokens('both');
    await bench.signIn(revoked);
    expect(bench.vendor.granted).toEqual({ password: 7, refresh_token: 1 });
  });

  test.each(['client_id', 'client_secret', 'username', 'password'])('refuses a wrong %s', async (field) => {
    const ctx = bench.context({ credentials: { [field]: 'wr0ng-value' } });
    const refused = await fulfillment.signIn!(ctx, null).catch((error) => error);
    expect(refused).toMatchObject({ code: 'credentials_refused' });
    expect(refused.message).toContain('Check all four');
    expect(refused.message).not.toMatch(/wr0ng|sim-/);
  });

  test('a trouble of the moment is no refusal: the refresh token is kept for later', async () => {
    const session = await bench.signIn();
    const asked: unknown[] = [];
    const failing = (error: Error): SignInContext => ({
      ...bench.context(),
      http: {
        send: () => expect.unreachable(),
        file: () => expect.unreachable(),
        json: async (request) => {
          asked.push((request.json as { grant_type: string }).grant_type);
          throw error;
        },
        header: () => null,
        sourceTime: null,
      },
    });
    for (const error of [new Retryable('503'), new RateLimited('429', new Date())])
      await expect(fulfillment.signIn!(failing(error), session)).rejects.toBe(error);
    expect(asked).toEqual(['refresh_token', 'refresh_token']);
  });

  test.each([
    ['nothing', {}],
    ['null', null],
    ['an empty one', { access_token: '' }],
    ['a header more', { access_token: 'a\r\nx-evil: 1' }],
    ['a number', { access_token: 7 }],
    ['a book', { access_token: 'a'.repeat(9000) }],
  ])('an answer without a usable token is tried again: %s', async (_, body) => {
    const http = {
      send: () => expect.unreachable(),
      file: () => expect.unreachable(),
      json: async () => body,
      header: () => null,
      sourceTime: null,
    };
    await expect(fulfillment.signIn!({ ...bench.context(), http }, null)).rejects.toBeInstanceOf(Retryable);
  });

  test.each([[undefined], ['a week'], [-1], [0], [1e300]])(
    'no end is made up from %j',
    async (expires_in) => {
      const http = {
        send: () => expect.unreachable(),
        file: () => expect.unreachable(),
        json: async () => ({ access_token: 'a', expires_in }),
        header: () => null,
        sourceTime: null,
      };
      const session = await fulfillment.signIn!({ ...bench.context(), http }, null);
      expect(session).toMatchObject({ values: { access_token: 'a' }, expiresAt: null });
    },
  );
});

describe('checking credentials', () => {
  test('tells whose they are, and no key that comes along', async () => {
    expect(await check()).toEqual({
      user_id: '7',
      username: 'sim-user',
      name: 'Backhaul Trial',
      merchant_id: '41',
    });
  });

  test.each(['x', '1;2', '41,', '0', '1'.repeat(20), `41${',41'.repeat(100)}`])(
    'refuses %.20s as merchant ids before anything is asked',
    async (merchant_ids) => {
      let requests = 0;
      bench.vendor.onExchange = () => requests++;
      const refused = await check({ merchant_ids }).catch((error) => error);
      expect(refused).toMatchObject({ code: 'credentials_refused' });
      expect(refused.message).toContain('41,42');
      expect(requests).toBe(0);
    },
  );

  test.each([
    [401, 'credentials_refused'],
    [403, 'permission_missing'],
    [500, 'source_unavailable'],
  ])('status %i is %s', async (status, code) => {
    bench.vendor.fail({ kind: 'status', status });
    await expect(check()).rejects.toMatchObject({ code });
  });

  test('an answer about nobody proves nothing', async () => {
    bench.vendor.fail({ kind: 'text', text: '{"username":"x"}' });
    await expect(check()).rejects.toBeInstanceOf(Retryable);
  });

  test('the account is the client and the login, whatever the secrets', () => {
    const account = (more: object) => fulfillment.account({ ...bench.vendor.credentials, ...more });
    expect(account({ password: 'x', client_secret: 'y' })).toBe(account({}));
    expect(account({ username: 'x' })).not.toBe(account({}));
    expect(account({ client_id: 'x' })).not.toBe(account({}));
  });
});
