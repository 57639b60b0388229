/** What comes next is a query of the vendor's own making, and a 404 that says "nothing" is told from any other. */
import { expect, test } from 'vitest';
import { Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import type { SourceAnswer, SourceRequest } from '../../../src/connectors/kit/http.ts';
import { listStep } from '../../../src/connectors/walmart/list.ts';
import { connectorContext } from '../../support/connector-context.ts';

const QUERY = { shipNodeType: 'WFSFulfilled', lastModifiedStartDate: '2026-05-01T00:00:00Z' };

async function step(answer: object, status = 200, cursor: string | null = null) {
  const asked: SourceRequest[] = [];
  const ctx = connectorContext('https://vendor.example', {}, { now: () => new Date() });
  const send = async (ask: SourceRequest): Promise<SourceAnswer> => {
    asked.push(ask);
    return { status, headers: {}, text: JSON.stringify(answer) };
  };
  const page = await listStep(
    { ...ctx, http: { ...ctx.http, send } },
    '/v3/orders',
    QUERY,
    cursor,
    (body) => ({
      rows: body.rows,
      meta: body,
    }),
  );
  return { page, asked: asked[0]! };
}

test('is asked for as it came, with the filters that it leaves out behind it', async () => {
  const nextCursor = '?limit=200&poIndex=200&lastModifiedStartDate=2026-05-01T00:00:00Z&x=a%2Bb';
  const { page } = await step({ rows: [], totalCount: 300, nextCursor });
  expect(page).toMatchObject({ next: `${nextCursor}&shipNodeType=WFSFulfilled` });
  const { asked } = await step({ rows: [], totalCount: 300 }, 200, nextCursor);
  expect(asked.url).toBe(`https://vendor.example/v3/orders${nextCursor}`);
  expect(asked.query).toEqual({});
});

test.each(['@elsewhere.example/', '/v3/feeds', '? a', 7, `?${'a'.repeat(3000)}`])(
  'is nothing else than a query: %s',
  async (nextCursor) => {
    await expect(step({ rows: [], totalCount: 300, nextCursor })).rejects.toThrow(Retryable);
  },
);

test('is not asked for where the list is longer than it is ever listed', async () => {
  expect((await step({ rows: [], totalCount: 10_000, nextCursor: '?a=1' })).page).toEqual({ kind: 'capped' });
});

test('a 404 is an empty list only where it says so', async () => {
  const errors = (code: string) => ({ errors: [{ code }] });
  const { page } = await step(errors('CONTENT_NOT_FOUND.GMP_ORDER_API'), 404);
  expect(page).toEqual({ kind: 'page', records: [], next: null });
  await expect(step(errors('SYSTEM_ERROR.GMP_GATEWAY_API'), 404)).rejects.toThrow(Terminal);
  await expect(step({ rows: [], totalCount: 12 })).rejects.toThrow('another number of rows');
});
