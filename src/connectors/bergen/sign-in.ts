import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { operate } from './client.ts';
import { text } from './values.ts';

/** Trades address, user and password for a token, of whose life nothing is told. A refused login gets an empty one. */
export async function signIn(ctx: SignInContext): Promise<Session> {
  const { web_address = '', username = '', password = '' } = ctx.credentials;
  const answer = await operate(ctx, 'AuthenticationTokenGet', [
    ['WebAddress', web_address],
    ['UserName', username],
    ['Password', password],
  ]);
  const token = text(answer.AuthenticationTokenGetResult);
  if (token === null)
    throw new CredentialsRefused(
      'Bergen refused the login. Check the web address of the account (www.yourcompany.atworkweb.com), the user and the password.',
    );
  if (token.length > 8000) throw new Retryable('The token that Bergen gave is longer than any.');
  return { values: { token }, expiresAt: null };
}
