/** The signature, and which orders of a page are kept. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import type { SourceAnswer, SourceRequest } from '../../../src/connectors/kit/http.ts';
import { dataIn, signatureOf } from '../../../src/connectors/tiktok/client.ts';
import { orders } from '../../../src/connectors/tiktok/orders.ts';
import { connectorContext } from '../../support/connector-context.ts';

test('a request is signed over path, sorted query and body, between two secrets', () => {
  const query = { timestamp: 1, app_key: 'k', sign: 'never', page_token: undefined, page_size: 100 };
  const text = 's/order/searchapp_keykpage_size100timestamp1{"a":1}s';
  const expected = createHmac('sha256', 's').update(text).digest('hex');
  expect(signatureOf('s', '/order/search', query, '{"a":1}')).toBe(expected);
});

test('the vendor’s own example of a signature', () => {
  const query = { timestamp: 1_623_812_664, app_key: '29a39d' };
  expect(signatureOf('e59af819cc', '/authorization/202309/shops', query, '')).toBe(
    'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8',
  );
});

test.each([
  [200, 105_002, 'Expired credentials', CredentialsRefused],
  [200, 105_005, 'Access denied', CredentialsRefused],
  [200, 36_004_004, 'invalid auth code', CredentialsRefused],
  [200, 106_001, 'sign', CredentialsRefused],
  [400, 36_009_004, 'The `x-tts-access-token` header is invalid.', CredentialsRefused],
  [400, 36_009_004, 'Invalid `app_key` query parameter.', CredentialsRefused],
  [400, 36_009_004, 'Invalid timestamp.', Retryable],
  [400, 36_009_004, 'Invalid API version.', Terminal],
  [200, 36_009_002, 'Too many requests.', RateLimited],
  [200, 36_009_003, 'Internal error.', Retryable],
  [200, 98_001_001, 'no', Retryable],
])('status %i with code %i: %s', (status, code, message, kind) => {
  const answer = { status, headers: {}, text: JSON.stringify({ code, message, data: null }) };
  expect(() => dataIn(answer, 'https://vendor.example', new Date())).toThrow(kind);
});

test('of a page only those are kept that are sent as was asked for, and the walk goes on', async () => {
  const at = Date.parse('2026-05-01T00:00:00Z') / 1000;
  const rows = Array.from({ length: 100 }, (_, place) => ({
    id: `57600000000000${place}`,
    update_time: at + place,
    fulfillment_type: place < 90 ? 'FULFILLMENT_BY_SELLER' : 'FULFILLMENT_BY_TIKTOK',
  }));
  const asked: SourceRequest[] = [];
  const send = async (ask: SourceRequest): Promise<SourceAnswer> => {
    asked.push(ask);
    const data = { total_count: 300, next_page_token: 'more', orders: rows };
    return { status: 200, headers: {}, text: JSON.stringify({ code: 0, data }) };
  };
  const credentials = { app_key: 'k', app_secret: 's', fulfillment_type: 'FULFILLMENT_BY_TIKTOK' };
  const ctx = connectorContext('https://vendor.example', credentials, { now: () => new Date(at * 1000) });
  const ask = { from: new Date(at * 1000), to: new Date((at + 3600) * 1000), newest: false };
  const page = await orders.page({ ...ctx, http: { ...ctx.http, send } }, ask, null);
  expect(page).toMatchObject({ kind: 'page', next: { at: at + 99, token: null } });
  expect(page.kind === 'page' && page.records.length).toBe(10);
  expect(asked[0]!.text!.body).toBe(JSON.stringify({ update_time_ge: at, update_time_lt: at + 3600 }));
});
