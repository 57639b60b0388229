import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted, type Grant, refreshTokens } from '../kit/oauth.ts';

/**
 * Trades login and password for a pair of tokens; later the refresh token for a new pair. A refresh that is refused
 * (used up, older than 30 days, revoked) is no end: the vendor says to go back to the password then.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { client_id = '', client_secret = '', username = '', password = '' } = ctx.credentials;
  const grant = (more: Readonly<Record<string, string>>): Grant => {
    const json = { ...more, client_id, client_secret, scope: 'oms' };
    return { request: { method: 'POST', url: `${ctx.baseUrl}/oauth/access_token`, json } };
  };
  const session = await firstGranted(ctx, [
    ...refreshTokens(ctx, last, undefined).map((refresh_token) =>
      grant({ grant_type: 'refresh_token', refresh_token }),
    ),
    grant({ grant_type: 'password', username, password }),
  ]);
  if (session) return session;
  throw new CredentialsRefused(
    'Fulfillment.com refused the client id, client secret, login or password. Check all four; the client id and secret come from your account executive.',
  );
}
