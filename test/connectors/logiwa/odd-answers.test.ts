/** What is particular to Logiwa: outcomes that stand in the body, 403 as throttle, hosts by name, columns nobody knows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CredentialsRefused, RateLimited, Retryable } from '../../../src/connectors/kit/errors.ts';
import { type Given, serve } from '../../../src/connectors/kit/simulator/server.ts';
import { billingColumns } from '../../../src/connectors/logiwa/billing-columns.ts';
import { bills } from '../../../src/connectors/logiwa/bills.ts';
import { addressIn, call } from '../../../src/connectors/logiwa/client.ts';
import { shareOut } from '../../../src/connectors/logiwa/map-received.ts';
import { signIn } from '../../../src/connectors/logiwa/sign-in.ts';
import { part, withoutEcho } from '../../../src/connectors/logiwa/values.ts';
import { connectorContext } from '../../support/connector-context.ts';

let given: Given;
let service: Awaited<ReturnType<typeof serve>>;
const NOW = new Date('2026-03-01T12:00:00Z');
const credentials = { environment: 'app', username: 'user', password: 'pass' };

beforeAll(async () => {
  service = await serve({ clock: () => NOW }, () => given);
});
afterAll(() => service.close());

const context = (more: Record<string, string> = {}) => ({
  ...connectorContext(service.url, { ...credentials, ...more }, { now: () => NOW }),
  urls: { token: service.url },
});

async function errorOf(answer: Given, more: Record<string, string> = {}): Promise<unknown> {
  given = answer;
  return call(context(more), 'LookUp').catch((error: unknown) => error);
}

test('403 is the throttle, and says for how long', async () => {
  const said =
    'Request has been throttled (blocked) because of the request limit per second. Please retry after 350 milliseconds later.';
  const error = await errorOf({ status: 403, body: said, type: 'text/plain' });
  expect(error).toBeInstanceOf(RateLimited);
  expect((error as RateLimited).until).toEqual(new Date(NOW.getTime() + 350));
  expect(await errorOf({ status: 403, body: 'Forbidden' })).toMatchObject({ code: 'permission_missing' });
});

test('what succeeded is told by the body alone', async () => {
  expect(await errorOf({ json: { Success: true, Data: [] } })).toEqual({ Success: true, Data: [] });
  for (const body of [{ Success: false, Errors: ['7f3a-11'] }, { Success: false }, { Data: [] }, []])
    expect(await errorOf({ json: body })).toBeInstanceOf(Retryable);
  const denied = { Success: false, Errors: ['You do not have permission for this method.'] };
  expect(await errorOf({ json: denied })).toMatchObject({ code: 'permission_missing' });
});

test('a refused sign-in comes under 200, in either spelling', async () => {
  for (const json of [
    { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
    { expires_in: 0, '.error': 'invalid_grant', '.error_description': 'Username cannot be empty.' },
  ]) {
    given = { json };
    await expect(signIn(context())).rejects.toBeInstanceOf(CredentialsRefused);
  }
  given = { json: { error: 'server_error' } };
  await expect(signIn(context())).rejects.toBeInstanceOf(Retryable);
});

test('an environment cannot lead to another host', async () => {
  const address = (environment: string) =>
    addressIn({ ...context({ environment }) }, 'https://{environment}api.logiwa.com');
  expect(address('WMS')).toBe('https://wmsapi.logiwa.com');
  for (const environment of ['', 'evil.example/', 'a.b', '@evil', 'a b', '-a'])
    expect(() => address(environment), environment).toThrow(CredentialsRefused);
  expect(await errorOf({ json: {} }, { depositor_id: 'ACME' })).toBeInstanceOf(CredentialsRefused);
});

test('rows lose what they say of their list, and are read whatever the case of a name', () => {
  const row = { Id: 3, packedCUQuantity: 2, PageCount: 9, RecordCount: 1, LastModifiedDate_Start: null };
  expect(withoutEcho(row)).toEqual({ Id: 3, packedCUQuantity: 2 });
  expect(part(row, ['ID', 'PackedCuQuantity']).of).toEqual({ ID: 3, PackedCuQuantity: 2 });
});

test('columns of the billing report can be told, and what is missing names those there are', () => {
  expect(billingColumns(' amount=Total, date = InvoiceDate')).toMatchObject({
    id: 'ID',
    amount: 'Total',
    date: 'InvoiceDate',
  });
  for (const entered of ['amount', 'total=Amount', 'amount=a=b', 'amount=A B', '__proto__=A'])
    expect(() => billingColumns(entered), entered).toThrow(CredentialsRefused);
  const row = { ID: 1, InvoiceDate: '04.30.2026 00:00:00', Total: 4 };
  expect(() => bills.map({ columns: billingColumns(undefined), row })).toThrow(
    /"EntryDateTime".*ID, InvoiceDate, Total.*date=/,
  );
});

test('received units fill up the lines of their item in turn, and too many fall to the last', () => {
  const line = (item: string, expected: number) => ({ item, sku: null, expected, cost: null });
  const came = (item: string, units: number) => ({ item, units }) as Parameters<typeof shareOut>[1][number];
  const lines = [line('a', 3), line('b', 1), line('a', 2)];
  expect(shareOut(lines, [came('a', 4)])).toEqual([3, 0, 1]);
  expect(shareOut(lines, [came('a', 4), came('a', 4), came('b', 1)])).toEqual([3, 1, 5]);
});
