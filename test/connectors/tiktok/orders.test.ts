/** The signature, and which orders of a page are kept. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { CredentialsRefused, Retryable } from '../../../src/connectors/kit/errors.ts';
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

test.each([
  [105_002, CredentialsRefused],
  [360_001, CredentialsRefused],
  [106_001, CredentialsRefused],
  [98_001_001, Retryable],
])('code %i under status 200', (code, kind) => {
  const answer = { status: 200, headers: {}, text: JSON.stringify({ code, message: 'no', data: null }) };
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
