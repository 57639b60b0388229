import { afterAll, beforeAll, expect, test } from 'vitest';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import { type Asked, type Given, serve } from '../../../src/connectors/kit/simulator/server.ts';
import { callSoap } from '../../../src/connectors/kit/soap.ts';
import { connectorContext } from '../../support/connector-context.ts';

let given: Given;
let asked: Asked;
let service: Awaited<ReturnType<typeof serve>>;
const now = () => new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  service = await serve({ clock: now }, (request) => {
    asked = request;
    return given;
  });
});
afterAll(() => service.close());

const soap = (body: string, status = 200): Given => ({
  status,
  type: 'text/xml',
  body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
});
const call = (fault?: (text: string) => Error) =>
  callSoap(connectorContext(service.url, {}, { now }), {
    url: service.url,
    action: 'urn:list',
    namespace: 'urn:vendor',
    operation: 'List',
    body: [
      ['key', 'a<b&c'],
      ['range', [['from', '1']]],
    ],
    lists: ['row'],
    ...(fault && { fault }),
  });

test('sends an envelope in which nothing can break out, and gives what is in the answer', async () => {
  given = soap('<ListResponse><row>001</row></ListResponse>');
  expect(await call()).toEqual({ row: ['001'] });
  expect(asked.headers.soapaction).toBe('"urn:list"');
  expect(asked.body).toContain(
    '<List xmlns="urn:vendor"><key>a&#60;b&#38;c</key><range><from>1</from></range></List>',
  );
});

test('a fault is what the vendor means by it, else a passing trouble unless it is ours', async () => {
  const fault = (code: string) =>
    soap(`<s:Fault><faultcode>${code}</faultcode><faultstring>no</faultstring></s:Fault>`, 500);
  given = fault('s:Server');
  await expect(call()).rejects.toBeInstanceOf(Retryable);
  await expect(call((text) => new CredentialsRefused(text))).rejects.toBeInstanceOf(CredentialsRefused);
  given = fault('s:Client');
  await expect(call()).rejects.toBeInstanceOf(Terminal);
});

test('statuses keep their meaning, and nonsense is no answer', async () => {
  given = { status: 429, headers: { 'retry-after': '9' }, body: '' };
  await expect(call()).rejects.toBeInstanceOf(RateLimited);
  for (const body of ['<html><body>Log in</body></html>', '', '{}', '<a/>']) {
    given = { body, type: 'text/xml' };
    await expect(call(), body).rejects.toBeInstanceOf(Retryable);
  }
  given = soap('');
  await expect(call()).rejects.toBeInstanceOf(Retryable);
});
