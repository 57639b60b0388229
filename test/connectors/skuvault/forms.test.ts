/** Forms that the vendor changed over the years, and its own way of asking to wait. */
import { expect, test } from 'vitest';
import { RateLimited } from '../../../src/connectors/kit/errors.ts';
import type { Context } from '../../../src/connectors/kit/manifest.ts';
import { call } from '../../../src/connectors/skuvault/client.ts';
import { currency, instantOrNull, money } from '../../../src/connectors/skuvault/values.ts';

test.each<[unknown, number | null, string | null]>([
  [{ a: 7.5, s: '$' }, 7.5, 'USD'],
  [{ a: 7.5, s: 'CAD' }, 7.5, 'CAD'],
  [{ a: 0, s: '€' }, 0, 'EUR'],
  ['$1,234.50', 1234.5, 'USD'],
  ['-£4.10', -4.1, 'GBP'],
  [3, 3, null],
  [null, null, null],
  ['free', null, null],
  [{ a: 'x', s: 'constructor' }, null, null],
])('money %j', (value, amount, code) => {
  expect(money(value)).toBe(amount);
  expect(currency([null, value])).toBe(code);
});

test('a date that was never set is none, and one without a zone is in UTC', () => {
  expect(instantOrNull('0001-01-01T00:00:00.0000000Z')).toBeNull();
  expect(instantOrNull('2026-05-02T10:00:00.1234567')).toBe('2026-05-02T10:00:00.123Z');
  expect(() => instantOrNull('05/02/2026')).toThrow(RangeError);
});

const NOW = Date.parse('2026-06-15T12:00:00Z');

test.each([
  ['a wait in milliseconds', '47000', NOW + 47_000],
  ['a point in time, as it once was', String(NOW / 1000 + 20), NOW + 20_000],
  ['no time at all, which is a second', '0', NOW + 1000],
])('asked to wait: %s', async (_, header, until) => {
  const answer = { status: 429, headers: { 'x-ratelimit-reset': header }, text: '{"Errors":["Only 5"]}' };
  const ctx = {
    baseUrl: 'https://vendor.example/api',
    credentials: {},
    now: () => new Date(NOW),
    http: { send: async () => answer },
  } as unknown as Context;
  const error = await call(ctx, 'sales/getShipments', {}).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(RateLimited);
  expect((error as RateLimited).until.getTime()).toBe(until);
});
