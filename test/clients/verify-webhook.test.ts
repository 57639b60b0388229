import { Webhook } from 'standardwebhooks';
import { expect, it, test } from 'vitest';
import { verifyWebhook, WebhookVerificationError } from '../../clients/typescript/src/index.ts';

const SECRET = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const BODY = '{"event_type":"order.updated","data":{"id":"ü"}}';

function signed(prefix: string, body = BODY, at = new Date()): Record<string, string> {
  return {
    [`${prefix}-id`]: 'msg_1',
    [`${prefix}-timestamp`]: String(Math.floor(at.getTime() / 1000)),
    [`${prefix}-signature`]: new Webhook(SECRET).sign('msg_1', at, body),
  };
}

test.each(['svix', 'webhook'])('a message with the %s headers is what it says', (prefix) => {
  const headers = signed(prefix);
  const event = { event_type: 'order.updated', data: { id: 'ü' } };
  expect(verifyWebhook(BODY, headers, SECRET)).toEqual(event);
  expect(verifyWebhook(Buffer.from(BODY), new Headers(headers), SECRET)).toEqual(event);
});

it('while a secret is changed either of two signatures will do', () => {
  const headers = signed('svix');
  headers['svix-signature'] = `v1,${Buffer.alloc(32).toString('base64')} ${headers['svix-signature']}`;
  expect(verifyWebhook(BODY, headers, SECRET).event_type).toBe('order.updated');
});

it('an endpoint without a secret is a mistake of the program, and no message of somebody else', () => {
  expect(() => verifyWebhook(BODY, signed('svix'), '')).toThrow("Secret can't be empty.");
});

test.each<[string, string, Record<string, string | string[] | undefined>, string]>([
  ['another body', BODY.replace('ü', 'u'), signed('svix'), SECRET],
  ['another secret', BODY, signed('svix'), `whsec_${Buffer.alloc(32, 5).toString('base64')}`],
  ['no headers', BODY, {}, SECRET],
  ['a header twice', BODY, { ...signed('svix'), 'svix-signature': ['v1,a', 'v1,b'] }, SECRET],
  ['a message of long ago', BODY, signed('svix', BODY, new Date(Date.now() - 3_600_000)), SECRET],
])('%s is refused', (_what, body, headers, secret) => {
  expect(() => verifyWebhook(body, headers, secret)).toThrow(WebhookVerificationError);
});
