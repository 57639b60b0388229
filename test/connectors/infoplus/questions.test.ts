/** What the vendor is asked, and which of its answers are not believed. */
import { expect, test } from 'vitest';
import { search } from '../../../src/connectors/infoplus/client.ts';
import { infoplus } from '../../../src/connectors/infoplus/index.ts';
import { LISTS } from '../../../src/connectors/infoplus/lists.ts';
import { parseFilter } from '../../../src/connectors/infoplus/simulator/filter.ts';
import { CredentialsRefused, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import type { SourceRequest } from '../../../src/connectors/kit/http.ts';
import type { Context } from '../../../src/connectors/kit/manifest.ts';

/** Answers in turn, noting what was asked. */
function answering(answers: unknown[], credentials: Record<string, string> = {}) {
  const asked: SourceRequest[] = [];
  const ctx = {
    baseUrl: infoplus.baseUrl,
    credentials: { company: 'acme', api_key: 'k', ...credentials },
    take: async () => {},
    http: {
      json: async (request: SourceRequest) => {
        asked.push(request);
        return answers.shift() ?? [];
      },
    },
  } as unknown as Context;
  return { ctx, asked, filters: () => asked.map(({ query }) => query!.filter) };
}

const [orders, , , products] = infoplus.functions;
const ask = { from: new Date('2026-02-03T00:00:00Z'), to: new Date('2026-02-04T00:00:00Z'), newest: true };
const order = (orderNo: number) => ({ orderNo, modifyDate: '2026-02-03T09:00:00-06:00' });

test('a window of one line of business, behind the last number seen, at the account’s own host', async () => {
  const { ctx, asked, filters } = answering([[order(8), order(9)]], { lob_id: '42' });
  await orders!.page(ctx, ask, { pass: 'changed', at: 7 });
  expect(asked[0]).toMatchObject({
    url: 'https://acme.infopluswms.com/infoplus-wms/api/v3.0/order/search',
    query: { page: 1, sort: 'orderNo' },
    headers: { 'API-Key': 'k' },
  });
  expect(filters()).toEqual([
    "lobId eq 42 and modifyDate gte '2026-02-03T00:00:00Z' and modifyDate lt '2026-02-04T00:00:00Z' and orderNo gt 7",
    'lobId eq 42 and orderNo in (8,9)',
  ]);
});

test('what leads to a record is followed to its end, over steps that know no more than their cursor', async () => {
  const changed = { id: 1, modifyDate: '2026-02-03T10:00:00Z', orderNo: 8 };
  const { ctx, filters } = answering([[changed, { ...changed, id: 2, orderNo: null }], [order(8)]]);
  const page = await orders!.page(ctx, ask, { pass: 'shipped', at: null });
  expect(page).toMatchObject({ kind: 'page', next: null, records: [{ order: { orderNo: 8 } }] });
  expect(filters()[1]).toBe('orderNo in (8)');
});

test('a SKU with a quote in it is not put into a filter', async () => {
  const item = (id: number, sku: string) => ({ id, lobId: 42, sku, modifyDate: '2026-02-03T10:00:00Z' });
  const { ctx, filters } = answering([[item(1, 'MUG'), item(2, "O'RING' or id gt 0")]]);
  await products!.page(ctx, ask, null);
  expect(filters()[1]).toBe("kitSKU in ('MUG')");
});

test.each([
  ['rows out of order', [order(9), order(8)], Retryable],
  ['a number twice', [order(8), order(8)], Retryable],
  ['a row without a number', [{ modifyDate: '2026-02-03T10:00:00Z' }], Retryable],
  ['a row beside the window', [{ ...order(8), modifyDate: '2026-02-03T22:00:00-06:00' }], Terminal],
  ['a row without a date', [{ orderNo: 8 }], Terminal],
])('does not believe %s', async (_, rows, kind) => {
  await expect(orders!.page(answering([rows]).ctx, ask, null)).rejects.toBeInstanceOf(kind);
});

test.each(['evil.example/', 'a.b', '169.254.169.254#', '', '-a', 'a@b'])(
  'goes to no other host: %j',
  async (company) => {
    const { ctx, asked } = answering([], { company });
    await expect(search(ctx, LISTS.clients, [], null)).rejects.toBeInstanceOf(CredentialsRefused);
    expect(asked).toEqual([]);
  },
);

test('the simulator reads the grammar and nothing beside it', () => {
  expect(parseFilter("lobId eq 42 and sku in ('A-1','B') and id gt -7")).toEqual([
    { field: 'lobId', operator: 'eq', values: [42] },
    { field: 'sku', operator: 'in', values: ['A-1', 'B'] },
    { field: 'id', operator: 'gt', values: [-7] },
  ]);
  for (const wrong of [
    'lobId',
    'lobId is 4',
    'lobId eq 4 or id eq 1',
    'lobId eq abc',
    'id in 1,2',
    'id in (1',
    "a eq 'x",
  ])
    expect(parseFilter(wrong), wrong).toBeNull();
});
