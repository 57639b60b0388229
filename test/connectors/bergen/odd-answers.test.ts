/** What is particular to Bergen: errors under 200, an empty token for a refused login, dates without a zone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../src/connectors/bergen/client.ts';
import { signIn } from '../../../src/connectors/bergen/sign-in.ts';
import { instant, plain, zoneOf } from '../../../src/connectors/bergen/values.ts';
import { CredentialsRefused, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import { type Given, serve } from '../../../src/connectors/kit/simulator/server.ts';
import { parseXml } from '../../../src/connectors/kit/xml.ts';
import { connectorContext } from '../../support/connector-context.ts';

let given: Given;
let service: Awaited<ReturnType<typeof serve>>;
const NOW = new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  service = await serve({ clock: () => NOW }, () => given);
});
afterAll(() => service.close());

const context = () => connectorContext(service.url, { web_address: 'w', username: 'u' }, { now: () => NOW });
const soap = (operation: string, inner: string, status = 200): Given => ({
  status,
  type: 'text/xml',
  body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response xmlns="http://rex11.com/webmethods/">${inner}</${operation}Response></s:Body></s:Envelope>`,
});
const told = (code: string, severity: string, message: string) =>
  soap(
    'Get',
    `<GetResult><Notifications><Notification><ErrorCode>${code}</ErrorCode><Severity>${severity}</Severity><Message>${message}</Message></Notification></Notifications></GetResult>`,
  );
const answered = async (answer: Given): Promise<unknown> => {
  given = answer;
  return ask(context(), 'Get', []).catch((error: unknown) => error);
};

test('a refused login gets an empty token, and no error', async () => {
  for (const inner of ['<AuthenticationTokenGetResult />', '']) {
    given = soap('AuthenticationTokenGet', inner || '<other/>');
    await expect(signIn(context())).rejects.toBeInstanceOf(CredentialsRefused);
  }
  given = soap('AuthenticationTokenGet', '<AuthenticationTokenGetResult>t1</AuthenticationTokenGetResult>');
  expect(await signIn(context())).toEqual({ values: { token: 't1' }, expiresAt: null });
});

test('notifications are sorted: gone, ended, empty, or in trouble', async () => {
  expect(await answered(told('83', 'BarCodeError', "BarCode doesn't exist"))).toEqual({ gone: true });
  expect(await answered(told('41', 'InvalidAsnError', 'Invalid ASN Ticket number'))).toEqual({ gone: true });
  expect(await answered(told('7', 'Error', 'Invalid authentication string'))).toBeInstanceOf(
    CredentialsRefused,
  );
  expect(await answered(told('9', 'Info', 'No records found'))).toEqual({ gone: false, result: {} });
  expect(await answered(told('5', 'Error', 'Something broke'))).toBeInstanceOf(Retryable);
  expect(await answered(told('0', 'Info', 'OK'))).toMatchObject({ gone: false });
  expect(await answered(soap('Get', ''))).toBeInstanceOf(Retryable);
});

test('a fault about the token renews it, one about the question is final', async () => {
  const fault = (code: string, said: string): Given => ({
    status: 500,
    type: 'text/xml',
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:${code}</faultcode><faultstring>${said}</faultstring></s:Fault></s:Body></s:Envelope>`,
  });
  expect(await answered(fault('Server', 'Authentication failed'))).toBeInstanceOf(CredentialsRefused);
  expect(await answered(fault('Server', 'Server was unable to process request.'))).toBeInstanceOf(Retryable);
  expect(await answered(fault('Client', 'Server did not recognize the action.'))).toBeInstanceOf(Terminal);
});

test('dates are in US form, with or without a time, in the warehouse’s zone', () => {
  expect(instant('02/03/2026', 'America/New_York')).toBe('2026-02-03T05:00:00Z');
  expect(instant('5/17/2016 2:57:42 PM', 'America/New_York')).toBe('2016-05-17T18:57:42Z');
  expect(instant('5/17/2016 12:05:00 AM', 'Europe/Amsterdam')).toBe('2016-05-16T22:05:00Z');
  expect(instant('5/17/2016 12:05 PM', 'UTC')).toBe('2016-05-17T12:05:00Z');
  for (const odd of ['2026-02-03', '13/45/2026', '', null])
    expect(() => instant(odd, 'UTC'), String(odd)).toThrow(RangeError);
  expect(zoneOf({ credentials: {} })).toBe('America/New_York');
  expect(() => zoneOf({ credentials: { time_zone: 'New York' } })).toThrow(CredentialsRefused);
});

test('of an element with a namespace nothing but its text is kept', () => {
  const { a } = parseXml('<a xmlns="urn:a"><b xmlns="urn:b">1</b><c xmlns="urn:b" /><d><e>2</e></d></a>');
  expect(plain(a!)).toEqual({ b: '1', c: '', d: { e: '2' } });
});
