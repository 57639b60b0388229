/** Regions, roles and personal data: what an application may see decides what is in a record, not whether there is one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../../src/connectors/fba/check.ts';
import { askAmazon } from '../../../src/connectors/fba/client.ts';
import { fba } from '../../../src/connectors/fba/index.ts';
import { orders } from '../../../src/connectors/fba/orders.ts';
import { startAmazonSimulator } from '../../../src/connectors/fba/simulator/simulate.ts';
import { CredentialsRefused } from '../../../src/connectors/kit/errors.ts';
import type { Context } from '../../../src/connectors/kit/manifest.ts';
import { placedAt } from '../../../src/connectors/kit/place.ts';
import type { Simulator } from '../../../src/connectors/kit/simulator.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = new Date('2026-05-10T12:30:00Z');
let simulator: Simulator;
beforeAll(async () => {
  let asked = 0;
  // A moment passes between two requests, or a bucket would never be filled again.
  const clock = () => new Date(NOW.getTime() + 200 * asked++);
  simulator = await startAmazonSimulator({ seed: 3, clock, perDay: 30 });
});
afterAll(() => simulator.close());

/** Signed in, with other credentials than the simulator's where they are given. */
async function signedIn(change: Record<string, string> = {}): Promise<Context> {
  const { urls = {} } = placedAt(fba, simulator.url!);
  const ctx = connectorContext(simulator.url!, { ...simulator.credentials, ...change }, { now: () => NOW });
  const session = await fba.signIn!({ ...ctx, urls }, null);
  return { ...ctx, urls, session: session.values };
}

test('a region is another host; the sign-in is not', async () => {
  const ctx = await signedIn({ region: 'eu' });
  const asked: string[] = [];
  const send: Context['http']['send'] = (ask) => {
    asked.push(ask.url);
    return ctx.http.send(ask);
  };
  await check({ ...ctx, http: { ...ctx.http, send } });
  expect(asked.every((url) => url.startsWith(`${simulator.url}/eu/listings/`))).toBe(true);
});

describe('what was entered', () => {
  test.each([
    [{ marketplace_ids: 'amazon.com' }, 'ids of Amazon'],
    [{ marketplace_ids: '' }, 'ids of Amazon'],
    [{ seller_id: 'my shop' }, 'merchant token'],
    [{ seller_id: 'A2ANOTHER01' }, 'not the merchant token'],
    [{ marketplace_ids: 'A1PA6795UKMFR9' }, 'the marketplace A1PA6795UKMFR9'],
  ])('%j is refused with a sentence', async (change, words) => {
    const ctx = await signedIn(change as Record<string, string>);
    await expect(check(ctx)).rejects.toThrow(words);
    await expect(check(ctx)).rejects.toBeInstanceOf(CredentialsRefused);
  });

  test('several marketplaces may be divided as one likes', async () => {
    const ctx = await signedIn({ marketplace_ids: ' A2EUQ1WTGCTBG2;ATVPDKIKX0DER, ' });
    expect(await check(ctx)).toMatchObject({ marketplaces: 'A2EUQ1WTGCTBG2, ATVPDKIKX0DER' });
  });
});

describe('403', () => {
  const answered = async (details: string) => {
    const ctx = await signedIn();
    const text = JSON.stringify({
      errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details }],
    });
    const send = async () => ({ status: 403, headers: {}, text });
    return askAmazon(
      { ...ctx, http: { ...ctx.http, send } },
      { operation: 'searchOrders', path: '/orders/2026-01-01/orders' },
    ).catch((error: unknown) => error);
  };

  test('is a token that has ended where it says so, and a role that is missing else', async () => {
    expect(await answered('The access token you provided has expired.')).toMatchObject({
      code: 'credentials_refused',
    });
    expect(await answered('')).toMatchObject({ code: 'permission_missing' });
  });

  test('of listings alone does not keep a seller from connecting', async () => {
    const ctx = await signedIn();
    const send = async () => ({ status: 403, headers: {}, text: '{"errors":[{"code":"Unauthorized"}]}' });
    expect(await check({ ...ctx, http: { ...ctx.http, send } })).toMatchObject({
      seller_id: 'A2SIMULATED01',
    });
  });
});

test('orders of which an application may not see the buyer are there, with nothing of him', async () => {
  const ctx = await signedIn();
  const ask = { from: new Date('2026-05-01T00:00:00Z'), to: new Date('2026-05-08T00:00:00Z'), newest: true };
  const page = await orders.page(ctx, ask, null);
  const records = page.kind === 'page' ? page.records.map((raw) => orders.map(raw)) : [];
  const hidden = records.filter(({ ship_to_address }) =>
    Object.values(ship_to_address as object).every((value) => value === null),
  );
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.length).toBeLessThan(records.length);
  for (const { line_items } of hidden) expect(line_items).not.toEqual([]);
});
