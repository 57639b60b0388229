/** A session leads only where the vendor is, and keeps nothing but what is needed. */
import { expect, test } from 'vitest';
import { CredentialsRefused, Retryable } from '../../../src/connectors/kit/errors.ts';
import { signIn } from '../../../src/connectors/linnworks/sign-in.ts';
import { connectorContext } from '../../support/connector-context.ts';

const SESSION = {
  Token: '5e550000-0000-4000-8000-000000000001',
  Server: 'https://eu-ext.linnworks.net/',
  Locality: 'EU',
  TTL: 30,
  DatabasePassword: 'nobody needs to know',
  Status: { State: 'AVAILABLE' },
};

function signInWith(change: object) {
  const ctx = connectorContext('https://api.linnworks.net', {}, { now: () => new Date() });
  return signIn({ ...ctx, http: { ...ctx.http, json: async () => ({ ...SESSION, ...change }) } });
}

test('what is kept of a session', async () => {
  expect(await signInWith({})).toEqual({
    values: { token: SESSION.Token, server: 'https://eu-ext.linnworks.net', region: 'eu' },
    expiresAt: null,
  });
});

test.each([
  [{ Server: 'https://linnworks.net.example.com' }, Retryable],
  [{ Server: 'http://eu-ext.linnworks.net' }, Retryable],
  [{ Server: 'https://eu-ext.linnworks.net:8443' }, Retryable],
  [{ Server: 'https://169.254.169.254' }, Retryable],
  [{ Server: undefined }, Retryable],
  [{ Token: 'two words' }, Retryable],
  [{ Locality: 'constructor' }, Retryable],
  [{ Status: { State: 'MAINTENANCE' } }, Retryable],
  [{ Status: { State: 'LOCKED_FULL' } }, CredentialsRefused],
])('%j', async (change, kind) => {
  await expect(signInWith(change)).rejects.toThrow(kind);
});
