import { afterEach, beforeEach, expect, test } from 'vitest';
import { CredentialsRefused, Retryable } from '../../../src/connectors/kit/errors.ts';
import type { Session } from '../../../src/connectors/kit/manifest.ts';
import { shiphero } from '../../../src/connectors/shiphero/index.ts';
import { connectorContext } from '../../support/connector-context.ts';
import { type Bench, NOW, startBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const now = () => new Date(bench.now * 1000);
const context = (credentials: Record<string, string>) =>
  connectorContext(bench.vendor.url!, credentials, { now });
const signIn = (credentials: Record<string, string>, last: Session | null = null) =>
  shiphero.signIn!(context(credentials), last);

/** Name and password, which the simulator tells whoever starts it. */
function person(): { username: string; password: string } {
  const [, username, password] = /user name (\S+), password (\S+)/.exec(bench.vendor.notes[0]!)!;
  return { username: username!, password: password! };
}

/** Whether a session's token counts, asked for with the question that costs least. */
async function works(session: Session): Promise<unknown> {
  const ctx = connectorContext(bench.vendor.url!, bench.vendor.credentials, { now, session });
  return shiphero.check(ctx);
}

test('a refresh token, or name and password, give a session of 28 days that says who it is', async () => {
  for (const credentials of [{ ...bench.vendor.credentials }, person()]) {
    const session = await signIn(credentials);
    expect(session.expiresAt).toEqual(new Date((NOW + 28 * 24 * 3600) * 1000));
    expect(await works(session)).toEqual({
      account_id: 'QWNjb3VudDo3MDA=',
      username: 'developer@shop.example',
      email: 'developer@shop.example',
    });
  }
});

test('without either, says what to enter', async () => {
  for (const credentials of [{}, { username: 'x' }, { password: 'y' }, { customer_account_id: 'z' }])
    await expect(signIn(credentials)).rejects.toThrow('Enter the refresh token');
  await expect(signIn({})).rejects.toBeInstanceOf(CredentialsRefused);
});

test('what is refused is named, without being repeated', async () => {
  const wrong = [
    [{ refresh_token: 'not-this-one' }, 'refused the refresh token'],
    [{ ...person(), password: 'not-this-one' }, 'refused the user name or the password'],
  ] as const;
  for (const [credentials, words] of wrong) {
    const error = await signIn(credentials).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'credentials_refused', message: expect.stringContaining(words) });
    expect(error.message).not.toContain('not-this-one');
  }
});

test('where a refresh token is refused, name and password are used, if they are known', async () => {
  bench.vendor.revokeRefreshToken();
  const old = { ...bench.vendor.credentials };
  await expect(signIn(old)).rejects.toBeInstanceOf(CredentialsRefused);
  expect(await works(await signIn({ ...old, ...person() }))).toMatchObject({
    account_id: expect.any(String),
  });
});

test('a new refresh token is kept, and only for the credentials it came for', async () => {
  bench.vendor.setRotation(true);
  const credentials = { ...bench.vendor.credentials };
  const first = await signIn(credentials);
  // The one that was entered has been used up, and by it alone nobody gets in.
  await expect(signIn(credentials)).rejects.toBeInstanceOf(CredentialsRefused);
  const second = await signIn(credentials, first);
  expect(second.values.access_token).not.toBe(first.values.access_token);
  expect(second.values.refresh_token).not.toBe(first.values.refresh_token);
  expect(await works(second)).not.toBeNull();
  // Other credentials must not be signed in by what belonged to these.
  await expect(signIn({ refresh_token: 'somebody-elses' }, second)).rejects.toBeInstanceOf(
    CredentialsRefused,
  );
});

test('the same refresh token goes on counting while no new one comes', async () => {
  const first = await signIn({ ...bench.vendor.credentials });
  expect(first.values.refresh_token).toBe(bench.vendor.credentials.refresh_token);
  expect(await works(await signIn({ ...bench.vendor.credentials }, first))).not.toBeNull();
});

test('an answer without a token, and a life that nobody can believe, are seen', async () => {
  const answer = (body: unknown) => {
    const ctx = context({ refresh_token: 'r' });
    return shiphero.signIn!({ ...ctx, http: { ...ctx.http, json: async () => body } }, null);
  };
  for (const body of [null, [], {}, { access_token: '' }, { access_token: 7 }])
    await expect(answer(body)).rejects.toBeInstanceOf(Retryable);
  for (const expires_in of [undefined, 'soon', -1, 0, 1e12])
    expect((await answer({ access_token: 'a', expires_in })).expiresAt).toBeNull();
});

test('an access token that was revoked does not work', async () => {
  const session = await signIn({ ...bench.vendor.credentials });
  bench.vendor.revokeAccessTokens();
  await expect(works(session)).rejects.toBeInstanceOf(CredentialsRefused);
});

test('connections of one user share a quota', () => {
  expect(shiphero.account({ refresh_token: 'a', username: 'b' })).toBe('a');
  expect(shiphero.account({ username: 'b' })).toBe('b');
});
