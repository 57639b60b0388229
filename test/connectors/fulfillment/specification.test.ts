/** Every request of the connector and every answer of the simulator, by the vendor's own document. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fulfillment } from '../../../src/connectors/fulfillment/index.ts';
import type { Exchange } from '../../../src/connectors/fulfillment/simulator.ts';
import { checkerOf } from './specification.ts';
import { ask, DAY, NOON, startBench, walk } from './support.ts';

const file = new URL('../../../../shared/specs/fulfillment/openapi.json', import.meta.url);

if (!existsSync(file)) {
  console.warn(`SKIPPED: nothing is checked against Fulfillment.com's document, ${file.pathname} is absent`);
  test.skip('SKIPPED: comparison with the vendor (../shared is absent)', () => {});
} else compare();

function compare(): void {
  const problemsOf = checkerOf(JSON.parse(readFileSync(file, 'utf8')));

  test('all that is said between the connector and the simulator is as the document has it', async () => {
    const exchanges: Exchange[] = [];
    const bench = await startBench({ items: 450 });
    bench.vendor.onExchange = (exchange) => exchanges.push(exchange);
    await bench.signIn(await bench.signIn());
    await fulfillment.check(bench.context());
    await walk('get_orders', bench.context(), ask(NOON - 40 * DAY, NOON));
    await walk('get_orders', bench.context({ credentials: { merchant_ids: '41,42' } }), ask(NOON, NOON));
    await walk('get_orders', bench.context(), ask(NOON + DAY, NOON + 2 * DAY));
    await walk('get_returns', bench.context(), ask(NOON - 60 * DAY, NOON));
    await walk('get_returns', bench.context(), ask(NOON + DAY, NOON + 2 * DAY));
    await walk('get_inventory', bench.context(), { from: null, to: null, newest: true });
    bench.vendor.manners.inventoryAllowed = false;
    const stock = walk('get_inventory', bench.context(), { from: null, to: null, newest: true });
    await expect(stock).rejects.toMatchObject({ code: 'permission_missing' });
    bench.vendor.endTokens('both');
    await expect(fulfillment.check(bench.context())).rejects.toMatchObject({ code: 'credentials_refused' });
    const wrong = bench.context({ credentials: { password: 'wrong' } });
    await expect(fulfillment.signIn!(wrong, null)).rejects.toMatchObject({ code: 'credentials_refused' });
    await bench.close();

    expect(exchanges.flatMap(problemsOf)).toEqual([]);
    const kinds = new Set(exchanges.map(({ method, path, status }) => `${method} ${path} ${status}`));
    expect([...kinds].toSorted()).toEqual([
      'GET /inventory 200',
      'GET /inventory 403',
      'GET /orders 200',
      'GET /orders 404',
      'GET /returns 200',
      'GET /returns 404',
      'GET /users/me 200',
      'GET /users/me 401',
      'POST /oauth/access_token 200',
      'POST /oauth/access_token 401',
    ]);
  }, 120_000);

  describe('the comparison sees', () => {
    const good = async (path: string) => {
      const found: Exchange[] = [];
      const bench = await startBench();
      bench.vendor.onExchange = (exchange) => found.push(exchange);
      await bench.signIn();
      await walk('get_orders', bench.context(), ask(NOON - 3 * DAY, NOON - 2 * DAY));
      await walk('get_returns', bench.context(), ask(NOON - 20 * DAY, NOON));
      await bench.close();
      const exchange = found.find((one) => one.path === path && one.status === 200)!;
      expect(problemsOf(exchange)).toEqual([]);
      return structuredClone({ ...exchange, query: Object.fromEntries(exchange.query) });
    };
    const problems = ({ query, ...rest }: Awaited<ReturnType<typeof good>>) =>
      problemsOf({ ...rest, query: new URLSearchParams(query) });

    test.each([
      ['a page too large', { limit: '201' }],
      ['a page before the first', { page: '0' }],
      ['a parameter nobody knows', { sort: 'id' }],
      ['a hydration nobody knows', { hydrate: 'lineItems,everything' }],
      ['merchants that are no numbers', { merchantIds: '41,x' }],
    ])('%s', async (_, more) => {
      const exchange = await good('/orders');
      expect(problems({ ...exchange, query: { ...exchange.query, ...more } })).toHaveLength(1);
    });

    test('a missing window, another path and a wrong body', async () => {
      const exchange = await good('/orders');
      const { fromDate: _, ...query } = exchange.query;
      expect(problems({ ...exchange, query })).toHaveLength(1);
      expect(problems({ ...exchange, path: '/order' })).toHaveLength(1);
      const tokens = await good('/oauth/access_token');
      const body = tokens.requestBody as object;
      for (const change of [{ scope: 'all' }, { grant_type: 'code' }, { client_id: 7 }])
        expect(problems({ ...tokens, requestBody: { ...body, ...change } })).not.toEqual([]);
    });

    test.each(['/orders', '/returns'])('a wrong row of %s', async (path) => {
      const exchange = await good(path);
      const { data } = exchange.body as { data: Record<string, unknown>[] };
      for (const change of [{ id: 'x' }, { currentStatus: {}, status: 'open' }]) {
        const rows = [{ ...data[0], ...change }, ...data.slice(1)];
        expect(problems({ ...exchange, body: { ...(exchange.body as object), data: rows } })).not.toEqual([]);
      }
    });
  });
}
